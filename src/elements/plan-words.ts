import type { Translate } from '../locales/messages.js';
import type { InstalmentPlan } from '../model/instalment-plan.js';
import { moneyText } from '../model/money.js';

/** A period's amount where all are alike; undefined where the first is odd. */
export function evenPeriod({ periods, firstPeriod, eachPeriod }: InstalmentPlan): InstalmentPlan['firstPeriod'] | undefined {
  return periods > 1 && firstPeriod.value !== eachPeriod.value ? undefined : firstPeriod;
}

/** A plan in one line: its periods and their amounts. An estimate begins with saying so. */
export function planLine(plan: InstalmentPlan, t: Translate, locale: string): string {
  const { periods, firstPeriod, eachPeriod, isEstimate } = plan;
  const even = evenPeriod(plan);
  const each = moneyText(even ?? eachPeriod, locale);
  const line = t(even ? 'plan.line-even' : 'plan.line', { periods, first: moneyText(firstPeriod, locale), each });
  return isEstimate ? `${t('plan.estimate')} · ${line}` : line;
}

/** The total with the fee in it; undefined where the payer bears none. */
export function totalWithFee({ fee, total }: InstalmentPlan, t: Translate, locale: string): string | undefined {
  return fee.value > 0 ? t('plan.with-fee', { total: moneyText(total, locale), fee: moneyText(fee, locale) }) : undefined;
}

/** What plans there are, in one line: the one there is, or the longest and the least amount a period. */
export function plansHint(plans: readonly InstalmentPlan[], t: Translate, locale: string): string | undefined {
  const [least, ...others] = [...plans].sort((one, other) => one.eachPeriod.value - other.eachPeriod.value);
  if (!least) return undefined;
  if (others.length === 0) return planLine({ ...least, isEstimate: false }, t, locale);
  return t('plan.from', { periods: longest(plans), each: moneyText(least.eachPeriod, locale) });
}

/** The most periods that cost the payer nothing; undefined where every plan has a fee. */
export function longestFree(plans: readonly InstalmentPlan[]): number | undefined {
  const free = plans.filter(({ fee }) => fee.value === 0);
  return free.length > 0 ? longest(free) : undefined;
}

function longest(plans: readonly InstalmentPlan[]): number {
  return Math.max(...plans.map(({ periods }) => periods));
}
