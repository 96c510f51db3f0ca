import { html, svg, type TemplateResult } from 'lit';
import { siAlipay, siWechat } from 'simple-icons';
import type { Translate } from '../locales/messages.js';
import { channelOf, type ChannelId, type ProductId } from '../model/product.js';
import { channelName } from './product-words.js';

interface Mark {
  /** The class that carries the brand's colour. */
  readonly name: string;
  /** A path in a 24-unit square. Without one the first letter of the name is drawn. */
  readonly path?: string;
}

/** The marks of channels; what has none is drawn as a grey monogram. */
const marks: ReadonlyMap<ChannelId, Mark> = new Map<ChannelId, Mark>([
  ['wechat-pay', { name: 'wechat-pay', path: siWechat.path }],
  ['alipay', { name: 'alipay', path: siAlipay.path }],
  ['unionpay', { name: 'unionpay' }],
]);

/** The mark of a product's channel, or of a channel by its own id: its icon, or the first letter of its name. Names stand beside it, so it is silent. */
export function markOf(id: ProductId, translate: Translate): TemplateResult {
  const channel = channelOf(id);
  const mark = marks.get(channel);
  return html`<span class="mark ${mark?.name}" part="mark" aria-hidden="true"
    >${mark?.path ? html`<svg viewBox="0 0 24 24">${svg`<path d=${mark.path} fill="currentColor" />`}</svg>` : [...channelName(channel, translate)][0]}</span
  >`;
}
