import type { ProductDefinition } from '../channels/product-definition.js';
import type { InstalmentPlan } from '../model/instalment-plan.js';
import type { Money } from '../model/money.js';
import type { Order } from '../model/order.js';
import type { OpenedProduct } from '../model/product.js';
import { warnOnce } from '../model/warn-once.js';
import { estimateInstalments } from './instalments.js';

/** The plans of an opened product for an order: the channel's quotes, and only where there is none what the contracted terms come to. */
export function plansOf(
  { productId, plans = [], instalmentTerms = [] }: OpenedProduct,
  { plans: source }: ProductDefinition,
  { amount }: Pick<Order, 'amount'>,
): readonly InstalmentPlan[] {
  if (plans.length > 0 || source !== 'quotes-or-estimate') {
    return plans.filter((plan, index) => {
      const flaw = flawOf(plan, plans.slice(0, index), amount);
      if (flaw) warnOnce(`${productId}: plan ${plan.planId} is left out, since ${flaw}.`);
      return flaw === undefined;
    });
  }
  return instalmentTerms.flatMap(({ planId, ...terms }) => {
    const estimate = estimateInstalments({ amount, ...terms });
    return estimate ? [{ planId, ...estimate }] : [];
  });
}

/** Why a quote can not be what it says. A payer who is shown parts is not to be asked for another sum, nor for another fee. */
function flawOf(
  { planId, periods, firstPeriod, eachPeriod, fee, feeBearer, total }: InstalmentPlan,
  before: readonly InstalmentPlan[],
  amount: Money,
): string | undefined {
  if (before.some((plan) => plan.planId === planId)) return 'another plan has its name';
  if ([firstPeriod, eachPeriod, fee, total].some(({ currency }) => currency !== amount.currency)) return `it is not in ${amount.currency}`;
  if (firstPeriod.value + eachPeriod.value * (periods - 1) !== total.value) return 'its periods do not add up to its total';
  if (periods > 1 && eachPeriod.value === 0) return 'its periods are of nothing';
  if (fee.value > 0 && feeBearer === 'merchant') return 'the merchant bears its fee, and the payer is to pay it';
  return total.value === amount.value + fee.value ? undefined : 'its total is not the amount of the order and its fee';
}
