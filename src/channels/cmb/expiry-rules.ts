import { durations, type ExpiryRules } from '../expiry-rule.js';

/** How orders of China Merchants Bank end. */
export const expiryRules: ExpiryRules = [
  {
    value: {
      mode: 'relative',
      parameter: 'expireTimeSpan',
      format: 'minutes',
      products: ['cmb.page', 'cmb.wap', 'cmb.app'],
      minimumMs: durations.minute,
    },
    source: 'openhome.cmbchina.com/PayNew, as open-source clients quote it',
    trust: 'quoted',
  },
  {
    value: {
      mode: 'relative',
      parameter: 'payValidTime',
      format: 'seconds',
      products: ['cmb.qr'],
      minimumMs: durations.second,
      defaultMs: 900 * durations.second,
      note: 'What holds without it is 900 seconds for a 收款码 and 1200 for a 订单码: always send it.',
    },
    source: 'go-pay, cmbpay/models.go',
    trust: 'open-source',
  },
];
