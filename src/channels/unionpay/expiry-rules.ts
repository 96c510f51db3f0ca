import type { ExpiryRules } from '../expiry-rule.js';

/** How orders of UnionPay end. */
export const expiryRules: ExpiryRules = [
  {
    value: {
      mode: 'absolute',
      parameter: 'payTimeout',
      format: 'yyyyMMddHHmmss',
      note: 'Fifteen minutes are advised. A payment that a bank lets through later is sent back in about five working days, without a notice.',
    },
    source: 'open.unionpay.com, gateway 5.1.0, comments of the official demo',
    trust: 'quoted',
  },
  {
    value: {
      mode: 'relative',
      parameter: 'orderTimeout',
      format: 'milliseconds',
      minimumMs: 1,
      note: 'Against phishing: after it no page is opened for the order, but one that is open can still be paid. payTimeout is the one that ends an order.',
    },
    source:
      "three merchants' copies of the parameter's description, which agree on the unit; one client treats it as a time; orders that carry it may be refused unless it was opened",
    trust: 'unverified',
  },
];
