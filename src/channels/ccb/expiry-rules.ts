import type { ExpiryRules } from '../expiry-rule.js';

/** How orders of China Construction Bank end. */
export const expiryRules: ExpiryRules = [
  {
    value: { mode: 'absolute', parameter: 'TIMEOUT', format: 'yyyyMMddHHmmss', note: 'No bounds are named.' },
    source: "the bank's ccbMain interface, as developers quote it",
    trust: 'quoted',
  },
];
