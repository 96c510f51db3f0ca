import { svg, type TemplateResult } from 'lit';
import { create } from 'qrcode/lib/core/qrcode.js';

/** The side of the square a code is drawn in, in CSS pixels; each module takes a whole number of them, so that every edge is sharp. */
const side = 232;

/** Modules of white around a code; scanners need four. */
const quietZone = 4;

/** A code as one path: black on white in every theme, since an inverted code does not scan. Error correction M. */
export function qrPicture(content: string): TemplateResult {
  const { modules } = create(content, { errorCorrectionLevel: 'M' });
  const size = modules.size + 2 * quietZone;
  const width = size * Math.max(1, Math.floor(side / size));
  let path = '';
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) path += `M${column + quietZone} ${row + quietZone}h1v1h-1z`;
    }
  }
  return svg`<svg width=${width} height=${width} viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" aria-hidden="true"><path fill="#fff" d="M0 0h${size}v${size}H0z" /><path fill="#000" d=${path} /></svg>`;
}
