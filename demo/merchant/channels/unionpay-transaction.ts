import { readTradeAnswer, wasPaid } from '../../../src/entries/channels';
import type { Attempt, ChannelState } from './channel-adapter';
import type { UnionpayAccount } from './unionpay-client';
import type { UnionpayFields } from './unionpay-signatures';
import { readTraceTime, toUnionpayTime } from './unionpay-time';

/** A success, and one with a flaw: UnionPay's demo takes both for paid. */
const paidCodes: readonly string[] = ['00', 'A6'];

/**
 * An order that its payer has opened: as UnionPay has no close, calling it in progress would lock a payer who turned back in until the order's
 * time is over, and money that comes twice goes back.
 */
const openedCodes: readonly string[] = ['05', '70'];

/** Whether a code says that a transaction, of whichever kind, has succeeded. */
export const isSuccess = (code: string | undefined): boolean => code !== undefined && paidCodes.includes(code);

/** Whether a code asks for a query later on. */
export const isUnderWay = (code: string | undefined): boolean => code === '03' || code === '04' || code === '05';

/** Whether an attempt is paid by what the payer's phone showed. */
export const isByPayerCode = ({ productId }: Attempt): boolean => productId === 'unionpay.payer-code';

/**
 * Where an attempt stands by a message about it; what is about another order, payee or amount says nothing.
 * @param code what became of the payment: `origRespCode` of a query, `respCode` of a notification
 */
export function judgeUnionpay(code: string | undefined, fields: UnionpayFields, attempt: Attempt, account: UnionpayAccount): ChannelState {
  const { merId, orderId, txnTime, txnType } = fields;
  const isIts = merId === account.merId && orderId === attempt.outTradeNo && txnTime === toUnionpayTime(attempt.createdAt);
  // The reversal of what never arrived stands under the attempt's number.
  if (!isIts || code === undefined || (txnType !== '01' && code !== '46')) return { kind: 'unknown' };
  const { trade } = readTradeAnswer('unionpay', { body: { respCode: '00', origRespCode: code } }, attempt);
  if (openedCodes.includes(code)) return judgeUnpaid('unpaid', attempt, account);
  if (trade === 'in-progress' || trade === 'closed') return { kind: trade };
  if (trade === 'failed') return { kind: 'failed', failure: { code, message: fields['origRespMsg'] ?? fields['respMsg'] ?? '支付失败' } };
  return wasPaid(trade) ? judgePaid(fields, attempt) : { kind: 'unknown' };
}

/**
 * An order that is not paid, or not there: over once its time is, as UnionPay takes no payment then. A payer's code has no such time: it was
 * sent to be charged, and is under way until it is reversed.
 */
export function judgeUnpaid(kind: 'unpaid' | 'absent', attempt: Attempt, account: UnionpayAccount): ChannelState {
  if (isByPayerCode(attempt)) return { kind: kind === 'unpaid' ? 'in-progress' : kind };
  return { kind: account.now() >= attempt.expiresAt.getTime() ? 'closed' : kind };
}

function judgePaid(fields: UnionpayFields, attempt: Attempt): ChannelState {
  const { queryId, txnAmt, currencyCode, traceTime = '' } = fields;
  const paidAt = readTraceTime(traceTime, attempt.createdAt);
  if (queryId === undefined || paidAt === undefined) return { kind: 'unknown' };
  if (txnAmt !== String(attempt.amount) || currencyCode !== '156' || attempt.currency !== 'CNY') {
    console.error(`The channel's amount for ${attempt.outTradeNo} is not the order's; a person has to look.`);
    return { kind: 'unknown' };
  }
  return { kind: 'paid', transactionId: queryId, paidAt, paidAmount: attempt.amount, payerAmount: attempt.amount };
}
