import type { ProductSources } from '../product-source.js';
import type { products } from './products.js';

/** What 翼支付 calls its products. */
export const productSources: ProductSources<typeof products> = {
  'bestpay.page': {
    value: { calledBy: 'webpaywg.bestpay.com.cn/payWeb.do', lead: 'form' },
    source: 'code of merchants that posts to the old gateway; whether it still runs is not known',
    trust: 'community',
  },
  'bestpay.wap': {
    value: { calledBy: 'wappaywg.bestpay.com.cn/payWap.do', lead: 'form' },
    source: 'code of merchants that posts to the old gateway; whether it still runs is not known',
    trust: 'community',
  },
  'bestpay.app': {
    value: { calledBy: '翼支付 SDK', lead: 'sdk', doubt: 'No manual and no code that calls the SDK was found: 天翼电子商务 has it.' },
    source: 'nothing that was read names it there',
    trust: 'unverified',
  },
  'bestpay.payer-code': {
    value: {
      calledBy: '翼支付 付款码',
      lead: 'none',
      doubt: 'Lists of code beginnings name it; the interface that takes it was not found. Ask 天翼电子商务.',
    },
    source: 'lists of payment codes among developers',
    trust: 'unverified',
  },
};
