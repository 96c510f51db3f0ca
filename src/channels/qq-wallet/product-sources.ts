import type { ProductSources } from '../product-source.js';
import type { products } from './products.js';

const unified = 'qpay.qq.com/cgi-bin/pay/qpay_unified_order.cgi';

/** What QQ Wallet calls its products: the trade_type of one order interface, and another interface for a payer's code. */
export const productSources: ProductSources<typeof products> = {
  'qq-wallet.native': {
    value: { calledBy: `NATIVE, ${unified}`, lead: 'qr-code' },
    source: 'open-source clients of qpay.qq.com: code_url',
    trust: 'open-source',
  },
  'qq-wallet.jsapi': {
    value: { calledBy: `JSAPI, ${unified}`, lead: 'bridge' },
    source: "Ping++'s open-source SDK for pages: mqq.tenpay.pay with a tokenId",
    trust: 'open-source',
  },
  'qq-wallet.app': {
    value: { calledBy: `APP, ${unified}`, lead: 'sdk' },
    source: 'open-source clients of qpay.qq.com',
    trust: 'open-source',
  },
  'qq-wallet.mini-program': {
    value: { calledBy: `MINIAPP, ${unified}`, lead: 'native-page' },
    source: 'open-source clients of qpay.qq.com, and a report of 2019: qq.requestPayment',
    trust: 'community',
  },
  'qq-wallet.payer-code': {
    value: { calledBy: 'MICROPAY, qpay.qq.com/cgi-bin/pay/qpay_micro_pay.cgi', lead: 'none' },
    source: 'open-source clients of qpay.qq.com',
    trust: 'open-source',
  },
};
