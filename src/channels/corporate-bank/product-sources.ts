import type { ProductSources } from '../product-source.js';
import type { products } from './products.js';

/** What is called for a company's account at its bank. */
export const productSources: ProductSources<typeof products> = {
  'corporate-bank.page': {
    value: { calledBy: "UnionPay's frontTransReq.do with bizType 000202, or ChinaPay's CTITS page", lead: 'form' },
    source: "Ping++'s open-source SDK for pages: upacp_b2b and cp_b2b; a bank's own page differs from bank to bank",
    trust: 'open-source',
  },
};
