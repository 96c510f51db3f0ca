import type { ProductDefinition } from '../product-definition.js';
import { carriedProduct, ownProduct, type ChannelTraits } from '../own-product.js';

const cards: ChannelTraits = { home: 'unionpay', kind: 'bank', maximumValue: 999_999_999_999 };

/** UnionPay's products: the gateway on PC and phone, tn for the app and 云闪付's own browser, codes both ways, and a card's instalments by the gateway. */
export const products = {
  'unionpay.page': ownProduct(cards, 'page'),
  'unionpay.wap': ownProduct(cards, 'open'),
  'unionpay.app': ownProduct(cards, 'app'),
  'unionpay.qr': ownProduct(cards, 'scan'),
  'unionpay.jsapi': ownProduct(cards, 'inside'),
  'unionpay.payer-code': ownProduct(cards, 'payer-code'),
  'unionpay.instalment': carriedProduct(['unionpay.page', 'unionpay.wap'], 'quotes'),
} satisfies Record<`unionpay.${string}`, ProductDefinition>;
