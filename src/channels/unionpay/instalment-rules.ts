import type { InstalmentRules } from '../instalment-rule.js';

const product = 'unionpay.instalment';

/** A bank card's instalments by UnionPay's gateway. */
export const instalmentRules: InstalmentRules = [
  {
    value: { product, about: 'parameter', parameter: 'txnSubType', says: 'that the order is paid by instalments', values: ['03'] },
    source: "shima-park/unionpay, which has its comments from UnionPay's demo",
    trust: 'open-source',
  },
  {
    value: { product, about: 'parameter', parameter: 'instalTransInfo', says: 'the periods, by the agreement with the bank of the card' },
    source: "shima-park/unionpay, which has its comments from UnionPay's demo",
    trust: 'open-source',
  },
  {
    value: { product, about: 'plans', from: 'quote', note: 'Banks have different ones, so that only the server can say them.' },
    source: 'nothing that was read says so; instalments of cards are commonly agreed with each bank',
    trust: 'unverified',
  },
];
