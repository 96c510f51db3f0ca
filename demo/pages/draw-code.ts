import { create } from 'qrcode';

/** Modules of white around a code, as the standard asks for. */
const quietZone = 4;

/** Draws a text as a QR code, a pixel a module; the style sheet makes it larger. */
export function drawCode(canvas: HTMLCanvasElement, text: string): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const side = modules.size + 2 * quietZone;
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, side, side);
  context.fillStyle = '#000';
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) context.fillRect(column + quietZone, row + quietZone, 1, 1);
    }
  }
}
