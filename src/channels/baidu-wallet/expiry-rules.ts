import type { ExpiryRules } from '../expiry-rule.js';

/** How orders of Baidu Wallet end. */
export const expiryRules: ExpiryRules = [
  {
    value: { mode: 'absolute', parameter: 'expire_time', format: 'yyyyMMddHHmmss', note: "Not before the order's own time." },
    source: "Baidu's own page on its wallet's orders (Clouda, mbaas.pay), of about 2014",
    trust: 'quoted',
  },
];
