import { beforeEach, describe, expect, onTestFinished, test, vi, type Mock } from 'vitest';
import { saveCode } from '../../src/elements/save-code';
import { decodedPicture, pixelsOf } from './decoded';

const content = 'https://qr.alipay.com/bax00000sample';
const lines = ['海岸书店', '¥1,024.00', '订单号 20261122093001'];

/** Files that the browser was told to download, by the addresses they were given. */
let downloads: { readonly name: string; readonly url: string }[];

beforeEach(() => {
  downloads = [];
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    downloads.push({ name: this.download, url: this.href });
  });
  return () => {
    click.mockRestore();
  };
});

/** A screen for fingers, in a browser that has a sheet to share files with. */
function sheetThat(share: (data: ShareData) => Promise<void>): Mock<typeof share> {
  const shared = vi.fn(share);
  const isCoarse = vi.spyOn(window, 'matchMedia').mockReturnValue({ matches: true } as MediaQueryList);
  Object.defineProperties(navigator, {
    canShare: { configurable: true, value: ({ files }: ShareData) => files?.[0]?.type === 'image/png' },
    share: { configurable: true, value: shared },
  });
  onTestFinished(() => {
    isCoarse.mockRestore();
    Reflect.deleteProperty(navigator, 'canShare');
    Reflect.deleteProperty(navigator, 'share');
  });
  return shared;
}

/** The first column and the last in a band of a picture that are not white. */
function extent({ data, width }: ImageData, from: number, to: number): readonly [first: number, last: number] {
  const columns = Array.from({ length: width }, (_, column) => column).filter((column) =>
    Array.from({ length: to - from }, (_, row) => data[4 * ((from + row) * width + column)]!).some((red) => red < 128),
  );
  return [columns[0]!, columns[columns.length - 1]!];
}

test('a scanner reads the code from the picture, which is called as was wanted', async () => {
  await saveCode(content, lines, '20261122093001');
  expect(downloads.map(({ name }) => name)).toEqual(['20261122093001.png']);
  expect(await decodedPicture(downloads[0]!.url)).toBe(content);
});

test('under the code stands what it is for, in the middle and with white on both sides, a long line too', async () => {
  await saveCode(content, [...lines, '名字很长的商户'.repeat(20)], 'code');
  const picture = await pixelsOf(downloads[0]!.url);
  for (let band = 0; band < 4; band += 1) {
    const top = picture.width + band * 52;
    const [first, last] = extent(picture, top, top + 52);
    expect(first).toBeGreaterThan(60);
    expect(Math.abs(first - (picture.width - 1 - last))).toBeLessThan(8);
  }
});

test('without lines the picture is the square alone', async () => {
  await saveCode(content, [], 'code');
  const { width, height } = await pixelsOf(downloads[0]!.url);
  expect(height).toBe(width);
  expect(width).toBeGreaterThanOrEqual(720);
});

describe('a screen for fingers', () => {
  test('gets the system’s sheet, and no download', async () => {
    const shared = sheetThat(() => Promise.resolve());
    await saveCode(content, lines, 'code');
    expect(shared.mock.calls.map(([{ files }]) => files?.map(({ name, type }) => [name, type]))).toEqual([[['code.png', 'image/png']]]);
    expect(downloads).toEqual([]);
  });

  test('gets none either when the sheet was closed', async () => {
    sheetThat(() => Promise.reject(new DOMException('closed', 'AbortError')));
    await saveCode(content, lines, 'code');
    expect(downloads).toEqual([]);
  });

  test('gets a download where the page may not share, as in a frame', async () => {
    sheetThat(() => Promise.reject(new DOMException('not allowed', 'NotAllowedError')));
    await saveCode(content, lines, 'code');
    expect(downloads).toHaveLength(1);
  });
});

test('a text too long for any code is refused', async () => {
  await expect(saveCode('x'.repeat(5000), [], 'code')).rejects.toThrow();
  expect(downloads).toEqual([]);
});
