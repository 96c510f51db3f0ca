import * as v from 'valibot';
import { readTradeAnswer, wasPaid } from '../../../src/entries/channels';
import type { Attempt, ChannelState } from './channel-adapter';
import type { WechatPayAccount } from './wechat-pay-client';
import { appidOf, payerCodeProductId } from './wechat-pay-order';

const transactionSchema = v.object({
  appid: v.string(),
  mchid: v.string(),
  out_trade_no: v.string(),
  trade_state: v.string(),
  trade_state_desc: v.optional(v.string()),
  transaction_id: v.optional(v.string()),
  success_time: v.optional(v.string()),
  amount: v.optional(v.object({ total: v.number(), payer_total: v.optional(v.number()), currency: v.optional(v.string()) })),
});

/** An order as the query or the notification tells it. */
export type WechatTransaction = v.InferOutput<typeof transactionSchema>;

/** Reads an order; undefined when it is not one. */
export function readTransaction(value: unknown): WechatTransaction | undefined {
  const result = v.safeParse(transactionSchema, value);
  return result.success ? result.output : undefined;
}

/** Where an attempt stands by a transaction; what is about another order, payee, appid or amount says nothing. */
export function judgeTransaction(transaction: WechatTransaction, attempt: Attempt, account: WechatPayAccount): ChannelState {
  const { appid, mchid, out_trade_no: outTradeNo, trade_state: word } = transaction;
  if (appid !== appidOf(attempt, account) || mchid !== account.mchid || outTradeNo !== attempt.outTradeNo) return { kind: 'unknown' };
  // The word is about a try, and the shop ends the attempt with it: the payer is told, and begins another.
  if (word === 'PAYERROR') return { kind: 'failed', failure: { code: word, message: transaction.trade_state_desc ?? '支付失败' } };
  const { trade } = readTradeAnswer('wechat-pay', { httpStatus: 200, body: transaction }, attempt);
  // By a payer's code it was taken back, as 撤销 may be told in this word too; the merchant's own refunds are of payments that it has written
  // down, and those stay paid.
  if (trade === 'refund-begun' && attempt.productId === payerCodeProductId) return { kind: 'closed' };
  if (trade === 'unpaid' || trade === 'in-progress' || trade === 'closed') return { kind: trade };
  return wasPaid(trade) ? judgePaid(transaction, attempt) : { kind: 'unknown' };
}

function judgePaid(
  { transaction_id: transactionId, success_time: successTime, amount }: WechatTransaction,
  attempt: Attempt,
): ChannelState {
  const paidAt = new Date(successTime ?? NaN);
  if (transactionId === undefined || Number.isNaN(paidAt.getTime()) || amount === undefined) return { kind: 'unknown' };
  if (amount.total !== attempt.amount || (amount.currency ?? 'CNY') !== attempt.currency) {
    console.error(`The channel's amount for ${attempt.outTradeNo} is not the order's; a person has to look.`);
    return { kind: 'unknown' };
  }
  return { kind: 'paid', transactionId, paidAt, paidAmount: amount.total, payerAmount: amount.payer_total ?? amount.total };
}
