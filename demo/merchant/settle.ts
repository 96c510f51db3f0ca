import { and, eq, inArray, isNull, lt, ne, or } from 'drizzle-orm';
import type { ChannelPaid, ChannelState } from './channels/channel-adapter';
import { adapterOf, type Merchant, type PaymentRow, type SessionRow } from './merchant';
import { findSession, toAttempt } from './sessions';
import { payments, sessions } from './tables';

/** The words of an attempt that is not over. */
export const liveStatuses = ['pending', 'paying'] as const;

/**
 * Writes down what the channel said of an attempt; whoever comes second changes nothing.
 * A word that is not final holds only when no later question has been answered; a final one always does.
 * A failed attempt is closed at the channel first: the payer's wallet might still let him try again under the same number.
 * @param askedAt when the question was sent, or the channel spoke of its own accord
 */
export async function settle(merchant: Merchant, payment: PaymentRow, state: ChannelState, askedAt: Date): Promise<void> {
  switch (state.kind) {
    case 'paid':
      return settlePaid(merchant, payment, state, askedAt);
    case 'failed': {
      const session = await findSession(merchant.database, payment.sessionId);
      const adapter = adapterOf(merchant, payment);
      const attempt = toAttempt(session, payment);
      const closed = await adapter.close(attempt);
      if (closed === 'closed') return end(merchant, payment, { status: 'failed', failure: state.failure, checkedAt: askedAt });
      const lookedAt = new Date(merchant.now());
      const later = closed === 'already-paid' ? await adapter.query(attempt) : undefined;
      if (later?.kind === 'paid') return settlePaid(merchant, payment, later, lookedAt);
      return change(merchant, payment, { channelAnswer: 'unknown' }, askedAt);
    }
    case 'closed':
      return end(merchant, payment, { status: 'closed', checkedAt: askedAt });
    case 'in-progress':
      return change(merchant, payment, { status: 'paying', channelAnswer: 'in-progress', checkedAt: askedAt }, askedAt);
    case 'unpaid':
    case 'absent':
      return change(merchant, payment, { status: 'pending', channelAnswer: 'unpaid', checkedAt: askedAt }, askedAt);
    case 'unknown':
      return change(merchant, payment, { channelAnswer: 'unknown' }, askedAt);
  }
}

/** An attempt that is not over, as a condition. */
export const isStillLive = (paymentId: string) => and(eq(payments.id, paymentId), inArray(payments.status, [...liveStatuses]));

/** Nothing that was asked later, or at the same moment, has been answered, as a condition. */
export const isNewsAt = (askedAt: Date) => or(isNull(payments.checkedAt), lt(payments.checkedAt, askedAt));

async function change({ database }: Merchant, payment: PaymentRow, facts: Partial<PaymentRow>, askedAt: Date): Promise<void> {
  await database
    .update(payments)
    .set(facts)
    .where(and(isStillLive(payment.id), isNewsAt(askedAt)));
}

async function end({ database }: Merchant, payment: PaymentRow, facts: Partial<PaymentRow>): Promise<void> {
  await database.update(payments).set(facts).where(isStillLive(payment.id));
}

/** The first paid attempt is the order's; the money of any other goes back. A late payment wins over closed and expired. */
async function settlePaid(merchant: Merchant, payment: PaymentRow, paid: ChannelPaid, askedAt: Date): Promise<void> {
  await merchant.database.transaction(async (transaction) => {
    const [session]: SessionRow[] = await transaction.select().from(sessions).where(eq(sessions.id, payment.sessionId)).for('update');
    const { kind: _, ...facts } = paid;
    const [changed] = await transaction
      .update(payments)
      .set({ ...facts, status: 'paid', failure: null, checkedAt: askedAt })
      .where(and(eq(payments.id, payment.id), ne(payments.status, 'paid')))
      .returning();
    if (changed === undefined || session === undefined) return;
    if (session.paidPaymentId === null) {
      await transaction.update(sessions).set({ status: 'paid', paidPaymentId: payment.id }).where(eq(sessions.id, session.id));
    } else {
      const refundNextAt = new Date(merchant.now());
      await transaction.update(payments).set({ refundStatus: 'processing', refundNextAt }).where(eq(payments.id, payment.id));
    }
  });
  merchant.wake();
}
