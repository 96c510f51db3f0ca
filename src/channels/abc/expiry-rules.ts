import type { ExpiryRules } from '../expiry-rule.js';

/** How orders of Agricultural Bank of China end. */
export const expiryRules: ExpiryRules = [
  {
    value: {
      mode: 'absolute',
      parameter: 'orderTimeoutDate',
      format: 'yyyyMMddHHmmss',
      note: 'To the second. ExpiredDate beside it is how many days the bank keeps the order, and ends no payment.',
    },
    source: "the bank's demo for merchants (TrustPay); a sample of 2026 has 20260122090156",
    trust: 'quoted',
  },
];
