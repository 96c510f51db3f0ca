import type { ProductSources } from '../product-source.js';
import type { products } from './products.js';

const gateway = 'frontTransReq.do, txnType 01, bizType 000201';
const clients = "Ping++'s open-source SDK for pages, and shima-park/unionpay";
const doubt = 'That appTransReq.do is what answers the tn was found in nothing that was read: the acquirer has the manual of the tn.';

/** What UnionPay calls its products. */
export const productSources: ProductSources<typeof products> = {
  'unionpay.page': {
    value: { calledBy: `${gateway}, channelType 07`, lead: 'form' },
    source: clients,
    trust: 'open-source',
  },
  'unionpay.wap': {
    value: { calledBy: `${gateway}, channelType 08`, lead: 'form' },
    source: clients,
    trust: 'open-source',
  },
  'unionpay.app': {
    value: { calledBy: 'appTransReq.do, which answers a tn', lead: 'sdk', doubt },
    source: "Ping++'s open-source SDK hands a tn to the app's SDK; what answers the tn was not found",
    trust: 'unverified',
  },
  'unionpay.qr': {
    value: { calledBy: 'a code of the merchant’s (主扫), UP_* of aggregators', lead: 'qr-code' },
    source: 'jeepay, an open-source aggregator',
    trust: 'open-source',
  },
  'unionpay.jsapi': {
    value: { calledBy: 'appTransReq.do for a tn, upsdk.pay for the page', lead: 'bridge', doubt },
    source:
      "open.unionpay.com, apiSvcId 496, and upsdk.js itself: fail code 01 is the payer's, 02 is not; what answers the tn was not found",
    trust: 'unverified',
  },
  'unionpay.payer-code': {
    value: { calledBy: 'a code of the payer’s (被扫), YSF_BAR of an aggregator', lead: 'none' },
    source: 'jeepay, an open-source aggregator',
    trust: 'open-source',
  },
  'unionpay.instalment': {
    value: { calledBy: 'txnSubType 03 with instalTransInfo, by the gateway', lead: 'carrier' },
    source: "shima-park/unionpay, which has its comments from UnionPay's demo",
    trust: 'open-source',
  },
};
