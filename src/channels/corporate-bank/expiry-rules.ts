import type { ExpiryRules } from '../expiry-rule.js';

/** How orders of a company's bank end, by UnionPay's B2B gateway. */
export const expiryRules: ExpiryRules = [
  {
    value: {
      mode: 'absolute',
      parameter: 'payTimeout',
      format: 'yyyyMMddHHmmss',
      note: 'Once the payer is at the bank, UnionPay can not end it: what is paid later is sent back in about five working days, without a notice. Companies release payments in several steps, so leave days and not minutes.',
    },
    source: "UnionPay's gateway 5.1.0 with bizType 000202, comments of the official demo",
    trust: 'quoted',
  },
];
