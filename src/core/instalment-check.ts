import { isVerified, type Known } from '../channels/fact.js';
import type { InstalmentRule } from '../channels/instalment-rule.js';
import { instalmentRulesOf } from '../channels/instalment-rules.js';
import { productDefinitions } from '../channels/products.js';
import { isMoney, type Money } from '../model/money.js';
import { channelOf, type ProductId } from '../model/product.js';
import { instalmentFindingKinds, type InstalmentFinding, type InstalmentMessageKey } from './instalment-finding.js';

/** The instalment that a server is about to offer or to ask a channel for. */
export interface InstalmentToCheck {
  readonly amount: Money;
  readonly periods: number;
  readonly goods?: 'physical' | 'virtual' | undefined;
}

/** Says something of an instalment. */
type Report = (messageKey: InstalmentMessageKey, values: InstalmentFinding['values'], fact?: Known<unknown>) => void;

/**
 * Everything about an instalment that a product's channel would refuse, or advises against, before anything is asked of the channel. What has
 * no findings may still be refused by the merchant's contract, which may have fewer plans.
 */
export function checkInstalment({ amount, periods, goods }: InstalmentToCheck, productId: ProductId): readonly InstalmentFinding[] {
  const findings: InstalmentFinding[] = [];
  const report: Report = (messageKey, values, fact) => {
    const kind = instalmentFindingKinds[messageKey];
    findings.push({ ...kind, channel: channelOf(productId), messageKey, values, ...(fact ? { source: fact.source } : {}) });
  };
  const definition = productDefinitions.get(productId);
  if (!definition?.carriers) {
    report('instalment.product.none', { product: productId });
    return findings;
  }
  // What is not verified says nothing here: a quote of the channel's may know better.
  const rules = instalmentRulesOf(productId).filter(isVerified);
  const arePeriods = Number.isSafeInteger(periods) && periods > 0;
  if (arePeriods) checkPeriods(periods, rules, report);
  else report('instalment.periods.not-a-number', {});
  if (isMoney(amount)) checkAmount(amount, arePeriods ? periods : 1, rules, report);
  else report('instalment.amount.not-integer', {});
  if (goods === 'virtual') checkGoods(productId, definition.refusesVirtualGoods === true, rules, report);
  return findings;
}

function checkPeriods(periods: number, rules: readonly Known<InstalmentRule>[], report: Report): void {
  for (const fact of rules) {
    if (fact.value.about !== 'periods' || fact.value.periods.includes(periods)) continue;
    report('instalment.periods.not-offered', { periods, offered: fact.value.periods.join(' ') }, fact);
  }
}

function checkAmount({ value, currency }: Money, periods: number, rules: readonly Known<InstalmentRule>[], report: Report): void {
  if (value < periods) {
    report('instalment.amount.too-small', { value, minimum: periods });
    return;
  }
  for (const fact of rules) {
    const { value: rule } = fact;
    if (rule.about !== 'advised-minimum' || rule.currency !== currency || value >= rule.value) continue;
    report('instalment.amount.below-advised', { value, minimum: rule.value }, fact);
  }
}

/** The product's definition is what the cashier goes by; the rule adds where that is from. */
function checkGoods(product: ProductId, isRefused: boolean, rules: readonly Known<InstalmentRule>[], report: Report): void {
  const fact = rules.find(({ value }) => value.about === 'virtual-goods' && value.refused);
  if (isRefused) report('order.goods.virtual', { product }, fact);
}
