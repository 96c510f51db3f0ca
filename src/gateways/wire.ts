import * as v from 'valibot';
import type { CloseResult } from '../core/gateway.js';
import type { Action } from '../model/action.js';
import type { Payment, PaymentStatus } from '../model/payment.js';
import type { Session, SessionUpdate } from '../model/session.js';
import { milliseconds, moment, money, plan, standing, text, type Wire } from './wire-opening.js';

/**
 * What a server's answer must look like, as openapi.yaml says; checked as it comes in. Only known keys are read. A word that is not known
 * is taken as pending, open and unknown; an action that does not fit is taken as none, so that the attempt itself is not lost.
 */
const action: Wire<Action> = v.variant('kind', [
  v.object({ kind: v.literal('qr-code'), content: v.pipe(text, v.maxLength(1024)) }),
  v.object({ kind: v.literal('redirect'), url: text }),
  v.object({
    kind: v.literal('form'),
    url: text,
    method: v.picklist(['GET', 'POST']),
    fields: v.pipe(v.array(v.object({ name: v.string(), value: v.string() })), v.maxLength(1000)),
  }),
  v.object({
    kind: v.literal('wechat-jsapi'),
    parameters: v.object({
      appId: text,
      timeStamp: text,
      nonceStr: text,
      package: v.pipe(v.string(), v.startsWith('prepay_id=')),
      signType: text,
      paySign: text,
    }),
  }),
  v.object({ kind: v.literal('alipay-jsapi'), tradeNo: text }),
  v.object({ kind: v.literal('unionpay-jsapi'), tn: text }),
  v.object({ kind: v.literal('qq-jsapi'), tokenId: text }),
  v.object({ kind: v.literal('mini-program'), path: v.pipe(v.string(), v.startsWith('/')) }),
  v.object({ kind: v.literal('app-link'), url: text }),
  v.object({ kind: v.literal('app-sdk'), sdk: text, parameters: v.record(v.string(), v.string()), fallbackUrl: v.optional(text) }),
  v.object({ kind: v.literal('wait') }),
  v.object({ kind: v.literal('none') }),
]);

/** A word of a set that may grow: one that is not known yet is taken as the first, which is never final. */
function word<const Word extends string>(...known: readonly [Word, ...Word[]]): Wire<Word> {
  return v.pipe(
    v.string(),
    v.transform((said) => known.find((candidate) => candidate === said) ?? known[0]),
  );
}

const paymentStatuses: readonly PaymentStatus[] = ['pending', 'paying', 'paid', 'failed', 'closed'];

/** One attempt. */
export const payment: Wire<Payment> = v.pipe(
  v.object({
    id: text,
    productId: text,
    plan: v.optional(plan),
    outTradeNo: text,
    status: v.string(),
    channelAnswer: v.fallback(word('unknown', 'unpaid', 'in-progress'), 'unknown'),
    checkedAt: v.optional(moment),
    action: v.fallback(v.optional(action), undefined),
    actionExpiresInMs: v.optional(milliseconds),
    failure: v.optional(v.object({ code: v.string(), message: v.optional(v.string()) })),
    paidAt: v.optional(moment),
    paidAmount: v.optional(money),
    payerAmount: v.optional(money),
    refund: v.optional(v.object({ status: word('processing', 'succeeded', 'abnormal'), amount: money })),
    refundableUntil: v.optional(moment),
  }),
  // An attempt whose status is a word of tomorrow may be in the middle of being paid.
  v.transform(({ status, ...rest }): Payment => {
    const known = paymentStatuses.find((candidate) => candidate === status);
    return known ? { ...rest, status: known } : { ...rest, status: 'pending', channelAnswer: 'unknown' };
  }),
);

const changing = {
  status: word('open', 'paid', 'closed', 'expired'),
  payments: v.array(payment),
  expiresInMs: milliseconds,
  serverTime: moment,
};

/** What a page polls. */
export const sessionUpdate: Wire<SessionUpdate> = v.object({ ...changing, pollAfterMs: v.optional(milliseconds) });

/** The whole session. */
export const session: Wire<Session> = v.object({ ...standing, ...changing });

/** Where a wallet is asked who pays. */
export const authorizationRedirect: Wire<{ readonly redirectUrl: string }> = v.object({ redirectUrl: text });

/** What became of a close. */
export const closeResult: Wire<CloseResult> = v.object({
  outcome: word('unknown', 'closed', 'already-paid', 'in-progress', 'not-closable'),
  payment,
});
