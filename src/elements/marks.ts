import { html, nothing, svg, type TemplateResult } from 'lit';
import { siAlipay, siPaypal, siQq, siWechat } from 'simple-icons';
import type { Translate } from '../locales/messages.js';
import { channelOf, type ChannelId, type ProductId } from '../model/product.js';
import { channelName } from './product-words.js';

/** What is drawn in white on a square of a brand's colour: an icon, or one character. */
export type Mark = {
  /** As `#e1251b`; white has to be told from it, which takes a contrast of 3 to 1. */
  readonly colour: string;
} & (
  | { readonly letter: string; readonly path?: undefined }
  | {
      /** The data of an SVG path in a square of 24 units. */
      readonly path: string;
      readonly letter?: undefined;
    }
);

/** An icon that is a square itself, and takes the place of the one that others are drawn on. */
type HouseMark = Mark & { readonly isSquare?: true };

/** The marks of channels, and of products that payers know by a name of their own. 百度's paw and TikTok's note are the marks of other things. */
const marks = new Map<ProductId, HouseMark>([
  ['wechat-pay', { colour: '#07a853', path: siWechat.path }],
  ['wechat-pay.fenfu', { colour: '#07a853', letter: '分' }],
  ['alipay', { colour: '#1677ff', path: siAlipay.path, isSquare: true }],
  ['alipay.huabei', { colour: '#1677ff', letter: '花' }],
  ['jd-pay', { colour: '#e1251b', letter: '京' }],
  ['jd-pay.baitiao', { colour: '#e1251b', letter: '白' }],
  ['qq-wallet', { colour: '#0b8bd0', path: siQq.path }],
  ['unionpay', { colour: '#0b5a8f', letter: '银' }],
  ['unionpay.instalment', { colour: '#0b5a8f', letter: '卡' }],
  ['cmb', { colour: '#c8152d', letter: '招' }],
  ['ccb', { colour: '#0066b3', letter: '建' }],
  ['abc', { colour: '#009174', letter: '农' }],
  ['baidu-wallet', { colour: '#2932e1', letter: '百' }],
  ['yeepay', { colour: '#3a8f2e', letter: '易' }],
  ['bestpay', { colour: '#e8380d', letter: '翼' }],
  ['paypal', { colour: '#002991', path: siPaypal.path }],
  ['corporate-bank', { colour: '#46536b', letter: '企' }],
  ['douyin-pay', { colour: '#161823', letter: '抖' }],
  ['e-cny', { colour: '#d7000f', letter: '数' }],
]);

/** Adds the mark of a channel, or takes the place of it. */
export function addMark(channel: ChannelId, mark: Mark): void {
  marks.set(channel, mark);
}

/**
 * The mark of a product, of its channel, or of a channel by its own id; what has none is the first letter of its name in grey. Names stand
 * beside it, so it is silent. The colour is an attribute of SVG's, since a style attribute fails under a strict content security policy.
 */
export function markOf(id: ProductId, translate: Translate): TemplateResult {
  const channel = channelOf(id);
  const mark = marks.get(id) ?? marks.get(channel);
  const drawing = mark?.path
    ? svg`<path d=${mark.path} />`
    : svg`<text x="12" y="12.5">${mark?.letter ?? [...channelName(channel, translate)][0]}</text>`;
  const shape = mark?.isSquare ? 'mark square' : 'mark';
  const colour = mark?.colour ?? nothing;
  return html`<svg class=${shape} part="mark" aria-hidden="true" viewBox="0 0 24 24" color=${colour}>${drawing}</svg>`;
}
