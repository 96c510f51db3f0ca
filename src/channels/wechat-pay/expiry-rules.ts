import { durations, type ExpiryRules } from '../expiry-rule.js';

/** How orders, codes and links of WeChat Pay end. */
export const expiryRules: ExpiryRules = [
  {
    value: {
      mode: 'absolute',
      parameter: 'time_expire',
      format: 'yyyy-MM-ddTHH:mm:ss+08:00',
      products: ['wechat-pay.native', 'wechat-pay.jsapi', 'wechat-pay.h5', 'wechat-pay.app', 'wechat-pay.mini-program'],
      minimumMs: durations.minute,
      maximumMs: 90 * durations.day,
      advisedMaximumMs: 15 * durations.day,
      outside: 'moved',
      defaultMs: 7 * durations.day,
      note: 'Pages for partners and contracts name 15 days as the longest.',
    },
    source: 'pay.weixin.qq.com, orders of APIv3, read as of 2025-12',
    trust: 'official',
  },
  {
    value: {
      mode: 'absolute',
      parameter: 'time_expire',
      format: 'yyyyMMddHHmmss',
      products: ['wechat-pay.payer-code'],
      note: 'Version 2 of the interface.',
    },
    source: 'clients of version 2 write it so; no page that was read says it of payers’ codes',
    trust: 'unverified',
  },
  {
    value: {
      mode: 'code',
      event: 'code-created',
      fixedMs: 2 * durations.hour,
      products: ['wechat-pay.native'],
      note: 'time_expire does not make the code live longer. An order asked for again, at most once a minute, has a new one, and the old one dies at once. A code that one WeChat account has opened can not be paid by another.',
    },
    source: 'pay.weixin.qq.com 4012791890, 2025-10-14',
    trust: 'official',
  },
  {
    value: {
      mode: 'code',
      event: 'code-created',
      fixedMs: 2 * durations.hour,
      products: ['wechat-pay.jsapi', 'wechat-pay.mini-program', 'wechat-pay.app'],
      note: 'The prepay_id.',
    },
    source: 'pay.weixin.qq.com, JSAPI payment, 2025-03-21',
    trust: 'official',
  },
  {
    value: {
      mode: 'code',
      event: 'code-created',
      fixedMs: 5 * durations.minute,
      products: ['wechat-pay.h5'],
      note: 'The h5_url; the same order asked for again has a new one.',
    },
    source: 'pay.weixin.qq.com, H5.php chapter 15_4, as it is quoted',
    trust: 'quoted',
  },
];
