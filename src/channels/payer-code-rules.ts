import { payerCodeRules as alipay } from './alipay/payer-code.js';
import { payerCodeRules as bestpay } from './bestpay/payer-code.js';
import type { Fact } from './fact.js';
import type { HouseChannel } from './house-channel.js';
import { payerCodeRules as jdPay } from './jd-pay/payer-code.js';
import type { PayerCodeRule } from './payer-code-rule.js';
import { payerCodeRules as qqWallet } from './qq-wallet/payer-code.js';
import { payerCodeRules as unionpay } from './unionpay/payer-code.js';
import { payerCodeRules as wechatPay } from './wechat-pay/payer-code.js';

const isPage = (name: string): string => `${name} is paid on a page of the bank or gateway: no code of its payers for a counter was found.`;

/** What each channel's payer shows to a counter's scanner, and how that is known. */
export const payerCodeRules = {
  'wechat-pay': {
    value: wechatPay,
    source:
      'pay.weixin.qq.com, 付款码支付 5_1, and its guide for points of sale: 18 digits, 10 to 15; for one payment, and for about a minute',
    trust: 'official',
  },
  alipay: {
    value: alipay,
    source: 'opendocs.alipay.com, trade.pay model of the official SDK 3.0.70: 16 to 24 digits, 25 to 30; faces as jeepay takes them',
    trust: 'quoted',
  },
  'jd-pay': {
    value: jdPay,
    source:
      'code of counters that take both: 19 digits beginning with 62 are 云闪付 or 京东付款码; one list says 18, and nothing else does',
    trust: 'community',
  },
  'qq-wallet': {
    value: qqWallet,
    source: 'one sample in a demo of Tencent: 910728310408849937. The rule itself is in no source at hand',
    trust: 'unverified',
  },
  unionpay: {
    value: unionpay,
    source: 'jeepay, an open-source aggregator: 19 digits beginning with 62',
    trust: 'open-source',
  },
  cmb: {
    unknown: "招商银行's aggregate takes the codes of other wallets; whether its own app shows one, and of what form, CMB has to say.",
  },
  ccb: { unknown: "龙支付 shows codes in CCB's app and aggregates others'; their beginning and length were not found. Ask the branch." },
  abc: { unknown: "农行's app shows codes at counters; their beginning and length were not found. Ask the branch." },
  'baidu-wallet': { unknown: '百度钱包 may have closed; what its codes looked like was not found.' },
  yeepay: { unknown: isPage('易宝') },
  bestpay: {
    value: bestpay,
    source: 'lists of payment codes among developers say 51; neither a length nor a sample was found',
    trust: 'unverified',
  },
  paypal: { unknown: isPage('PayPal') },
  'corporate-bank': { unknown: isPage('A corporate bank') },
  'douyin-pay': { unknown: '抖音 shows a code for counters; its beginning and length are in no source at hand. Ask its merchant service.' },
  'e-cny': {
    unknown:
      '数字人民币 shows codes that its operators and aggregators take; no beginning was found that is common to them. Ask the operator.',
  },
} satisfies Record<HouseChannel, Fact<readonly PayerCodeRule[]>>;
