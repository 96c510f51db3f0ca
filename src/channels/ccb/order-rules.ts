import type { OrderRules } from '../order-rule.js';

const manual = "the bank's ccbMain interface, as developers quote it (csdn 94585963, 115595792)";

/** What China Construction Bank's 龙支付 takes of an order. */
export const orderRules: OrderRules = {
  orderNumber: {
    value: {
      parameter: 'ORDERID',
      minLength: 1,
      maxLength: 30,
      note: 'Which characters are taken is not said: letters and digits are safe.',
    },
    source: manual,
    trust: 'quoted',
  },
  amount: {
    value: {
      writings: [{ parameter: 'PAYMENT', unit: 'major' }],
      currencies: ['CNY'],
      minimum: 1,
      note: 'NUMBER(16,2), which is more than any amount that can be counted exactly here.',
    },
    source: manual,
    trust: 'quoted',
  },
  description: {
    value: {
      parameter: 'PROINFO',
      required: false,
      countedIn: 'characters',
      note: 'Chinese is sent as %uXXXX, one by one. REMARK1 and REMARK2 take 30 and come back.',
    },
    source: manual,
    trust: 'quoted',
  },
  payee: {
    value: { by: 'parameter', parameter: 'SMERNAME', otherwise: 'nothing-reliable', note: 'Chinese is sent as %uXXXX.' },
    source: "merchants' handbook, which names this channel, and the interface as developers quote it",
    trust: 'trade',
  },
};
