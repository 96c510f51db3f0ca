import type { OrderRules } from '../order-rule.js';

const gateway = "UnionPay's gateway 5.1.0 with bizType 000202, comments of the official demo";

/** What a company's bank takes of an order, by UnionPay's B2B gateway; ChinaPay's, which some merchants have in its place, is another. */
export const orderRules: OrderRules = {
  orderNumber: {
    value: {
      parameter: 'orderId',
      minLength: 8,
      maxLength: 32,
      alphabet: 'letters-digits',
      uniqueBy: ['merId', 'orderId', 'txnTime'],
      note: 'By ChinaPay it is another parameter, of which no rule is known: ask ChinaPay.',
    },
    source: gateway,
    trust: 'quoted',
  },
  amount: {
    value: { writings: [{ parameter: 'txnAmt', unit: 'minor' }], currencies: ['CNY'], minimum: 1, maximum: 999_999_999_999 },
    source: `${gateway}: N1..12`,
    trust: 'quoted',
  },
  description: {
    value: { parameter: 'orderDesc', required: false, maximum: 32, countedIn: 'utf-8-bytes', unsafe: '&={}[]"\'' },
    source: gateway,
    trust: 'quoted',
  },
  payee: { unknown: "Which name a company's bank shows to who releases the payment depends on the bank. Ask the acquirer." },
};
