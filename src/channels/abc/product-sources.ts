import type { ProductSources } from '../product-source.js';
import type { products } from './products.js';

const demo = "copies of ABC's official demo: a signed MSG that is posted to pay.abchina.com";

/** What 农业银行 calls its products: PayTypeID ImmediatePay, told apart by PaymentLinkType. */
export const productSources: ProductSources<typeof products> = {
  'abc.page': { value: { calledBy: 'ImmediatePay, PaymentLinkType 1', lead: 'form' }, source: demo, trust: 'quoted' },
  'abc.wap': { value: { calledBy: 'ImmediatePay, PaymentLinkType 2', lead: 'form' }, source: demo, trust: 'quoted' },
  'abc.app': {
    value: {
      calledBy: 'ImmediatePay, PaymentLinkType 4',
      lead: 'sdk',
      doubt: 'The demo says 智能客户端 of type 4 and no more: whether that opens an SDK or a page in the app, ABC has to say.',
    },
    source: "copies of ABC's official demo name the type; how an app is led was not found",
    trust: 'unverified',
  },
};
