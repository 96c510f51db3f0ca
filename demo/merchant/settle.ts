import { and, eq, inArray, ne } from 'drizzle-orm';
import type { ChannelPaid, ChannelState } from './channels/channel-adapter';
import { adapterOf, type Merchant, type PaymentRow, type SessionRow } from './merchant';
import { findSession, toAttempt } from './sessions';
import { payments, sessions } from './tables';

/** The words of an attempt that is not over. */
export const liveStatuses = ['pending', 'paying'] as const;

/**
 * Writes down what the channel said of an attempt; whoever comes second changes nothing.
 * A failed attempt is closed at the channel first: the payer's wallet might still let him try again under the same number.
 */
export async function settle(merchant: Merchant, payment: PaymentRow, state: ChannelState): Promise<void> {
  switch (state.kind) {
    case 'paid':
      return settlePaid(merchant, payment, state);
    case 'failed': {
      const session = await findSession(merchant.database, payment.sessionId);
      const adapter = adapterOf(merchant, payment);
      const attempt = toAttempt(session, payment);
      const closed = await adapter.close(attempt);
      if (closed === 'closed') return change(merchant, payment, { status: 'failed', failure: state.failure });
      const later = closed === 'already-paid' ? await adapter.query(attempt) : undefined;
      return later?.kind === 'paid' ? settlePaid(merchant, payment, later) : change(merchant, payment, { channelAnswer: 'unknown' });
    }
    case 'closed':
      return change(merchant, payment, { status: 'closed' });
    case 'in-progress':
      return change(merchant, payment, { status: 'paying', channelAnswer: 'in-progress' });
    case 'unpaid':
    case 'absent':
      return change(merchant, payment, { status: 'pending', channelAnswer: 'unpaid' });
    case 'unknown':
      return change(merchant, payment, { channelAnswer: 'unknown' });
  }
}

async function change(merchant: Merchant, payment: PaymentRow, facts: Partial<PaymentRow>): Promise<void> {
  const checkedAt = facts.channelAnswer === 'unknown' ? payment.checkedAt : new Date(merchant.now());
  const isLive = and(eq(payments.id, payment.id), inArray(payments.status, [...liveStatuses]));
  await merchant.database
    .update(payments)
    .set({ ...facts, checkedAt })
    .where(isLive);
}

/** The first paid attempt is the order's; the money of any other goes back. A late payment wins over closed and expired. */
async function settlePaid(merchant: Merchant, payment: PaymentRow, paid: ChannelPaid): Promise<void> {
  const at = new Date(merchant.now());
  await merchant.database.transaction(async (transaction) => {
    const [session]: SessionRow[] = await transaction.select().from(sessions).where(eq(sessions.id, payment.sessionId)).for('update');
    const { kind: _, ...facts } = paid;
    const [changed] = await transaction
      .update(payments)
      .set({ ...facts, status: 'paid', failure: null, checkedAt: at })
      .where(and(eq(payments.id, payment.id), ne(payments.status, 'paid')))
      .returning();
    if (changed === undefined || session === undefined) return;
    if (session.paidPaymentId === null) {
      await transaction.update(sessions).set({ status: 'paid', paidPaymentId: payment.id }).where(eq(sessions.id, session.id));
    } else {
      await transaction.update(payments).set({ refundStatus: 'processing', refundNextAt: at }).where(eq(payments.id, payment.id));
    }
  });
  merchant.wake();
}
