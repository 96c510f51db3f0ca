import { permissions as alipay } from './alipay/permissions.js';
import type { HouseChannel } from './house-channel.js';
import { permissions as jdPay } from './jd-pay/permissions.js';
import type { Permissions } from './permission.js';
import type { products } from './products.js';
import { permissions as unionpay } from './unionpay/permissions.js';
import { permissions as wechatPay } from './wechat-pay/permissions.js';

/** Where every channel's products are applied for, and which of them need another one. */
export const permissions = {
  'wechat-pay': wechatPay,
  alipay,
  'jd-pay': jdPay,
  'qq-wallet': {
    unknown:
      'QQ 钱包 had a merchant platform of its own (qpay.qq.com), on which products were opened; how it takes applications now was not found.',
  },
  unionpay,
  cmb: {
    unknown: '招商银行 opens 一网通 and its aggregate by separate contracts: the branch that keeps the account says what either needs.',
  },
  ccb: {
    unknown:
      '龙支付 is signed with a branch of CCB, which gives POSID and BRANCHID; what each product needs was not found. Ask the branch.',
  },
  abc: {
    unknown: 'ABC gives a merchant number and a certificate by its branch; what phone and client need beside the page was not found.',
  },
  'baidu-wallet': { unknown: '百度钱包 may take nobody any more. Who has it opened has it by an old contract, whose copy says for what.' },
  yeepay: {
    unknown: 'Yeepay signs with each merchant what its cashier shows; the list of what it opens was not found. Ask its sales staff.',
  },
  bestpay: { unknown: '天翼电子商务 opens 翼支付 by contract; whether page, phone and app are one application or three was not found.' },
  paypal: {
    unknown:
      'Orders v2 needs a business account, and what a country adds is on its own pages, which were not read. Ask PayPal for the country.',
  },
  'corporate-bank': {
    unknown:
      "UnionPay's B2B gateway and ChinaPay are each signed apart, and a bank's own page with that bank: ask whichever is to be used.",
  },
  'douyin-pay': {
    unknown: '抖音支付 has a merchant platform; which of its five products come together there is in no source at hand. Ask its service.',
  },
  'e-cny': { unknown: "The operating bank that holds the merchant's wallet opens digital yuan, and each has its own forms: ask the bank." },
} satisfies { readonly [Channel in HouseChannel]: Permissions<(typeof products)[Channel]> };
