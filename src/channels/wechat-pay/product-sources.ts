import type { ProductSources } from '../product-source.js';
import type { products } from './products.js';

/** What WeChat Pay calls its products: the trade_type of version 2, and the path of version 3. */
export const productSources: ProductSources<typeof products> = {
  'wechat-pay.native': {
    value: {
      calledBy: 'NATIVE, /v3/pay/transactions/native',
      lead: 'qr-code',
      note: 'Not read from the album, nor by a long press: a code is not to be saved.',
    },
    source: 'pay.weixin.qq.com 4012791890, 2025-10: code_url',
    trust: 'official',
  },
  'wechat-pay.jsapi': {
    value: { calledBy: 'JSAPI, /v3/pay/transactions/jsapi', lead: 'bridge' },
    source: 'pay.weixin.qq.com, JSAPI payment, 2025-03-21: getBrandWCPayRequest',
    trust: 'official',
  },
  'wechat-pay.h5': {
    value: { calledBy: 'MWEB, /v3/pay/transactions/h5', lead: 'redirect' },
    source: 'pay.weixin.qq.com, H5 payment, 2025-03-31: h5_url, which version 2 calls mweb_url',
    trust: 'official',
  },
  'wechat-pay.app': {
    value: { calledBy: 'APP, /v3/pay/transactions/app', lead: 'sdk' },
    source: 'go-pay and WxJava: prepay_id and package Sign=WXPay',
    trust: 'open-source',
  },
  'wechat-pay.mini-program': {
    value: {
      calledBy: 'JSAPI, /v3/pay/transactions/jsapi',
      lead: 'native-page',
      note: 'wx.requestPayment, by WeChat’s open typings of mini programs. In WeCom it fails and wx.qy.requestPayment works: a report on developers.weixin.qq.com.',
    },
    source: 'pay.weixin.qq.com, mini program payment, 2025-03-31',
    trust: 'official',
  },
  'wechat-pay.payer-code': {
    value: { calledBy: 'MICROPAY, /pay/micropay', lead: 'none', note: 'Version 3 calls it codepay: go-pay and WxJava, both open source.' },
    source: 'pay.weixin.qq.com 4011937125, 2025-08-14',
    trust: 'official',
  },
  'wechat-pay.fenfu': {
    value: { calledBy: '支付方式前置: market_exposure_token, with JSAPI or APP', lead: 'carrier' },
    source: 'pay.weixin.qq.com 4014277711 and 4014277715, 2025-04-18',
    trust: 'official',
  },
};
