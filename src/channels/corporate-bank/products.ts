import type { ProductDefinition } from '../product-definition.js';
import { ownProduct, type ChannelTraits } from '../own-product.js';

const bank: ChannelTraits = { kind: 'b2b' };

/** A company's account at its bank, by UnionPay's B2B gateway (`bizType` 000202) or ChinaPay: a certificate in a key is needed, so at a desk alone. */
export const products = {
  'corporate-bank.page': ownProduct(bank, 'page'),
} satisfies Record<`corporate-bank.${string}`, ProductDefinition>;
