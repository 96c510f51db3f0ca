import type { InstalmentPlan, InstalmentTerms } from '../model/instalment-plan.js';
import type { Money } from '../model/money.js';

/** What an estimate is made of. */
export interface InstalmentQuestion extends Pick<InstalmentTerms, 'periods' | 'feeRate' | 'feeBearer'> {
  readonly amount: Money;
  /** What becomes of half a minor unit of the whole fee; `half-even` when left out, as 花呗's own example has it. */
  readonly rounding?: 'half-even' | 'half-up' | undefined;
}

/** A plan without a name, reckoned here. */
export type InstalmentEstimate = Omit<InstalmentPlan, 'planId'> & { readonly isEstimate: true };

/** At most twelve decimals: what a contract says has four. */
const decimal = /^(0|[1-9]\d{0,2})(?:\.(\d{1,12}))?$/;

/**
 * What a plan would cost, exact to the minor unit, by 花呗's rule: principal and fee a period are rounded down, and what is left of both is in
 * the first period; the whole fee is rounded once. For servers without a quote; a quote is never second-guessed.
 * Source: opendocs.alipay.com 277/105952, 2022, whose six examples it gives; they have no tie, so that half-even rests on that page alone.
 * @returns undefined where there is no such plan: no periods, an amount of less than a unit a period, or a rate that is not a decimal
 */
export function estimateInstalments({ amount, periods, feeRate, feeBearer, rounding }: InstalmentQuestion): InstalmentEstimate | undefined {
  const { value, currency } = amount;
  const rate = decimal.exec(feeRate);
  if (!rate || !Number.isSafeInteger(value) || !Number.isSafeInteger(periods) || periods < 1 || value < periods) return undefined;
  const [, whole = '', fraction = ''] = rate;
  const fee =
    feeBearer === 'merchant' ? 0 : rounded(BigInt(value) * BigInt(whole + fraction), BigInt(10) ** BigInt(fraction.length), rounding);
  const total = value + fee;
  if (!Number.isSafeInteger(total)) return undefined;
  const eachPeriod = Math.floor(value / periods) + Math.floor(fee / periods);
  const money = (minorUnits: number): Money => ({ value: minorUnits, currency });
  return {
    periods,
    firstPeriod: money(total - eachPeriod * (periods - 1)),
    eachPeriod: money(eachPeriod),
    fee: money(fee),
    feeBearer,
    total: money(total),
    isEstimate: true,
  };
}

/** The quotient as an integer. Whole numbers alone are reckoned with: 1500 fen at 2.3 % are 34.5 and not 34.49999. */
function rounded(dividend: bigint, divisor: bigint, rounding: InstalmentQuestion['rounding']): number {
  const quotient = dividend / divisor;
  const twice = (dividend % divisor) * BigInt(2);
  const isUp = twice > divisor || (twice === divisor && (rounding === 'half-up' || quotient % BigInt(2) === BigInt(1)));
  return Number(quotient) + (isUp ? 1 : 0);
}
