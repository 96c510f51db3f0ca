import type { ProductDefinition } from '../product-definition.js';
import { ownProduct, type ChannelTraits } from '../own-product.js';

const wallet: ChannelTraits = { kind: 'wallet', creditBan: 'no-credit' };

/** Digital yuan (数字人民币), through the bank that operates the merchant's wallet: a code both ways, and the wallet opened from a phone or an app. */
export const products = {
  'e-cny.qr': ownProduct(wallet, 'scan'),
  'e-cny.wap': ownProduct(wallet, 'open'),
  'e-cny.app': ownProduct(wallet, 'app'),
  'e-cny.payer-code': ownProduct(wallet, 'payer-code'),
} satisfies Record<`e-cny.${string}`, ProductDefinition>;
