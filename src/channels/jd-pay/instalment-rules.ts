import type { InstalmentRules } from '../instalment-rule.js';

const product = 'jd-pay.baitiao';

/** 京东白条. */
export const instalmentRules: InstalmentRules = [
  {
    value: {
      product,
      about: 'plans',
      from: 'quote',
      note: "queryBaiTiaoFQ, or calFee, answers the plans of an amount; the payer's standing counts too.",
    },
    source: "IJPay's models of payapi 2.0 (preProduct, installmentNum), and an aggregator's document",
    trust: 'open-source',
  },
  {
    value: { product, about: 'display', upFront: 'possible', note: 'Beside the wallets, once JD has signed it.' },
    source: "merchants' handbook",
    trust: 'trade',
  },
  {
    value: { product, about: 'periods', periods: [3, 6, 12, 24] },
    source: 'two consumers’ pages; no page of JD’s was found, and 0.5 % a period stands in a page of 2016',
    trust: 'unverified',
  },
  {
    value: { product, about: 'refund', feeReturned: false },
    source: "a consumers' page on instalments of a bill, which need not be those of a checkout",
    trust: 'unverified',
  },
];
