import { durations, type ExpiryRules } from '../expiry-rule.js';

/** How orders of JD Pay end. */
export const expiryRules: ExpiryRules = [
  {
    value: { mode: 'relative', parameter: 'expireTime', format: 'seconds', minimumMs: durations.second, defaultMs: 7 * durations.day },
    source: 'genkin-he/jdpay, whose sample is 259200, and IJPay',
    trust: 'open-source',
  },
];
