import * as v from 'valibot';
import { readTradeAnswer, wasPaid } from '../../../src/entries/channels';
import { fromBeijingDigits } from '../beijing-time';
import type { Attempt, ChannelState } from './channel-adapter';
import { taken } from './jd-pay-client';
import type { JdPayFields } from '../../jd-pay-envelope';

const paySchema = v.object({ currency: v.optional(v.string(), 'CNY'), tradeTime: v.string() });

const tradeSchema = v.object({
  tradeNum: v.string(),
  /** 0 is a payment, 1 money going back. */
  tradeType: v.optional(v.string(), '0'),
  amount: v.string(),
  status: v.string(),
  /** How it was paid; nothing stands in it before. */
  payList: v.fallback(v.object({ pay: v.array(paySchema) }), { pay: [] }),
});

/** A payment as the query and the notification tell it. */
export type JdPayTrade = v.InferOutput<typeof tradeSchema>;

/** Reads a payment; undefined when the message is about none. */
export function readJdPayTrade(fields: JdPayFields): JdPayTrade | undefined {
  const result = v.safeParse(tradeSchema, fields);
  return result.success && result.output.tradeType === '0' ? result.output : undefined;
}

/** Whether an attempt is paid by what the payer's phone showed. */
export const isByPayerCode = ({ productId }: Attempt): boolean => productId === 'jd-pay.payer-code';

/** Where an attempt stands by a payment; what is about another order or amount says nothing. */
export function judgeJdPayTrade(told: JdPayTrade, attempt: Attempt): ChannelState {
  if (told.tradeNum !== attempt.outTradeNo) return { kind: 'unknown' };
  const { tradeType, status } = told;
  const { trade } = readTradeAnswer('jd-pay', { body: { result: { code: taken }, tradeType, status } }, attempt);
  if (trade === 'unpaid' || trade === 'in-progress' || trade === 'closed') return { kind: trade };
  if (trade === 'failed') return { kind: 'failed', failure: { code: status, message: '支付失败' } };
  return wasPaid(trade) ? judgePaid(told, attempt) : { kind: 'unknown' };
}

function judgePaid({ tradeNum, amount, payList }: JdPayTrade, attempt: Attempt): ChannelState {
  const times = payList.pay.flatMap(({ tradeTime }) => fromBeijingDigits(tradeTime) ?? []);
  const paidAt = times.toSorted((one, other) => one.getTime() - other.getTime()).at(-1);
  if (paidAt === undefined) return { kind: 'unknown' };
  const isInYuan = payList.pay.every(({ currency }) => currency === 'CNY') && attempt.currency === 'CNY';
  if (amount !== String(attempt.amount) || !isInYuan) {
    console.error(`The channel's amount for ${attempt.outTradeNo} is not the order's; a person has to look.`);
    return { kind: 'unknown' };
  }
  // JD names its own number in no answer but that of uniorder.
  return { kind: 'paid', transactionId: tradeNum, paidAt, paidAmount: attempt.amount, payerAmount: attempt.amount };
}
