import type { ProductSources } from '../product-source.js';
import type { products } from './products.js';

/** What JD Pay calls its products. */
export const productSources: ProductSources<typeof products> = {
  'jd-pay.page': {
    value: { calledBy: 'saveOrder, wepay.jd.com/jdpay/saveOrder', lead: 'form' },
    source: 'IJPay and genkin-he/jdpay, open-source clients of payapi 2.0',
    trust: 'open-source',
  },
  'jd-pay.wap': {
    value: { calledBy: 'saveOrder, h5pay.jd.com/jdpay/saveOrder', lead: 'form' },
    source: "Ping++'s open-source SDK for pages, and IJPay",
    trust: 'open-source',
  },
  'jd-pay.app': {
    value: { calledBy: 'uniorder', lead: 'sdk' },
    source: 'IJPay and genkin-he/jdpay: orderId and signData for the SDK',
    trust: 'open-source',
  },
  'jd-pay.payer-code': {
    value: { calledBy: 'fkmPay', lead: 'none' },
    source: 'IJPay and genkin-he/jdpay',
    trust: 'open-source',
  },
  'jd-pay.baitiao': {
    value: { calledBy: 'queryBaiTiaoFQ for the plans; preProduct and installmentNum with a base product', lead: 'carrier' },
    source: "IJPay's models of payapi 2.0",
    trust: 'open-source',
  },
};
