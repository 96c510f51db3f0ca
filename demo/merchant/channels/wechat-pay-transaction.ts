import * as v from 'valibot';
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

/** Words without further facts. REVOKED occurs with payment codes only and is as final as CLOSED. */
const plainStates: Readonly<Record<string, 'unpaid' | 'in-progress' | 'closed'>> = {
  NOTPAY: 'unpaid',
  USERPAYING: 'in-progress',
  ACCEPT: 'in-progress',
  CLOSED: 'closed',
  REVOKED: 'closed',
};

/** Where an attempt stands by a transaction; what is about another order, payee, appid or amount says nothing. */
export function judgeTransaction(transaction: WechatTransaction, attempt: Attempt, account: WechatPayAccount): ChannelState {
  const { appid, mchid, out_trade_no: outTradeNo, trade_state: word, amount } = transaction;
  if (appid !== appidOf(attempt, account) || mchid !== account.mchid || outTradeNo !== attempt.outTradeNo) return { kind: 'unknown' };
  const plain = Object.hasOwn(plainStates, word) ? plainStates[word] : undefined;
  if (plain !== undefined) return { kind: plain };
  if (word === 'PAYERROR') return { kind: 'failed', failure: { code: word, message: transaction.trade_state_desc ?? '支付失败' } };
  // REFUND is what SUCCESS turns into once money goes back: it was paid. By a payer's code it was taken back, as 撤销 may be told in this word
  // too; the merchant's own refunds are of payments that it has written down, and those stay paid.
  if (word === 'REFUND' && attempt.productId === payerCodeProductId) return { kind: 'closed' };
  if (word !== 'SUCCESS' && word !== 'REFUND') return { kind: 'unknown' };
  const { transaction_id: transactionId, success_time: successTime } = transaction;
  const paidAt = new Date(successTime ?? NaN);
  if (transactionId === undefined || Number.isNaN(paidAt.getTime()) || amount === undefined) return { kind: 'unknown' };
  if (amount.total !== attempt.amount || (amount.currency ?? 'CNY') !== attempt.currency) {
    console.error(`The channel's amount for ${outTradeNo} is not the order's; a person has to look.`);
    return { kind: 'unknown' };
  }
  return { kind: 'paid', transactionId, paidAt, paidAmount: amount.total, payerAmount: amount.payer_total ?? amount.total };
}
