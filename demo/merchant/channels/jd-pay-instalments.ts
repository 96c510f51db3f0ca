import * as v from 'valibot';
import type { Plan } from '../wire';
import type { PlanQuestion } from './channel-adapter';
import { taken, type JdPayClient } from './jd-pay-client';

/** In fen, as JD writes every amount. */
const fenSchema = v.pipe(v.string(), v.regex(/^\d{1,12}$/), v.transform(Number));

const billSchema = v.object({
  /** The number of periods. */
  plan: v.pipe(v.string(), v.regex(/^[1-9]\d?$/), v.transform(Number)),
  fee: fenSchema,
  firstPay: fenSchema,
  laterPay: fenSchema,
  total: fenSchema,
});

const quoteSchema = v.object({ tradeNum: v.string(), billsInfoList: v.object({ billsInfo: v.array(v.unknown()) }) });

/**
 * Asks JD for 白条's plans of an amount, which no merchant can reckon: they depend on JD's own terms of the day. Source: queryBaiTiaoFQ in JD's
 * own demos for PHP and C#, which have these names and say nothing of the unit; a plan that is not in fen does not add up and is left out.
 * @returns undefined when there was no answer
 */
export async function quoteBaitiao(send: JdPayClient, { number, amount }: PlanQuestion): Promise<Plan[] | undefined> {
  const answer = await send('queryBaiTiaoFQ', { tradeNum: number, amount: String(amount.value) });
  const quote = v.safeParse(quoteSchema, answer?.code === taken ? answer.fields : undefined);
  if (!quote.success || quote.output.tradeNum !== number) return undefined;
  return quote.output.billsInfoList.billsInfo.flatMap((bill) => toPlan(bill, amount) ?? []);
}

function toPlan(bill: unknown, amount: PlanQuestion['amount']): Plan | undefined {
  const told = v.safeParse(billSchema, bill);
  if (!told.success) return undefined;
  const { plan: periods, fee, firstPay, laterPay, total } = told.output;
  if (firstPay + laterPay * (periods - 1) !== total || amount.value + fee !== total) return undefined;
  const money = (value: number) => ({ value, currency: amount.currency });
  return {
    planId: String(periods),
    periods,
    firstPeriod: money(firstPay),
    eachPeriod: money(laterPay),
    fee: money(fee),
    // Whoever pays in the end: what the plan adds to the amount is the payer's.
    feeBearer: fee === 0 ? 'merchant' : 'payer',
    total: money(total),
  };
}
