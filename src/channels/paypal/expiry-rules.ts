import { durations, type ExpiryRules } from '../expiry-rule.js';

const specification = "PayPal's own description of Orders v2 (paypal-rest-api-specifications, 2024-02)";

/** How orders of PayPal end: nothing of it is set by a request. */
export const expiryRules: ExpiryRules = [
  {
    value: {
      mode: 'code',
      event: 'code-created',
      fixedMs: 3 * durations.hour,
      note: 'The link: the payer has to come to it. 24, 48 or 72 hours on request, for a merchant.',
    },
    source: specification,
    trust: 'open-source',
  },
  {
    value: { mode: 'from-event', event: 'payer-redirected', fixedMs: 3 * durations.hour, note: 'The approval, once the payer has come.' },
    source: specification,
    trust: 'open-source',
  },
];
