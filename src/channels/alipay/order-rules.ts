import type { OrderRules } from '../order-rule.js';

/** What Alipay takes of an order. */
export const orderRules: OrderRules = {
  orderNumber: {
    value: {
      parameter: 'out_trade_no',
      minLength: 1,
      maxLength: 64,
      alphabet: 'letters-digits-underscore',
      uniqueBy: ['out_trade_no'],
      note: 'No hyphen: a UUID has to lose its own.',
    },
    source: 'opendocs.alipay.com, trade.precreate model of the official SDK 3.0.70',
    trust: 'quoted',
  },
  amount: {
    value: { writings: [{ parameter: 'total_amount', unit: 'major', maximum: 10_000_000_000 }], currencies: ['CNY'], minimum: 1 },
    source: 'opendocs.alipay.com, trade.precreate model of the official SDK 3.0.70: [0.01, 100000000] yuan',
    trust: 'quoted',
  },
  description: {
    value: {
      parameter: 'subject',
      required: true,
      maximum: 256,
      countedIn: 'characters',
      refused: '/=&',
      note: 'The characters are named as examples: there may be more. body comes back in the notice and is in the bill on a PC. Where the subject is shown is not said.',
    },
    source: 'opendocs.alipay.com, trade.precreate model of the official SDK 3.0.70',
    trust: 'quoted',
  },
  payee: {
    value: { by: 'register', note: "The name of the merchant's account." },
    source: "merchants' handbook, of most channels",
    trust: 'unverified',
  },
};
