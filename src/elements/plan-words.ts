import type { Translate } from '../locales/messages.js';
import type { InstalmentPlan } from '../model/instalment-plan.js';
import { moneyText, type Money } from '../model/money.js';

/** A period's amount where all are alike; undefined where the first is odd. */
export function evenPeriod({ periods, firstPeriod, eachPeriod }: InstalmentPlan): Money | undefined {
  return periods > 1 && firstPeriod.value !== eachPeriod.value ? undefined : firstPeriod;
}

/** A plan in one line: its periods and their amounts. An estimate ends with saying so: it is the amounts that are one. */
export function planLine(plan: InstalmentPlan, t: Translate, locale: string): string {
  const { periods, firstPeriod, isEstimate } = plan;
  const each = moneyText(usualPeriod(plan), locale);
  const line = t(evenPeriod(plan) ? 'plan.line-even' : 'plan.line', { periods, first: moneyText(firstPeriod, locale), each });
  return isEstimate ? t('plan.estimated', { amount: line }) : line;
}

/** The total with the fee in it; undefined where the payer bears none. An estimate says so. */
export function totalWithFee({ fee, total, isEstimate }: InstalmentPlan, t: Translate, locale: string): string | undefined {
  if (fee.value <= 0) return undefined;
  return t(isEstimate ? 'plan.with-fee-estimated' : 'plan.with-fee', { total: moneyText(total, locale), fee: moneyText(fee, locale) });
}

/** What plans there are, in one line: the one there is, or the longest and the least amount a period. */
export function plansHint(plans: readonly InstalmentPlan[], t: Translate, locale: string): string | undefined {
  const [first, ...others] = plans;
  if (!first) return undefined;
  if (others.length === 0) return planLine({ ...first, isEstimate: false }, t, locale);
  const least = others.reduce((amount, plan) => (usualPeriod(plan).value < amount.value ? usualPeriod(plan) : amount), usualPeriod(first));
  return t('plan.from', { periods: longest(plans), each: moneyText(least, locale) });
}

/** The most periods that cost the payer nothing; undefined where every plan has a fee. */
export function longestFree(plans: readonly InstalmentPlan[]): number | undefined {
  const free = plans.filter(({ fee }) => fee.value === 0);
  return free.length > 0 ? longest(free) : undefined;
}

function longest(plans: readonly InstalmentPlan[]): number {
  return plans.reduce((most, { periods }) => Math.max(most, periods), 0);
}

/** The amount of most periods; of one period alone, its own. */
function usualPeriod(plan: InstalmentPlan): Money {
  return evenPeriod(plan) ?? plan.eachPeriod;
}
