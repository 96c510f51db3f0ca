import { createHash } from 'node:crypto';
import type { Identity } from './authorizations';
import { toBeijingTime } from './beijing-time';
import { termsOf } from './instalment-contract';
import { adapterOf, type Merchant, type PaymentRow, type SessionRow } from './merchant';
import type { OpenedProduct, Payment, Session, Status } from './wire';

const payingPollMs = 1_500;

/** A session as it stands now: its end comes by the clock, whether or not it has been written down. */
export function sessionStatus(session: SessionRow, now: number): SessionRow['status'] {
  return session.status === 'open' && session.expiresAt.getTime() <= now ? 'expired' : session.status;
}

/** Whether an attempt may still be paid as far as the merchant knows. */
export const isUnfinished = (payment: PaymentRow): boolean => payment.status === 'pending' || payment.status === 'paying';

/** Whether an attempt is the one that its session goes on with: unfinished, and not left behind for another. */
export const isLive = (payment: PaymentRow): boolean => isUnfinished(payment) && payment.releasedAt === null;

/** Whether an attempt keeps another from beginning: one that was left behind does so while somebody is paying it. */
export const isInTheWay = (payment: PaymentRow): boolean => isLive(payment) || payment.status === 'paying';

/** One attempt as the contract has it. */
export function toPayment(merchant: Merchant, session: SessionRow, row: PaymentRow): Payment {
  const { currency } = session;
  const payment: Payment = { id: row.id, productId: row.productId, outTradeNo: row.outTradeNo, status: row.status };
  const plan = row.status === 'paid' ? row.confirmedPlan : row.plan;
  if (plan !== null) payment.plan = plan;
  if (row.checkedAt !== null) payment.checkedAt = row.checkedAt.toISOString();
  if (isUnfinished(row)) payment.channelAnswer = row.channelAnswer;
  // What was left behind has nothing for the page to do; while somebody pays it, it is not even said that another may be made.
  if (isUnfinished(row) && row.releasedAt !== null && row.status === 'pending') payment.action = { kind: 'none' };
  if (isLive(row)) {
    if (row.action !== null) payment.action = row.action;
    if (row.actionExpiresAt !== null) payment.actionExpiresInMs = Math.max(0, row.actionExpiresAt.getTime() - merchant.now());
  }
  if (row.failure !== null) payment.failure = row.failure;
  if (row.paidAt !== null) {
    payment.paidAt = row.paidAt.toISOString();
    payment.refundableUntil = toDay(row.paidAt.getTime() + adapterOf(merchant, row).refundTerms.windowDays * 86_400_000);
  }
  if (row.paidAmount !== null) payment.paidAmount = { value: row.paidAmount, currency };
  if (row.payerAmount !== null) payment.payerAmount = { value: row.payerAmount, currency };
  if (row.refundStatus !== null) payment.refund = { status: row.refundStatus, amount: { value: row.paidAmount ?? 0, currency } };
  return payment;
}

/** The status that a page polls. */
export function toStatus(merchant: Merchant, session: SessionRow, payments: readonly PaymentRow[]): Status {
  const now = merchant.now();
  return {
    status: sessionStatus(session, now),
    payments: payments.map((payment) => toPayment(merchant, session, payment)),
    ...(payments.some((payment) => payment.status === 'paying') && { pollAfterMs: payingPollMs }),
    expiresInMs: Math.max(0, session.expiresAt.getTime() - now),
    serverTime: new Date(now).toISOString(),
  };
}

/** A strong tag over what a page shows: not over what changes with the clock alone. */
export function tagOf({ status, payments }: Status): string {
  const shown = payments.map((payment) => ({ ...payment, actionExpiresInMs: undefined }));
  return `"${createHash('sha256').update(JSON.stringify({ status, shown })).digest('base64url')}"`;
}

/** The whole session as the contract has it, for the browser of that identity. */
export function toSession(
  merchant: Merchant,
  session: SessionRow,
  payments: readonly PaymentRow[],
  identity: Identity | undefined,
): Session {
  const { status, payments: shown, expiresInMs, serverTime } = toStatus(merchant, session, payments);
  return {
    id: session.id,
    status,
    order: {
      orderNo: session.orderNo,
      amount: { value: session.amount, currency: session.currency },
      subject: session.subject,
      payee: { ...merchant.payee },
      ...(session.goods !== null && { goods: session.goods }),
      ...(session.creditForbidden && { creditForbidden: true }),
    },
    products: session.products.map((productId) => toOpenedProduct(session, productId)),
    payments: shown,
    authorization: toAuthorization(identity),
    expiresInMs,
    serverTime,
    returnUrl: `${merchant.origin}/orders/${session.id}`,
  };
}

function toOpenedProduct({ quotes }: SessionRow, productId: string): OpenedProduct {
  const instalmentTerms = termsOf(productId);
  const plans = quotes[productId];
  return { productId, ...(instalmentTerms !== undefined && { instalmentTerms }), ...(plans !== undefined && { plans: [...plans] }) };
}

function toAuthorization(identity: Identity | undefined): Session['authorization'] {
  if (identity === undefined) return { status: 'none' };
  const { host, openid } = identity;
  return { status: openid === null ? 'refused' : 'granted', ...(host !== null && { host }) };
}

/** The day in Beijing, which is what a channel's contract means by a day. */
function toDay(moment: number): string {
  return toBeijingTime(new Date(moment)).slice(0, 10);
}
