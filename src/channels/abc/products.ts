import type { ProductDefinition } from '../product-definition.js';
import { ownProduct, type ChannelTraits } from '../own-product.js';

const bank: ChannelTraits = { kind: 'bank', creditBan: 'by-request' };

/** 农业银行's products, by PaymentLinkType: 1 on the internet, 2 on a phone, 4 in a client. */
export const products = {
  'abc.page': ownProduct(bank, 'page'),
  'abc.wap': ownProduct(bank, 'open'),
  'abc.app': ownProduct(bank, 'app'),
} satisfies Record<`abc.${string}`, ProductDefinition>;
