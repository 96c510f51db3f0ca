import { durations, type ExpiryRules } from '../expiry-rule.js';

/** How orders of Douyin end, in its mini programs; of its direct interface no end is known. */
export const expiryRules: ExpiryRules = [
  {
    value: {
      mode: 'relative',
      parameter: 'payExpireSeconds',
      format: 'seconds',
      products: ['douyin-pay.mini-program'],
      minimumMs: durations.second,
      maximumMs: 48 * durations.hour,
      defaultMs: 300 * durations.second,
      note: 'The trading system (通用交易系统). Nothing, or 0, is 300 seconds.',
    },
    source: 'developer.open-douyin.com, request-order-data-sign',
    trust: 'official',
  },
  {
    value: {
      mode: 'relative',
      parameter: 'valid_time',
      format: 'seconds',
      products: ['douyin-pay.mini-program'],
      minimumMs: durations.second,
      note: 'The older guaranteed payment (担保支付, ecpay), which is being taken down.',
    },
    source: 'yansongda/pay',
    trust: 'open-source',
  },
];
