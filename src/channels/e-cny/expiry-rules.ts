import { durations, type ExpiryRules } from '../expiry-rule.js';

/** How orders of digital yuan end, by China Merchants Bank's aggregate interface. */
export const expiryRules: ExpiryRules = [
  {
    value: {
      mode: 'relative',
      parameter: 'payValidTime',
      format: 'seconds',
      minimumMs: durations.second,
      note: 'Always send it: what holds without it differs by the kind of code. Another bank has another parameter.',
    },
    source: 'go-pay, cmbpay/models_ext.go',
    trust: 'open-source',
  },
];
