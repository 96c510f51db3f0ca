import { isKnown, type Fact } from '../fact.js';
import type { OrderRules } from '../order-rule.js';
import { orderRules as gateway } from '../unionpay/order-rules.js';

/** What a company's bank takes of an order, by UnionPay's B2B gateway; ChinaPay's, which some merchants have in its place, is another. */
export const orderRules: OrderRules = {
  orderNumber: /* @__PURE__ */ takenOver(
    gateway.orderNumber,
    'By ChinaPay it is another parameter, of which no rule is known: ask ChinaPay.',
  ),
  amount: /* @__PURE__ */ takenOver(gateway.amount),
  description: /* @__PURE__ */ takenOver(gateway.description),
  payee: { unknown: "Which name a company's bank shows to who releases the payment depends on the bank. Ask the acquirer." },
};

function takenOver<Rule extends object>(fact: Fact<Rule>, note?: string): Fact<Rule> {
  if (!isKnown(fact)) return fact;
  const value = note === undefined ? fact.value : { ...fact.value, note };
  return { value, source: "UnionPay's gateway, taken to hold for bizType 000202", trust: 'open-source' };
}
