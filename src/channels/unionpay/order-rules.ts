import type { OrderRules } from '../order-rule.js';

const demo = 'open.unionpay.com, gateway 5.1.0, comments of the official demo';

/** What UnionPay takes of an order. */
export const orderRules: OrderRules = {
  orderNumber: {
    value: {
      parameter: 'orderId',
      minLength: 8,
      maxLength: 32,
      alphabet: 'letters-digits',
      uniqueBy: ['merId', 'orderId', 'txnTime'],
      note: 'An aggregator lets 40 characters through; the demo says 32.',
    },
    source: demo,
    trust: 'quoted',
  },
  amount: {
    value: { writings: [{ parameter: 'txnAmt', unit: 'minor', maximum: 999_999_999_999 }], currencies: ['CNY'], minimum: 1 },
    source: `${demo}: N1..12`,
    trust: 'quoted',
  },
  description: {
    value: {
      parameter: 'orderDesc',
      required: false,
      maximum: 32,
      countedIn: 'utf-8-bytes',
      unsafe: '&={}[]"\'',
      note: 'ANS1..32, ten Chinese characters. The unsafe characters are those that reqReserved refuses, which takes 1024.',
    },
    source: `${demo}; that bytes are meant, from the table of an aggregator`,
    trust: 'quoted',
  },
  payee: {
    value: { by: 'register', note: 'A platform (accessType 2) names the merchant behind it by subMerName and subMerAbbr.' },
    source: "merchants' handbook, of most channels; the platform's fields from the official demo",
    trust: 'unverified',
  },
};
