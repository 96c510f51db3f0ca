import jsQR from 'jsqr';
import { page } from 'vitest/browser';

/** What a scanner reads from an element as it is painted. */
export async function decoded(element: Element): Promise<string | undefined> {
  return decodedPicture(`data:image/png;base64,${await page.screenshot({ element, save: false })}`);
}

/** What a scanner reads from a picture, by its address. */
export async function decodedPicture(url: string): Promise<string | undefined> {
  const { data, width, height } = await pixelsOf(url);
  return jsQR(data, width, height, { inversionAttempts: 'dontInvert' })?.data;
}

/** What a picture is made of, by its address. */
export async function pixelsOf(url: string): Promise<ImageData> {
  const image = new Image();
  image.src = url;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d')!;
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height);
}
