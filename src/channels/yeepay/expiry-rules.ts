import type { ExpiryRules } from '../expiry-rule.js';

/** How orders of Yeepay end. */
export const expiryRules: ExpiryRules = [
  {
    value: {
      mode: 'absolute',
      parameter: 'expiredTime',
      format: 'yyyy-MM-dd HH:mm:ss',
      note: 'YOP; the old gateway has none that is known.',
    },
    source: "a merchant's copy of the interface",
    trust: 'community',
  },
];
