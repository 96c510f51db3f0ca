import { and, eq, isNull, lte, or } from 'drizzle-orm';
import type { ChannelState } from './channels/channel-adapter';
import { adapterOf, type Merchant, type PaymentRow } from './merchant';
import { findPayment, findSession, toAttempt } from './sessions';
import { settle } from './settle';
import { payments } from './tables';
import { isLive } from './views';

/** While the payer is in his wallet: the interval that WeChat Pay's manual gives for USERPAYING. */
const payingGapMs = 10_000;

/** Queries an attempt at the channel and writes the answer down. */
export async function askChannel(merchant: Merchant, payment: PaymentRow): Promise<ChannelState> {
  const session = await findSession(merchant.database, payment.sessionId);
  const askedAt = new Date(merchant.now());
  await merchant.database.update(payments).set({ queriedAt: askedAt }).where(eq(payments.id, payment.id));
  const state = await adapterOf(merchant, payment).query(toAttempt(session, payment));
  await settle(merchant, payment, state, askedAt);
  return state;
}

/**
 * Queries an attempt unless that was done just now; claimed in the database, so that many pages cost one query.
 * @returns whether it was done
 */
export async function askChannelSparingly(merchant: Merchant, payment: PaymentRow): Promise<boolean> {
  const now = merchant.now();
  const isDue = or(isNull(payments.queriedAt), lte(payments.queriedAt, new Date(now - merchant.times.returnQueryGapMs)));
  const claimed = await merchant.database
    .update(payments)
    .set({ queriedAt: new Date(now) })
    .where(and(eq(payments.id, payment.id), isDue))
    .returning();
  if (claimed.length === 0) return false;
  await askChannel(merchant, payment);
  return true;
}

/**
 * Queries what the channel's schedule says is due: a lost notification is healed by it.
 * Closed attempts are asked about too while the schedule lasts, as one may have been paid just before.
 */
export async function askWhatIsDue(merchant: Merchant): Promise<void> {
  const due = await merchant.database
    .select()
    .from(payments)
    .where(lte(payments.nextQueryAt, new Date(merchant.now())));
  for (const payment of due) {
    // Put off first: a query that hangs or throws is then not repeated at once.
    const nextQueryAt = nextQuery(merchant, payment);
    await merchant.database.update(payments).set({ nextQueryAt }).where(eq(payments.id, payment.id));
    if (payment.status !== 'paid' && payment.status !== 'failed') await askChannel(merchant, payment);
    const after = await findPayment(merchant.database, payment.sessionId, payment.id);
    const soon = new Date(merchant.now() + payingGapMs);
    if (after.status === 'paying' && (nextQueryAt === null || soon < nextQueryAt)) {
      await merchant.database.update(payments).set({ nextQueryAt: soon }).where(eq(payments.id, payment.id));
    }
  }
}

/** When an attempt is to be asked about next; a live one goes on at the last interval, an ended one at the schedule's end no more. */
export function nextQuery(merchant: Merchant, payment: PaymentRow): Date | null {
  const now = merchant.now();
  if (payment.status === 'paid' || payment.status === 'failed') return null;
  const schedule = adapterOf(merchant, payment).queryScheduleMs;
  const next = schedule.find((delay) => payment.createdAt.getTime() + delay > now);
  if (next !== undefined) return new Date(payment.createdAt.getTime() + next);
  return isLive(payment) ? new Date(now + (schedule.at(-1) ?? payingGapMs)) : null;
}
