import type { ExpiryRules } from '../expiry-rule.js';

/** How orders of BestPay end. */
export const expiryRules: ExpiryRules = {
  unknown:
    "No client of the gateway that was read sends an end, and no page names a default. Ask the support of BestPay, and close an order from the merchant's side until then.",
};
