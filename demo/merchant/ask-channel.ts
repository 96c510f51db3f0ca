import { and, eq, isNull, lte, or, sql } from 'drizzle-orm';
import type { ChannelState } from './channels/channel-adapter';
import { adapterOf, type Merchant, type PaymentRow } from './merchant';
import { findSession, toAttempt } from './sessions';
import { settle } from './settle';
import { payments } from './tables';

/** Queries an attempt at the channel and writes the answer down. */
export async function askChannel(merchant: Merchant, payment: PaymentRow): Promise<ChannelState> {
  const session = await findSession(merchant.database, payment.sessionId);
  const askedAt = new Date(merchant.now());
  // A reversal may have been sent since the row was read.
  const [row = payment] = await merchant.database
    .update(payments)
    .set({ queriedAt: askedAt, queries: sql`${payments.queries} + 1` })
    .where(eq(payments.id, payment.id))
    .returning();
  const state = await adapterOf(merchant, row).query(toAttempt(session, row));
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
