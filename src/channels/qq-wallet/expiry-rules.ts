import { durations, type ExpiryRules } from '../expiry-rule.js';

/** How orders and codes of QQ Wallet end. */
export const expiryRules: ExpiryRules = [
  {
    value: {
      mode: 'absolute',
      parameter: 'time_expire',
      format: 'yyyyMMddHHmmss',
      note: 'Goes with time_start of the same form. No bounds are named.',
    },
    source: 'clients of merchants that send it; qpay.qq.com, buss/wiki/38/1203, for the form and the zone of time_start',
    trust: 'community',
  },
  {
    value: {
      mode: 'code',
      event: 'code-created',
      fixedMs: 2 * durations.hour,
      products: ['qq-wallet.native', 'qq-wallet.jsapi', 'qq-wallet.app', 'qq-wallet.mini-program'],
      note: 'The prepay_id; the code of NATIVE is taken to live as long.',
    },
    source: "a client's comments; it could not be confirmed",
    trust: 'unverified',
  },
];
