import jsQR from 'jsqr';

// A phone's photograph has far more pixels than a code needs, and decoding time grows with them.
const longestSide = 1_600;

/** The text of the QR code in a picture; undefined when there is none. Read through a data URL, as the page's policy allows. */
export async function readPicture(file: Blob): Promise<string | undefined> {
  const image = new Image();
  image.src = await toDataUrl(file);
  await image.decode();
  const scale = Math.min(1, longestSide / Math.max(image.naturalWidth, image.naturalHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
  canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
  const context = canvas.getContext('2d');
  if (context === null) return undefined;
  // A transparent picture would otherwise be black on black.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
  return jsQR(data, width, height)?.data;
}

function toDataUrl(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result : ''));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('The picture can not be read')));
    reader.readAsDataURL(file);
  });
}
