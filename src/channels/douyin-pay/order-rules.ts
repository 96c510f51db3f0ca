import type { OrderRules } from '../order-rule.js';

/** What Douyin Pay takes of an order. */
export const orderRules: OrderRules = {
  orderNumber: {
    unknown:
      "Douyin Pay's pages for merchants need a login, and its SDK names out_trade_no without a rule. It is made after WeChat's APIv3, which proves nothing. Ask its support for merchants.",
  },
  amount: {
    value: {
      writings: [{ parameter: 'amount.total', unit: 'minor' }],
      currencies: ['CNY'],
      minimum: 1,
      note: 'The name of the parameter is taken from the interface it is made after.',
    },
    source: 'go-pay, douyin',
    trust: 'open-source',
  },
  description: {
    unknown: "Douyin Pay's pages for merchants need a login, and its SDK names no limit of the description. Ask its support for merchants.",
  },
  payee: { unknown: "Nothing that can be read without a login says which name Douyin Pay's sheet shows. Ask its support for merchants." },
};
