import type { ProductSources } from '../product-source.js';
import type { products } from './products.js';

/** What 招商银行 calls its products: 一网通's page for three of them, and another interface of the bank for the code that any wallet scans. */
export const productSources: ProductSources<typeof products> = {
  'cmb.page': {
    value: { calledBy: 'MB_EUserPay, netpay.cmbchina.com/netpayment/BaseHttp.dll', lead: 'form' },
    source: 'openhome.cmbchina.com/PayNew, as code of its merchants quotes it: a posted jsonRequestData',
    trust: 'quoted',
  },
  'cmb.wap': {
    value: { calledBy: 'MB_EUserPay, netpay.cmbchina.com/netpayment/BaseHttp.dll', lead: 'form' },
    source:
      'openhome.cmbchina.com, PayNew, H5 支付 场景介绍: "in web pages on a phone, and in WeChat official accounts"; MB_EUserPay as code of its merchants quotes it',
    trust: 'official',
  },
  'cmb.app': {
    value: {
      calledBy: "MB_EUserPay's form in a web view of the app, or the bank's own app",
      lead: 'sdk',
      doubt: "How CMB's own app is opened from another one was in no source at hand: its manual for apps has to say.",
    },
    source: 'openhome.cmbchina.com/PayNew is quoted for pages; nothing that was found speaks of apps',
    trust: 'unverified',
  },
  'cmb.qr': {
    value: { calledBy: '收款码 of the aggregate interface, which answers a qrCode', lead: 'qr-code' },
    source: "go-pay's cmbpay, by the bank's interface document 4.1",
    trust: 'open-source',
  },
};
