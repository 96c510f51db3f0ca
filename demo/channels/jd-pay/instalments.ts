import { estimateInstalments, type InstalmentPlan } from '../../../src/entries/channels';
import { ActRefusal } from '../act';
import type { PayerPlan } from '../channel-sandbox';
import { yuan } from '../wallet-page';
import { baitiaoPeriods } from './order-request';
import type { JdPayPayment } from './payment';

/** Half a percent a period: the sandbox's own, as consumers' pages have had it since 2016. */
const feeRateOf = (periods: number): string => String(Number((periods * 0.005).toFixed(3)));

/** 白条's plans of an amount, with their periods. */
export function plansFor(amount: number): readonly (readonly [periods: number, plan: InstalmentPlan])[] {
  return baitiaoPeriods.flatMap((periods) => {
    const question = { amount: { value: amount, currency: 'CNY' }, periods, feeRate: feeRateOf(periods), feeBearer: 'payer' } as const;
    const plan = estimateInstalments(question);
    return plan === undefined ? [] : [[periods, { planId: String(periods), ...plan }] as const];
  });
}

/** What JD answers to a question about an amount. */
export function toBills(amount: number): readonly Readonly<Record<string, string>>[] {
  return plansFor(amount).map(([periods, { firstPeriod, eachPeriod, fee, total }]) => ({
    plan: String(periods),
    rate: feeRateOf(periods),
    fee: String(fee.value),
    planFee: feeRateOf(1),
    firstPay: String(firstPeriod.value),
    laterPay: String(eachPeriod.value),
    total: String(total.value),
  }));
}

/** Every way to pay an order of instalments on JD's page, the asked one chosen. */
export function payerPlansOf({ amount, periods: asked }: Pick<JdPayPayment, 'amount' | 'periods'>): readonly PayerPlan[] {
  if (asked === null) return [];
  const plans = plansFor(amount).map(([periods, plan]): PayerPlan => {
    const [first, each, fee] = [plan.firstPeriod, plan.eachPeriod, plan.fee].map(({ value }) => yuan.format(value / 100));
    const words = `白条分 ${periods} 期：首期 ${first}，其后每期 ${each}，手续费 ${fee}`;
    return { periods, words, isChosen: periods === asked };
  });
  return [...plans, { periods: 0, words: '不分期，一次付清', isChosen: false }];
}

/**
 * What a payer settles on: what is chosen on the page, else what the merchant asked for.
 * @returns null where it is not paid in instalments
 * @throws ActRefusal
 */
export function settleOn(payment: JdPayPayment, chosen: number | undefined): number | null {
  const periods = chosen ?? payment.periods ?? 0;
  if (periods === 0) return null;
  if (payerPlansOf(payment).some((plan) => plan.periods === periods)) return periods;
  throw new ActRefusal(422, 'periods-unknown', '没有这样的分期。');
}
