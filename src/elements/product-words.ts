import type { Way } from '../channels/product-definition.js';
import { productDefinitions } from '../channels/products.js';
import type { MessageKey, Translate } from '../locales/messages.js';
import { channelOf, type ChannelId, type ProductId } from '../model/product.js';
import { localText, type LocalText } from './local-text.js';

/** One of the house's texts, or one that a merchant brought. */
type Words = MessageKey | LocalText;

/** What is said of a channel. */
export interface ChannelWords {
  readonly name: Words;
  /** The program that payers open; as the channel is called unless told otherwise. */
  readonly wallet?: Words | undefined;
  /** What a payer does who is led to the channel's web page; said where the channel opens a page, and no program, on a phone too. */
  readonly site?: MessageKey | undefined;
}

/** What is said of a product; the rest follows from its channel and its way. */
export interface ProductWords {
  readonly name?: Words | undefined;
  readonly wallet?: Words | undefined;
  readonly hint?: Words | undefined;
}

const channels = new Map<ChannelId, ChannelWords>([
  ['wechat-pay', { name: 'channel.wechat-pay.name', wallet: 'channel.wechat-pay.wallet' }],
  ['alipay', { name: 'channel.alipay.name' }],
  ['jd-pay', { name: 'channel.jd-pay.name', wallet: 'channel.jd-pay.wallet', site: 'way.page' }],
  ['qq-wallet', { name: 'channel.qq-wallet.name', wallet: 'channel.qq-wallet.wallet' }],
  ['unionpay', { name: 'channel.unionpay.name', wallet: 'channel.unionpay.wallet', site: 'channel.unionpay.site' }],
  ['cmb', { name: 'channel.cmb.name', wallet: 'channel.cmb.wallet', site: 'way.page' }],
  ['ccb', { name: 'channel.ccb.name', wallet: 'channel.ccb.wallet', site: 'way.page' }],
  ['abc', { name: 'channel.abc.name', site: 'way.page' }],
  ['baidu-wallet', { name: 'channel.baidu-wallet.name', site: 'way.page' }],
  ['yeepay', { name: 'channel.yeepay.name', site: 'channel.yeepay.site' }],
  ['bestpay', { name: 'channel.bestpay.name', site: 'way.page' }],
  ['paypal', { name: 'channel.paypal.name', site: 'way.page' }],
  ['corporate-bank', { name: 'channel.corporate-bank.name', site: 'channel.corporate-bank.site' }],
  ['douyin-pay', { name: 'channel.douyin-pay.name', wallet: 'channel.douyin-pay.wallet' }],
  ['e-cny', { name: 'channel.e-cny.name' }],
]);

const products = new Map<ProductId, ProductWords>([
  ['alipay.huabei', { name: 'channel.alipay.huabei' }],
  ['jd-pay.baitiao', { name: 'channel.jd-pay.baitiao' }],
  ['wechat-pay.fenfu', { name: 'channel.wechat-pay.fenfu', hint: 'channel.wechat-pay.fenfu.hint' }],
  ['unionpay.instalment', { name: 'channel.unionpay.instalment', hint: 'channel.unionpay.instalment.hint' }],
  // Codes of banks that collect for every wallet: none of them is the one to open.
  ['cmb.qr', { name: 'channel.cmb.qr', wallet: 'way.any-wallet' }],
  ['ccb.qr', { name: 'channel.ccb.qr', wallet: 'way.any-wallet' }],
]);

const hints = {
  scan: 'way.scan',
  page: 'way.page',
  open: 'way.open',
  inside: 'way.inside',
  app: 'way.open',
  'mini-program': 'way.mini-program',
  'payer-code': 'way.payer-code',
} satisfies Record<Way, MessageKey>;

/** Adds what is said of a channel, or takes the place of it. */
export function addChannelWords(channel: ChannelId, words: ChannelWords): void {
  channels.set(channel, words);
}

/** Adds what is said of a product, or takes the place of it. */
export function addProductWords(productId: ProductId, words: ProductWords): void {
  products.set(productId, words);
}

/** What a channel is called. One that has no words is called by its id. */
export function channelName(channel: ChannelId, translate: Translate): string {
  const words = channels.get(channel);
  return words ? say(words.name, translate) : channel;
}

/** What payers call the program that pays for a product, or for a channel by its own id. */
export function walletName(id: ProductId, translate: Translate): string {
  const channel = channelOf(id);
  const wallet = products.get(id)?.wallet ?? channels.get(channel)?.wallet;
  return wallet ? say(wallet, translate) : channelName(channel, translate);
}

/** What a product is called. One that the house does not know is called by its id. */
export function productName(productId: ProductId, translate: Translate): string {
  const name = products.get(productId)?.name;
  if (name) return say(name, translate);
  const definition = productDefinitions.get(productId);
  if (definition?.way === 'payer-code') return translate('way.payer-code.name', { wallet: walletName(productId, translate) });
  return definition ? channelName(channelOf(productId), translate) : productId;
}

/** What a payer does with it. */
export function productHint(productId: ProductId, translate: Translate): string | undefined {
  const definition = productDefinitions.get(productId);
  if (!definition) return undefined;
  const channel = channelOf(productId);
  const { way } = definition;
  const site = way === 'page' || way === 'open' ? channels.get(channel)?.site : undefined;
  const words = products.get(productId)?.hint ?? site ?? (way ? hints[way] : 'way.plans');
  return say(words, translate, { name: channelName(channel, translate), wallet: walletName(productId, translate) });
}

function say(words: Words, translate: Translate, values?: Readonly<Record<string, string>>): string {
  return typeof words === 'string' ? translate(words, values) : localText(words, translate);
}
