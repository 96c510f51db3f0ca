import * as v from 'valibot';
import type { Action } from '../model/action';
import type { InstalmentPlan } from '../model/instalment-plan';
import type { Money } from '../model/money';
import type { Payment } from '../model/payment';
import type { Session, SessionUpdate } from '../model/session';
import type { CloseResult } from '../core/gateway';

/**
 * What a server's answer must look like, as openapi.yaml says; checked as it comes in. Only known keys are read. A word that is not known
 * is taken as pending, open and unknown; an action that does not fit is taken as none, so that the attempt itself is not lost.
 */
type Wire<Value> = v.GenericSchema<unknown, Value>;

const text = v.pipe(v.string(), v.nonEmpty());
const milliseconds = v.pipe(v.number(), v.minValue(0));
const moment = v.pipe(
  v.string(),
  v.check((value) => Number.isFinite(Date.parse(value))),
);
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

const money: Wire<Money> = v.object({
  value: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
});

const plan: Wire<InstalmentPlan> = v.object({
  planId: text,
  periods: count,
  firstPeriod: money,
  eachPeriod: money,
  fee: money,
  feeBearer: v.picklist(['payer', 'merchant']),
  total: money,
});

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
  v.object({ kind: v.literal('mini-program'), path: v.pipe(v.string(), v.startsWith('/')) }),
  v.object({ kind: v.literal('app-link'), url: text }),
  v.object({ kind: v.literal('app-sdk'), sdk: text, parameters: v.record(v.string(), v.string()) }),
  v.object({ kind: v.literal('wait') }),
  v.object({ kind: v.literal('none') }),
]);

const sessionStatus = v.fallback(v.picklist(['open', 'paid', 'closed', 'expired']), 'open');
const anyWord = v.string();

/** One attempt. */
export const payment: Wire<Payment> = v.pipe(
  v.object({
    id: text,
    productId: text,
    plan: v.optional(plan),
    outTradeNo: text,
    status: v.pipe(anyWord, v.transform((word) => v.parse(v.fallback(v.picklist(['pending', 'paying', 'paid', 'failed', 'closed']), 'pending'), word))),
    channelAnswer: v.fallback(v.picklist(['unpaid', 'in-progress', 'unknown']), 'unknown'),
    checkedAt: v.optional(moment),
    action: v.fallback(v.optional(action), undefined),
    actionExpiresInMs: v.optional(milliseconds),
    failure: v.optional(v.object({ code: v.string(), message: v.optional(v.string()) })),
    paidAt: v.optional(moment),
    paidAmount: v.optional(money),
    payerAmount: v.optional(money),
    refund: v.optional(v.object({ status: v.fallback(v.picklist(['processing', 'succeeded', 'abnormal']), 'processing'), amount: money })),
    refundableUntil: v.optional(moment),
  }),
);

const changing = {
  status: v.pipe(anyWord, v.transform((word) => v.parse(sessionStatus, word))),
  payments: v.array(payment),
  expiresInMs: milliseconds,
  serverTime: moment,
};

/** What a page polls. */
export const sessionUpdate: Wire<SessionUpdate> = v.object({ ...changing, pollAfterMs: v.optional(milliseconds) });

/** The whole session. */
export const session: Wire<Session> = v.object({
  ...changing,
  id: text,
  order: v.object({
    orderNo: text,
    amount: money,
    subject: text,
    payee: v.object({ name: text, displayName: v.optional(text) }),
    creditForbidden: v.optional(v.boolean()),
    goods: v.optional(v.picklist(['physical', 'virtual'])),
  }),
  products: v.array(
    v.object({
      productId: text,
      minimum: v.optional(money),
      maximum: v.optional(money),
      maintenance: v.optional(v.object({ reason: v.optional(v.string()), endsInMs: v.optional(milliseconds) })),
      plans: v.optional(v.array(plan)),
    }),
  ),
  authorization: v.object({ status: v.fallback(v.picklist(['none', 'granted', 'refused']), 'none'), host: v.optional(v.string()) }),
  returnUrl: v.optional(text),
});

/** Where a wallet is asked who pays. */
export const authorizationRedirect: Wire<{ readonly redirectUrl: string }> = v.object({ redirectUrl: text });

/** What became of a close. */
export const closeResult: Wire<CloseResult> = v.object({
  outcome: v.fallback(v.picklist(['closed', 'already-paid', 'in-progress', 'not-closable', 'unknown']), 'unknown'),
  payment,
});

/** An error as RFC 9457 has it. */
export const problem = v.object({ code: v.string(), detail: v.optional(v.string()), payment: v.fallback(v.optional(payment), undefined) });
