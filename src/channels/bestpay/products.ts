import type { ProductDefinition } from '../product-definition.js';
import { ownProduct, type ChannelTraits } from '../own-product.js';

const wallet: ChannelTraits = { kind: 'wallet' };

/** 翼支付's products: payWeb on PC, payWap on a phone, its SDK in an app, and a payer's code. */
export const products = {
  'bestpay.page': ownProduct(wallet, 'page'),
  'bestpay.wap': ownProduct(wallet, 'open'),
  'bestpay.app': ownProduct(wallet, 'app'),
  'bestpay.payer-code': ownProduct(wallet, 'payer-code'),
} satisfies Record<`bestpay.${string}`, ProductDefinition>;
