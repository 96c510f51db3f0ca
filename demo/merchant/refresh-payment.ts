import { and, eq, inArray, isNull, lte, or } from 'drizzle-orm';
import { askChannel } from './ask-channel';
import { renewal } from './create-payment';
import { adapterOf, type Merchant, type PaymentRow } from './merchant';
import { ProblemAnswer } from './problem-answer';
import { findPayment, findSession, toAttempt } from './sessions';
import { liveStatuses } from './settle';
import { payments } from './tables';
import { isLive, sessionStatus, toPayment } from './views';
import type { Payment } from './wire';

const abandonedAfterMs = 30_000;

/**
 * A new action for the same attempt, under the same number.
 * @throws ProblemAnswer payment-not-refreshable, too-soon, channel-unavailable
 */
export async function refreshPayment(merchant: Merchant, sessionId: string, paymentId: string): Promise<Payment> {
  const { database } = merchant;
  const session = await findSession(database, sessionId);
  const payment = await findPayment(database, sessionId, paymentId);
  const now = merchant.now();
  if (!isLive(payment) || sessionStatus(session, now) !== 'open') throw new ProblemAnswer('payment-not-refreshable');
  const waitMs = remainingWait(merchant, payment, now);
  if (waitMs > 0) {
    throw new ProblemAnswer('too-soon', { detail: 'A code may be renewed once a minute.', retryAfterSeconds: Math.ceil(waitMs / 1_000) });
  }
  const isFree = or(isNull(payments.renewingSince), lte(payments.renewingSince, new Date(now - abandonedAfterMs)));
  const isUntouched = payment.actionMadeAt === null ? isNull(payments.actionMadeAt) : eq(payments.actionMadeAt, payment.actionMadeAt);
  const isStillLive = and(eq(payments.id, paymentId), inArray(payments.status, [...liveStatuses]));
  const claimed = await database
    .update(payments)
    .set({ renewingSince: new Date(now) })
    .where(and(isStillLive, isFree, isUntouched))
    .returning();
  // Another page is asking for a new code at this moment; a second one would kill the first.
  if (claimed.length === 0) throw new ProblemAnswer('too-soon', { retryAfterSeconds: 1 });
  const started = await adapterOf(merchant, payment).start(toAttempt(session, payment));
  if (started.kind === 'started') {
    await database
      .update(payments)
      .set(renewal(session, started, merchant.now()))
      .where(isStillLive);
  } else {
    await database.update(payments).set({ renewingSince: null }).where(eq(payments.id, paymentId));
    if (started.kind === 'unavailable') throw new ProblemAnswer('channel-unavailable', { retryAfterSeconds: 2 });
    // Paid or closed at the channel: the query says which.
    await askChannel(merchant, payment);
  }
  const after = await findPayment(database, sessionId, paymentId);
  if (!isLive(after) || started.kind === 'refused') throw new ProblemAnswer('payment-not-refreshable');
  return toPayment(merchant, session, after);
}

/** WeChat Pay takes one order a minute; a code whose own life is over may be renewed at once. */
function remainingWait(merchant: Merchant, { actionMadeAt, actionExpiresAt }: PaymentRow, now: number): number {
  if (actionMadeAt === null || actionExpiresAt === null || actionExpiresAt.getTime() <= now) return 0;
  return Math.min(actionMadeAt.getTime() + merchant.times.refreshGapMs, actionExpiresAt.getTime()) - now;
}
