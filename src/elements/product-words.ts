import type { Way } from '../channels/product-definition.js';
import { productDefinitions } from '../channels/products.js';
import type { MessageKey, Translate } from '../locales/messages.js';
import { channelOf, type ChannelId, type ProductId } from '../model/product.js';

interface ChannelWords {
  readonly name: MessageKey;
  /** The program that payers open; as the channel is called unless told otherwise. */
  readonly wallet?: MessageKey;
}

const channels: ReadonlyMap<ChannelId, ChannelWords> = new Map<ChannelId, ChannelWords>([
  ['wechat-pay', { name: 'channel.wechat-pay.name', wallet: 'channel.wechat-pay.wallet' }],
  ['alipay', { name: 'channel.alipay.name' }],
  ['unionpay', { name: 'channel.unionpay.name', wallet: 'channel.unionpay.wallet' }],
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

/** What a channel is called. One that has no words is called by its id. */
export function channelName(channel: ChannelId, translate: Translate): string {
  const words = channels.get(channel);
  return words ? translate(words.name) : channel;
}

/** What payers call the program that pays for a product, or for a channel by its own id. */
export function walletName(id: ProductId, translate: Translate): string {
  const channel = channelOf(id);
  const { wallet } = channels.get(channel) ?? {};
  return wallet ? translate(wallet) : channelName(channel, translate);
}

/** What a product is called. One that the house does not know is called by its id. */
export function productName(productId: ProductId, translate: Translate): string {
  const way = productDefinitions.get(productId)?.way;
  if (way === 'payer-code') return translate('way.payer-code.name', { wallet: walletName(productId, translate) });
  return way ? channelName(channelOf(productId), translate) : productId;
}

/** What a payer does with it. */
export function productHint(productId: ProductId, translate: Translate): string | undefined {
  const way = productDefinitions.get(productId)?.way;
  const values = { name: channelName(channelOf(productId), translate), wallet: walletName(productId, translate) };
  return way && translate(hints[way], values);
}
