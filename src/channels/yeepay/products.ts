import type { ProductDefinition } from '../product-definition.js';
import { ownProduct, type ChannelTraits } from '../own-product.js';

const cards: ChannelTraits = { kind: 'bank' };

/** Yeepay's products: bank cards by its own cashier, on PC and phone. */
export const products = {
  'yeepay.page': ownProduct(cards, 'page'),
  'yeepay.wap': ownProduct(cards, 'open'),
} satisfies Record<`yeepay.${string}`, ProductDefinition>;
