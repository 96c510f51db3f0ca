import { durations, type ExpiryRules } from '../expiry-rule.js';

const model = 'opendocs.alipay.com, trade.precreate model of the official SDK 3.0.70';

/** How trades and codes of Alipay end. */
export const expiryRules: ExpiryRules = [
  {
    value: {
      mode: 'absolute',
      parameter: 'time_expire',
      format: 'yyyy-MM-dd HH:mm:ss',
      minimumMs: durations.minute,
      maximumMs: 15 * durations.day,
      winsOver: ['timeout_express'],
    },
    source: model,
    trust: 'quoted',
  },
  {
    value: {
      mode: 'relative',
      parameter: 'timeout_express',
      format: 'm-h-d-1c',
      products: ['alipay.qr', 'alipay.payer-code'],
      minimumMs: durations.minute,
      maximumMs: 15 * durations.day,
      advisedMinimumMs: 5 * durations.minute,
      defaultMs: 3 * durations.hour,
      note: 'No decimals: 90m, not 1.5h.',
    },
    source: model,
    trust: 'quoted',
  },
  {
    value: {
      mode: 'relative',
      parameter: 'timeout_express',
      format: 'm-h-d-1c',
      products: ['alipay.page', 'alipay.wap', 'alipay.jsapi', 'alipay.mini-program'],
      minimumMs: durations.minute,
      maximumMs: 15 * durations.day,
      defaultMs: 15 * durations.day,
      note: 'No decimals: 90m, not 1.5h.',
    },
    source: model,
    trust: 'quoted',
  },
  {
    value: {
      mode: 'from-event',
      event: 'password-page-opened',
      parameter: 'timeout_express',
      format: 'm-h-d-1c',
      products: ['alipay.app'],
      minimumMs: durations.minute,
      maximumMs: 15 * durations.day,
      note: 'The trade is made when the payer comes to the page for the password, and the time runs from there: time_expire is the one to send.',
    },
    source: "a developer's report, cnblogs 9110207, which agrees with merchants' handbooks",
    trust: 'community',
  },
  {
    value: {
      mode: 'code',
      event: 'code-created',
      parameter: 'qr_code_timeout_express',
      format: 'm-h-d-1c',
      products: ['alipay.qr'],
      minimumMs: durations.minute,
      maximumMs: 2 * durations.hour,
      outside: 'moved',
    },
    source: model,
    trust: 'quoted',
  },
  {
    value: {
      mode: 'code',
      event: 'code-created',
      fixedMs: 2 * durations.hour,
      products: ['alipay.qr'],
      winsOver: ['qr_code_timeout_express', 'timeout_express', 'time_expire'],
      note: 'A code is dead after two hours whatever the parameters say.',
    },
    source: model,
    trust: 'quoted',
  },
];
