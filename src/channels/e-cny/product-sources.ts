import type { ProductSources } from '../product-source.js';
import type { products } from './products.js';

const client = "go-pay's cmbpay, by 招商银行's interface document 4.17 and 4.18; another operating bank has another interface";

/** What digital yuan's products are called at the one operating bank whose interface can be read. */
export const productSources: ProductSources<typeof products> = {
  'e-cny.qr': {
    value: { calledBy: 'transactionType TT01, which answers a qrCode', lead: 'qr-code' },
    source: client,
    trust: 'open-source',
  },
  'e-cny.wap': {
    value: {
      calledBy: 'transactionType TT04, which answers an invokeUrl',
      lead: 'redirect',
      note: 'TT13, for mini programs, answers an invokeUrl too; the house has no product for it.',
    },
    source: client,
    trust: 'open-source',
  },
  'e-cny.app': {
    value: { calledBy: 'transactionType TT03, which answers an invokeUrl', lead: 'redirect' },
    source: client,
    trust: 'open-source',
  },
  'e-cny.payer-code': {
    value: { calledBy: "统一支付 with the payer's authCode, transactionType TT01", lead: 'none' },
    source: client,
    trust: 'open-source',
  },
};
