import type { ProductDefinition } from '../channels/product-definition.js';
import type { InstalmentPlan } from '../model/instalment-plan.js';
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
    return plans.filter((plan) => {
      const isSound = addsUp(plan, amount.currency);
      if (!isSound)
        warnOnce(`${productId}: plan ${plan.planId} is left out, since its periods do not add up to its total in ${amount.currency}.`);
      return isSound;
    });
  }
  return instalmentTerms.flatMap(({ planId, ...terms }) => {
    const estimate = estimateInstalments({ amount, ...terms });
    return estimate ? [{ planId, ...estimate }] : [];
  });
}

/** Whether a quote can be what it says: a payer who is shown parts is not to be asked for another sum. */
function addsUp({ periods, firstPeriod, eachPeriod, fee, total }: InstalmentPlan, currency: string): boolean {
  return (
    [firstPeriod, eachPeriod, fee, total].every((money) => money.currency === currency) &&
    firstPeriod.value + eachPeriod.value * (periods - 1) === total.value &&
    fee.value <= total.value
  );
}
