import { toBeijingDigits } from '../beijing-digits';
import { meaningOf } from './response';
import type { Fields } from './signatures';
import type { transactions } from './tables';

/** A row of the transactions. */
export type UnionpayTransaction = typeof transactions.$inferSelect;

/** What the merchant sends where it wants no notification, by UnionPay's own manual. */
export const noNotification = 'http://www.specialUrl.com';

/** What became of a transaction by the sandbox's clock. */
export function wordOf(transaction: UnionpayTransaction, now: number): string {
  return transaction.effectiveAt.getTime() > now ? '05' : transaction.respCode;
}

/** Whether an order's time is over, so that only money on its way can still pay it. */
export function isTimedOut({ payTimeout }: UnionpayTransaction, now: number): boolean {
  return payTimeout !== null && payTimeout.getTime() <= now;
}

/** The clearing day of a moment, `20261127`: it begins at eleven in the evening before. */
export const clearingDayOf = (moment: Date): string => toBeijingDigits(new Date(moment.getTime() + 3_600_000)).slice(0, 8);

/** A transaction as every message about it tells it: the answer, the query, the notification and the return. */
export function toFields(transaction: UnionpayTransaction, merId: string): Fields {
  const { orderId, txnTime, txnType, txnSubType, bizType, queryId, traceNo, origQryId, paidAt, createdAt } = transaction;
  const txnAmt = String(transaction.txnAmt);
  const tracedAt = toBeijingDigits(paidAt ?? createdAt);
  return {
    merId,
    accessType: '0',
    orderId,
    txnTime,
    txnType,
    txnSubType,
    bizType,
    txnAmt,
    currencyCode: '156',
    queryId,
    traceNo,
    traceTime: tracedAt.slice(4),
    ...(origQryId !== null && { origQryId }),
    ...(paidAt !== null && {
      settleAmt: txnAmt,
      settleCurrencyCode: '156',
      settleDate: clearingDayOf(paidAt).slice(4),
      accNo: '621626******0018',
      payCardType: '01',
    }),
  };
}

/** The result of a transaction as the notification and the return tell it. */
export function toResult(transaction: UnionpayTransaction, merId: string): Fields {
  const { respCode } = transaction;
  return { ...toFields(transaction, merId), respCode, respMsg: meaningOf(respCode) };
}
