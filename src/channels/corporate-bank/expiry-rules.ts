import type { ExpiryRules } from '../expiry-rule.js';

/** How orders of a company's bank end, by UnionPay's B2B gateway. */
export const expiryRules: ExpiryRules = [
  {
    value: {
      mode: 'absolute',
      parameter: 'payTimeout',
      format: 'yyyyMMddHHmmss',
      note: 'Once the payer is at the bank, UnionPay can not end it: what is paid later is sent back in about five working days, without a notice.',
    },
    source: "UnionPay's gateway, taken to hold for bizType 000202",
    trust: 'open-source',
  },
];
