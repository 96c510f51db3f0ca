import type { ProductSources } from '../product-source.js';
import type { products } from './products.js';

/** What 建设银行 calls its products: the TXCODE of CCBIS/ccbMain. */
export const productSources: ProductSources<typeof products> = {
  'ccb.page': {
    value: { calledBy: 'TXCODE 520100, ibsbjstar.ccb.com.cn/CCBIS/ccbMain', lead: 'form' },
    source: "CCB's merchants' manual as developers quote it, csdn 94585963 and 115595792",
    trust: 'quoted',
  },
  'ccb.wap': {
    value: { calledBy: 'TXCODE 520100, ibsbjstar.ccb.com.cn/CCBIS/ccbMain', lead: 'form' },
    source: "CCB's merchants' manual as developers quote it, csdn 94585963 and 115595792",
    trust: 'quoted',
  },
  'ccb.app': {
    value: {
      calledBy: "TXCODE 520100's parameters, handed to the bank's SDK",
      lead: 'sdk',
      doubt: "The manual of 龙支付's SDK was not found, so that its parameters may be others than the page's: the branch has it.",
    },
    source: 'the page is quoted by developers; of the SDK only the name was found',
    trust: 'unverified',
  },
  'ccb.qr': {
    value: {
      calledBy: 'TXCODE 530550',
      lead: 'qr-code',
      note: 'TXCODE 530590 is for mini programs and WeChat; the house has no product for it.',
    },
    source: "CCB's merchants' manual as developers quote it, csdn 115595792: a code that several wallets scan",
    trust: 'quoted',
  },
};
