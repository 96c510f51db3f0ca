import { NotificationRefusal, type Notification } from './channel-adapter';
import type { UnionpayAccount } from './unionpay-client';
import { isSignedByUnionpay, type UnionpayFields } from './unionpay-signatures';
import { judgeUnionpay } from './unionpay-transaction';

/**
 * Reads what UnionPay posts to the server.
 * @param body a form, URL-encoded
 * @throws NotificationRefusal
 */
export function readUnionpayNotification(body: string, account: UnionpayAccount): Notification {
  const fields: UnionpayFields = Object.fromEntries(new URLSearchParams(body));
  if (!isSignedByUnionpay(fields, account)) throw new NotificationRefusal(401, 'Bad signature or certificate');
  const { orderId, queryId, respCode, txnType } = fields;
  // A query's answer has a good signature too, and its respCode is about the query.
  if (orderId === undefined || queryId === undefined || txnType !== '01' || 'origRespCode' in fields) {
    throw new NotificationRefusal(400, 'Not the notification of a payment');
  }
  return { id: queryId, outTradeNo: orderId, judge: (attempt) => judgeUnionpay(respCode, fields, attempt, account) };
}

/** The number that UnionPay's page sent the browser back with; undefined when it did not, or for another merchant. */
export function readUnionpayReturn(params: UnionpayFields, account: UnionpayAccount): string | undefined {
  return isSignedByUnionpay(params, account) && params['merId'] === account.merId ? params['orderId'] : undefined;
}
