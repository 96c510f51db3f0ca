import { create } from 'qrcode/lib/core/qrcode.js';

/** Modules of white around a code; scanners need four. */
const quietZone = 4;

/** A code in modules: the side of its square with the white around it, and its black as the data of a path. */
export interface QrPath {
  readonly size: number;
  readonly path: string;
}

/**
 * The drawing of a code. Error correction M.
 * @throws when the text is too long for any code
 */
export function qrPath(content: string): QrPath {
  const { modules } = create(content, { errorCorrectionLevel: 'M' });
  let path = '';
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) path += `M${column + quietZone} ${row + quietZone}h1v1h-1z`;
    }
  }
  return { size: modules.size + 2 * quietZone, path };
}
