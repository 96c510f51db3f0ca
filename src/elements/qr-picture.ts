import { svg, type TemplateResult } from 'lit';
import { qrPath } from './qr-path.js';

/** The side of the square a code is drawn in, in CSS pixels; each module takes a whole number of them, so that every edge is sharp. */
const side = 232;

/** A code as one path: black on white in every theme, since an inverted code does not scan. */
export function qrPicture(content: string): TemplateResult {
  const { size, path } = qrPath(content);
  const width = size * Math.max(1, Math.floor(side / size));
  return svg`<svg width=${width} height=${width} viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" aria-hidden="true"><path fill="#fff" d="M0 0h${size}v${size}H0z" /><path fill="#000" d=${path} /></svg>`;
}
