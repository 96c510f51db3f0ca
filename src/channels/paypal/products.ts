import type { ProductDefinition } from '../product-definition.js';
import { ownProduct, type ChannelTraits } from '../own-product.js';
import { currencies } from './currencies.js';

const wallet: ChannelTraits = { kind: 'wallet', currencies };

/** PayPal's products: the payer approves an order on PayPal's page, on PC or phone, and the merchant's server captures it. It takes no yuan of merchants abroad. */
export const products = {
  'paypal.page': ownProduct(wallet, 'page'),
  'paypal.wap': ownProduct(wallet, 'open'),
} satisfies Record<`paypal.${string}`, ProductDefinition>;
