import type { OrderRules } from '../order-rule.js';

const demo = "the bank's demo for merchants (TrustPay), copies of several years";

/** What Agricultural Bank of China takes of an order. */
export const orderRules: OrderRules = {
  orderNumber: {
    unknown:
      'The demo of the bank asks for an OrderNo, and no copy of it says how long it may be or which characters it takes; samples have letters and digits. Ask the branch that opened the merchant number.',
  },
  amount: {
    value: { writings: [{ parameter: 'OrderAmount', unit: 'major' }], currencies: ['CNY'], minimum: 1 },
    source: `${demo}: a sample of 2026 has 0.01`,
    trust: 'quoted',
  },
  description: {
    value: {
      parameter: 'OrderDesc',
      required: false,
      countedIn: 'characters',
      note: 'What is asked for is the CommodityType, a code of the kind of goods. No limit is named.',
    },
    source: `${demo}, have CommodityType; that OrderDesc is the text was not confirmed`,
    trust: 'unverified',
  },
  payee: { unknown: 'Neither the demo nor handbooks say which name the page shows. Ask the branch that opened the merchant number.' },
};
