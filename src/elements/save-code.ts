import { qrPath } from './qr-path.js';

/** About how wide a saved code is, in pixels; each module takes a whole number of them. */
const width = 720;

/** Of the lines under a code, in pixels: the size of their letters, the least it comes down to where a line is long, and how far apart they stand. */
const letters = { size: 34, least: 20, line: 52 };

/** How long a browser may take to read what it was told to download, in milliseconds. */
const downloadMs = 40_000;

/**
 * Saves a code as a picture, with lines under it that say what it is for: a picture is met again without its page. A screen for fingers gets the
 * system's own sheet, which leads to the album; a download would end among the files.
 * @param name what the file is called, without its ending
 * @throws when the text is too long for any code, or the browser gives no picture away
 */
export async function saveCode(content: string, lines: readonly string[], name: string): Promise<void> {
  const picture = await pictureOf(content, lines);
  const file = new File([picture], `${name}.png`, { type: picture.type });
  if (!(await isShared(file))) download(file);
}

async function pictureOf(content: string, lines: readonly string[]): Promise<Blob> {
  const { size, path } = qrPath(content);
  const scale = Math.ceil(width / size);
  const side = size * scale;
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side + (lines.length > 0 ? (lines.length + 0.5) * letters.line : 0);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas to draw on');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#000';
  context.save();
  context.scale(scale, scale);
  context.fill(new Path2D(path));
  context.restore();
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const room = side - 8 * scale;
  for (const [index, line] of lines.entries()) {
    context.font = fontOf(letters.size);
    const fitting = (letters.size * room) / context.measureText(line).width;
    context.font = fontOf(Math.min(letters.size, Math.max(letters.least, fitting)));
    context.fillText(line, side / 2, side + (index + 0.5) * letters.line, room);
  }
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('the browser gives no picture away'));
    }, 'image/png');
  });
}

function fontOf(size: number): string {
  return `${size}px system-ui, -apple-system, 'PingFang SC', 'Microsoft YaHei', sans-serif`;
}

async function isShared(file: File): Promise<boolean> {
  if (!matchMedia('(pointer: coarse)').matches || !('canShare' in navigator) || !navigator.canShare({ files: [file] })) return false;
  try {
    await navigator.share({ files: [file] });
    return true;
  } catch (error) {
    // Who has closed the sheet wants no download in its place; where a page may not share, it may still download.
    return error instanceof DOMException && error.name === 'AbortError';
  }
}

function download(file: File): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), downloadMs);
}
