import { and, eq, isNull, lte, ne, or } from 'drizzle-orm';
import { askChannel, askChannelSparingly } from './ask-channel';
import { circumstancesOf } from './circumstances';
import { leaseMs } from './lease';
import { adapterOf, type Merchant, type PaymentRow } from './merchant';
import { ProblemAnswer } from './problem-answer';
import { renewAction } from './renew-action';
import { findPayment, findSession, toAttempt } from './sessions';
import { payments } from './tables';
import { isLive, sessionStatus, toPayment } from './views';
import type { Payment } from './wire';

// The page's countdown rounds: at its zero a part of a second may be left.
const countdownStepMs = 1_000;

/**
 * A new action for the same attempt, under the same number; not while the payer is in the wallet, whose code would die under his hands.
 * @throws ProblemAnswer payment-not-refreshable, too-soon, channel-unavailable
 */
export async function refreshPayment(merchant: Merchant, sessionId: string, paymentId: string, payerIp: string): Promise<Payment> {
  const { database } = merchant;
  const session = await findSession(database, sessionId);
  const known = await findPayment(database, sessionId, paymentId);
  const now = merchant.now();
  if (!isLive(known) || sessionStatus(session, now) !== 'open') throw new ProblemAnswer('payment-not-refreshable');
  const waitMs = remainingWait(merchant, known, now);
  if (waitMs > 0) {
    throw new ProblemAnswer('too-soon', { detail: 'A code may be renewed once a minute.', retryAfterSeconds: Math.ceil(waitMs / 1_000) });
  }
  // What is known may be as old as the code.
  await askChannelSparingly(merchant, known);
  const payment = await findPayment(database, sessionId, paymentId);
  if (!isRefreshable(payment)) throw new ProblemAnswer('payment-not-refreshable');
  const isFree = or(isNull(payments.renewingSince), lte(payments.renewingSince, new Date(now - leaseMs)));
  const isUntouched = known.actionMadeAt === null ? isNull(payments.actionMadeAt) : eq(payments.actionMadeAt, known.actionMadeAt);
  const isOpen = and(eq(payments.status, 'pending'), ne(payments.channelAnswer, 'in-progress'), isNull(payments.releasedAt));
  const isIdle = and(eq(payments.id, paymentId), isOpen);
  const askedAt = new Date(merchant.now());
  const claimed = await database
    .update(payments)
    .set({ renewingSince: askedAt })
    .where(and(isIdle, isFree, isUntouched))
    .returning();
  if (claimed.length === 0) {
    if (!isRefreshable(await findPayment(database, sessionId, paymentId))) throw new ProblemAnswer('payment-not-refreshable');
    // Another page is asking for a new code at this moment; a second one would kill the first.
    throw new ProblemAnswer('too-soon', { retryAfterSeconds: 1 });
  }
  const adapter = adapterOf(merchant, payment);
  const started = await adapter.start(toAttempt(session, payment), circumstancesOf(merchant, payment, payerIp));
  if (started.kind === 'started') {
    const isSignedHere = adapter.signedHereProductIds?.includes(payment.carrierId) === true;
    await renewAction(merchant, session, payment, started, isSignedHere ? null : askedAt);
  } else {
    await database.update(payments).set({ renewingSince: null }).where(eq(payments.id, paymentId));
    if (started.kind === 'unavailable') throw new ProblemAnswer('channel-unavailable', { retryAfterSeconds: 2 });
    // Paid or closed at the channel: the query says which, if not at once. The old action is of no use either way.
    await askChannel(merchant, payment);
  }
  const after = await findPayment(database, sessionId, paymentId);
  if (!isLive(after) || started.kind !== 'started') throw new ProblemAnswer('payment-not-refreshable');
  return toPayment(merchant, session, after);
}

const isRefreshable = ({ status, channelAnswer }: PaymentRow): boolean => status === 'pending' && channelAnswer !== 'in-progress';

/** WeChat Pay takes one order a minute; a code whose own life is over may be renewed at once. */
function remainingWait(merchant: Merchant, { actionMadeAt, actionExpiresAt }: PaymentRow, now: number): number {
  if (actionMadeAt === null || actionExpiresAt === null || actionExpiresAt.getTime() - now < countdownStepMs) return 0;
  return Math.min(actionMadeAt.getTime() + merchant.times.refreshGapMs, actionExpiresAt.getTime()) - now;
}
