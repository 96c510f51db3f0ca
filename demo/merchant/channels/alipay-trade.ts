import * as v from 'valibot';
import { fromChannelAmount, readTradeAnswer, wasPaid } from '../../../src/entries/channels';
import type { Attempt, ChannelState } from './channel-adapter';
import { fromBeijingTime } from '../beijing-time';

const tradeSchema = v.object({
  out_trade_no: v.string(),
  trade_no: v.pipe(v.string(), v.minLength(1)),
  trade_status: v.string(),
  total_amount: v.string(),
  buyer_pay_amount: v.optional(v.string()),
  /** The time of payment, as the query calls it. */
  send_pay_date: v.optional(v.string()),
  /** The same, as the notification and the answer to a payer's code call it. */
  gmt_payment: v.optional(v.string()),
});

/** A trade as the query, the notification or the answer to a payer's code tells it. */
export type AlipayTrade = v.InferOutput<typeof tradeSchema>;

/** Reads a trade; undefined when it is not one. */
export function readTrade(value: unknown): AlipayTrade | undefined {
  const result = v.safeParse(tradeSchema, value);
  return result.success ? result.output : undefined;
}

/**
 * Where an attempt stands by a trade; what is about another order or amount says nothing. Whose app and payee it is about, the query's own
 * signature says and the notification's reader has compared.
 */
export function judgeTrade(trade: AlipayTrade, attempt: Attempt): ChannelState {
  if (trade.out_trade_no !== attempt.outTradeNo) return { kind: 'unknown' };
  // Of the facts that tell a closed trade's payment, the shop takes its time alone, as it writes down no payment without one.
  const facts = { code: '10000', trade_status: trade.trade_status, send_pay_date: paymentTime(trade) };
  const { trade: status } = readTradeAnswer('alipay', { body: facts }, attempt);
  // Paid and all given back: at a counter that was a reversal, so the money is not there and the order is not paid.
  if (status === 'refunded' && attempt.productId === 'alipay.payer-code') return { kind: 'closed' };
  // The word of waiting is the same whether the payer types a password or has gone away. A counter waits for him; elsewhere he must be free to
  // take another way, which is safe, as Alipay closes such a trade or says that it was paid.
  if (status === 'unpaid' || status === 'in-progress' || status === 'closed') return { kind: status };
  return wasPaid(status) ? judgePaid(trade, attempt) : { kind: 'unknown' };
}

function judgePaid(trade: AlipayTrade, attempt: Attempt): ChannelState {
  const paidAmount = fromChannelAmount(trade.total_amount, 'alipay', 'CNY')?.value;
  const payerAmount = fromChannelAmount(trade.buyer_pay_amount ?? trade.total_amount, 'alipay', 'CNY')?.value;
  const paidAt = fromBeijingTime(paymentTime(trade) ?? '');
  if (paidAt === undefined || payerAmount === undefined) return { kind: 'unknown' };
  if (paidAmount !== attempt.amount || attempt.currency !== 'CNY') {
    console.error(`Alipay's amount for ${attempt.outTradeNo} is not the order's; a person has to look.`);
    return { kind: 'unknown' };
  }
  return { kind: 'paid', transactionId: trade.trade_no, paidAt, paidAmount, payerAmount };
}

function paymentTime(trade: AlipayTrade): string | undefined {
  return trade.send_pay_date ?? trade.gmt_payment;
}
