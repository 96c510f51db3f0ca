import type { ProductSources } from '../product-source.js';
import type { products } from './products.js';

const doubt = "The SDK's text names FACE_TO_FACE_PAYMENT as the default; without its contract that is refused (ACCESS_FORBIDDEN).";

/** What Alipay calls its products: the method, and the product_code. */
export const productSources: ProductSources<typeof products> = {
  'alipay.page': {
    value: { calledBy: 'alipay.trade.page.pay, FAST_INSTANT_TRADE_PAY', lead: 'form' },
    source: 'smartwalle/alipay and yansongda/pay: a form that is posted to openapi.alipay.com/gateway.do, or the same as an address',
    trust: 'open-source',
  },
  'alipay.wap': {
    value: { calledBy: 'alipay.trade.wap.pay, QUICK_WAP_WAY', lead: 'form' },
    source: 'smartwalle/alipay and yansongda/pay',
    trust: 'open-source',
  },
  'alipay.app': {
    value: { calledBy: 'alipay.trade.app.pay, QUICK_MSECURITY_PAY', lead: 'sdk' },
    source: 'smartwalle/alipay',
    trust: 'open-source',
  },
  'alipay.qr': {
    value: {
      calledBy: 'alipay.trade.precreate, FACE_TO_FACE_PAYMENT',
      lead: 'qr-code',
      note: 'Alipay reads a code from its album too: my.scan of its mini programs has the album unless hideAlbum is set. Merchants’ pages tell payers to save it.',
    },
    source: 'opendocs.alipay.com, trade.precreate model of the official SDK 3.0.70: qr_code',
    trust: 'quoted',
  },
  'alipay.jsapi': {
    value: { calledBy: 'alipay.trade.create, JSAPI_PAY', lead: 'bridge', doubt },
    source: "opendocs.alipay.com, trade.create model of the official SDK 3.0.70; docs.antom.com on tradePay; JSAPI_PAY from go-pay's test",
    trust: 'open-source',
  },
  'alipay.mini-program': {
    value: { calledBy: 'alipay.trade.create, JSAPI_PAY', lead: 'native-page', doubt },
    source:
      "opendocs.alipay.com, trade.create model of the official SDK 3.0.70; Alipay's typings of mini programs: my.tradePay; JSAPI_PAY from go-pay's test",
    trust: 'open-source',
  },
  'alipay.payer-code': {
    value: { calledBy: 'alipay.trade.pay, scene bar_code, FACE_TO_FACE_PAYMENT', lead: 'none' },
    source: 'opendocs.alipay.com, trade.pay model of the official SDK 3.0.70',
    trust: 'quoted',
  },
  'alipay.huabei': {
    value: { calledBy: 'extend_params.hb_fq_num and hb_fq_seller_percent, with the base products but a payer’s code', lead: 'carrier' },
    source: "Alipay's developer support on developer.aliyun.com 710927; Ping++'s table of parameters",
    trust: 'quoted',
  },
};
