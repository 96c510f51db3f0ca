import { html, svg, type TemplateResult } from 'lit';
import { siWechat } from 'simple-icons';
import { channelOf, type ProductId } from '../model/product.js';

interface Mark {
  /** The class that carries the brand's colour. */
  readonly name: string;
  /** A path in a 24-unit square. */
  readonly path: string;
}

/** The marks of channels; what has none is drawn as a monogram. */
const marks: ReadonlyMap<string, Mark> = new Map([['wechat-pay', { name: 'wechat-pay', path: siWechat.path }]]);

/** The mark of a product's channel: its icon, or the first letter of its name. Names stand beside it, so it is silent. */
export function markOf(productId: ProductId, name: string): TemplateResult {
  const mark = marks.get(channelOf(productId));
  return html`<span class="mark ${mark?.name}" part="mark" aria-hidden="true"
    >${mark ? html`<svg viewBox="0 0 24 24">${svg`<path d=${mark.path} fill="currentColor" />`}</svg>` : name.slice(0, 1)}</span
  >`;
}
