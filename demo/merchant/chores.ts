import { and, eq, inArray, isNull, lte, or } from 'drizzle-orm';
import { askWhatIsDue } from './ask-what-is-due';
import { closePayment } from './close-payment';
import { adapterOf, type Merchant } from './merchant';
import { seeToEach } from './see-to-each';
import { toAttempt } from './sessions';
import { unfinishedStatuses } from './settle';
import { payments, sessions } from './tables';

const second = 1_000;

/** When a refund is asked about again; slower each time. */
const refundGapsMs = [5 * second, 10 * second, 20 * second, 60 * second];
const closingGapMs = 15 * second;

/** What the server does without being asked: one round. */
export async function doChores(merchant: Merchant): Promise<void> {
  await endExpiredSessions(merchant);
  await askWhatIsDue(merchant);
  await closeLeftovers(merchant);
  await seeToRefunds(merchant);
}

async function endExpiredSessions({ database, now }: Merchant): Promise<void> {
  const isOver = and(eq(sessions.status, 'open'), lte(sessions.expiresAt, new Date(now())));
  await database.update(sessions).set({ status: 'expired' }).where(isOver);
}

/** A session that is over has no use for a live attempt: after a grace it is closed, so that nobody pays for nothing. */
async function closeLeftovers(merchant: Merchant): Promise<void> {
  const now = merchant.now();
  const isOver = or(eq(sessions.status, 'paid'), lte(sessions.expiresAt, new Date(now - merchant.times.expiryGraceMs)));
  const isLive = and(inArray(payments.status, [...unfinishedStatuses]), isNull(payments.releasedAt));
  const leftovers = await merchant.database
    .select({ id: payments.id, sessionId: payments.sessionId, queriedAt: payments.queriedAt })
    .from(payments)
    .innerJoin(sessions, eq(sessions.id, payments.sessionId))
    .where(and(isLive, isOver));
  // One that can not be closed yet, as its payer is typing, is tried again at an interval.
  const due = leftovers.filter(({ queriedAt }) => queriedAt === null || queriedAt.getTime() + closingGapMs <= now);
  await seeToEach(due, ({ sessionId, id }) => closePayment(merchant, sessionId, id));
}

/** Gives the money of double payments back, and asks until it has arrived. */
async function seeToRefunds(merchant: Merchant): Promise<void> {
  const now = merchant.now();
  const due = await merchant.database
    .select()
    .from(payments)
    .innerJoin(sessions, eq(sessions.id, payments.sessionId))
    .where(and(eq(payments.refundStatus, 'processing'), lte(payments.refundNextAt, new Date(now))));
  await seeToEach(due, async ({ payments: payment, sessions: session }) => {
    const isIt = eq(payments.id, payment.id);
    const gap = refundGapsMs[Math.min(payment.refundChecks, refundGapsMs.length - 1)] ?? 60 * second;
    // Put off first: what throws is then not repeated at once.
    const putOff = { refundChecks: payment.refundChecks + 1, refundNextAt: new Date(now + gap) };
    await merchant.database.update(payments).set(putOff).where(isIt);
    const adapter = adapterOf(merchant, payment);
    const attempt = toAttempt(session, payment);
    const answer = payment.refundRequested ? await adapter.queryRefund(attempt) : await adapter.refund(attempt);
    if (answer === 'unknown') return;
    await merchant.database.update(payments).set({ refundStatus: answer, refundRequested: true }).where(isIt);
  });
}
