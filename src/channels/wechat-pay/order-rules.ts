import type { OrderRules } from '../order-rule.js';

/** What WeChat Pay takes of an order. */
export const orderRules: OrderRules = {
  orderNumber: {
    value: {
      parameter: 'out_trade_no',
      minLength: 6,
      maxLength: 32,
      alphabet: 'letters-digits-underscore-hyphen',
      uniqueBy: ['mchid', 'out_trade_no'],
      note: 'Pages of different years add | and *, and once @: only what all of them have is taken here.',
    },
    source: 'pay.weixin.qq.com, mini program payment, 2025-03-31, and 4012525167',
    trust: 'official',
  },
  amount: {
    value: {
      writings: [{ parameter: 'amount.total', unit: 'minor' }],
      currencies: ['CNY'],
      minimum: 1,
      note: 'Version 2 calls it total_fee.',
    },
    source: 'pay.weixin.qq.com, mini program payment, 2025-03-31',
    trust: 'official',
  },
  description: {
    value: {
      parameter: 'description',
      required: true,
      maximum: 127,
      countedIn: 'characters',
      shown: 'in-the-bill',
      note: 'Version 2 calls it body and takes 127 or 128, by the page. attach, which comes back, takes 128.',
    },
    source: 'pay.weixin.qq.com, mini program payment, 2025-03-31',
    trust: 'official',
  },
  payee: {
    value: { by: 'register', note: 'The short name (商户简称) given when the merchant number was applied for.' },
    source: "merchants' handbook, of most channels",
    trust: 'unverified',
  },
};
