import type { OrderRules } from '../order-rule.js';

/** What Yeepay takes of an order. */
export const orderRules: OrderRules = {
  orderNumber: {
    value: {
      parameter: 'requestId',
      minLength: 1,
      maxLength: 50,
      alphabet: 'letters-digits-underscore',
      note: 'The old gateway calls it p2_Order.',
    },
    source: "a merchant's copy of the interface (apifox 40655909) and the table of an aggregator",
    trust: 'community',
  },
  amount: {
    value: {
      writings: [{ parameter: 'orderAmount', unit: 'major' }],
      currencies: ['CNY'],
      minimum: 1,
      note: 'The old gateway calls it p3_Amt; the new name is as merchants have it and was not verified.',
    },
    source: 'returns of the old gateway seen 2008-2018, and copies of the interface',
    trust: 'community',
  },
  description: {
    value: { parameter: 'goodsName', required: true, maximum: 85, countedIn: 'characters' },
    source: "a merchant's copy of the interface",
    trust: 'community',
  },
  payee: {
    unknown: 'Copies of the interface have no field for it, and none says which name the cashier of Yeepay shows. Ask its support.',
  },
};
