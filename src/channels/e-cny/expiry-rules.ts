import type { ExpiryRules } from '../expiry-rule.js';

/** How orders of digital yuan end, by China Merchants Bank's aggregate interface. */
export const expiryRules: ExpiryRules = [
  {
    value: {
      mode: 'absolute',
      parameter: 'orderTimeExpire',
      format: 'yyyy-MM-ddTHH:mm:ss',
      note: 'Required. No zone is named. Another bank has another parameter.',
    },
    source: 'go-pay, cmbpay/models_ext.go',
    trust: 'open-source',
  },
];
