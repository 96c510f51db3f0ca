import type { ProductSources } from '../product-source.js';
import type { products } from './products.js';

const client = "go-pay's client of api.douyinpay.com";

/** What 抖音支付 calls its products: the last part of the order's path. */
export const productSources: ProductSources<typeof products> = {
  'douyin-pay.native': {
    value: { calledBy: '/v1/trade/transactions/native', lead: 'qr-code' },
    source: `${client}: code_url`,
    trust: 'open-source',
  },
  'douyin-pay.h5': {
    value: { calledBy: '/v1/trade/transactions/h5', lead: 'redirect' },
    source: `${client}: h5_url`,
    trust: 'open-source',
  },
  'douyin-pay.jsapi': {
    value: { calledBy: '/v1/trade/transactions/jsapi', lead: 'bridge' },
    source: `${client}: prepay_id, signType DouyinPay-RSA`,
    trust: 'open-source',
  },
  'douyin-pay.app': {
    value: { calledBy: '/v1/trade/transactions/app', lead: 'sdk' },
    source: `${client}: prepay_id, package Sign=DYPay`,
    trust: 'open-source',
  },
  'douyin-pay.mini-program': {
    value: {
      calledBy: 'ecpay of 抖音小程序, or /v1/trade/transactions/jsapi',
      lead: 'native-page',
      doubt:
        "Douyin's mini programs were paid by an interface of their own before this channel: which of the two a merchant gets, its contract says.",
    },
    source: "yansongda/pay documents ecpay; go-pay's client names no mini program",
    trust: 'unverified',
  },
};
