import { and, eq, inArray, isNull, lt, lte, ne, notInArray, or } from 'drizzle-orm';
import type { ChannelPaid, ChannelState } from './channels/channel-adapter';
import { confirmedPlan } from './instalment-contract';
import { adapterOf, takesPayerCode, type Merchant, type PaymentRow, type SessionRow } from './merchant';
import { refundDouble } from './refunds';
import { findPayment, findSession, toAttempt } from './sessions';
import { payments, sessions } from './tables';
import { isUnfinished } from './views';

/** The words of an attempt that is not over. */
export const unfinishedStatuses = ['pending', 'paying'] as const;

/**
 * Writes down what the channel said of an attempt; whoever comes second changes nothing.
 * A word that is not final holds only when no later question has been answered; a final one always does.
 * @param askedAt when the question was sent, or the channel spoke of its own accord
 */
export async function settle(merchant: Merchant, payment: PaymentRow, state: ChannelState, askedAt: Date): Promise<void> {
  const heard = takesPayerCode(payment.carrierId) ? hearOfPayerCode(state) : state;
  switch (heard.kind) {
    case 'paid':
      return settlePaid(merchant, payment, heard, askedAt);
    case 'failed':
      return settleFailed(merchant, payment, heard, askedAt);
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
export const isNotOver = (paymentId: string) => and(eq(payments.id, paymentId), inArray(payments.status, [...unfinishedStatuses]));

/** Nothing that was asked later, or at the same moment, has been answered, as a condition. */
export const isNewsAt = (askedAt: Date) => or(isNull(payments.checkedAt), lt(payments.checkedAt, askedAt));

/** A charge was sent to the channel with the attempt: until it is paid, refused or reversed it is under way, and may still arrive. */
function hearOfPayerCode(state: ChannelState): ChannelState {
  if (state.kind === 'unpaid') return { kind: 'in-progress' };
  return state.kind === 'absent' ? { kind: 'unknown' } : state;
}

async function change({ database }: Merchant, payment: PaymentRow, facts: Partial<PaymentRow>, askedAt: Date): Promise<void> {
  await database
    .update(payments)
    .set(facts)
    .where(and(isNotOver(payment.id), isNewsAt(askedAt)));
}

async function end({ database }: Merchant, payment: PaymentRow, facts: Partial<PaymentRow>): Promise<void> {
  await database.update(payments).set(facts).where(isNotOver(payment.id));
}

/**
 * A failed attempt is closed at the channel first: the payer's wallet might still let him try again under the same number. A payer's code
 * can be tried once, and has nothing to close.
 */
async function settleFailed(
  merchant: Merchant,
  payment: PaymentRow,
  { failure }: Extract<ChannelState, { kind: 'failed' }>,
  askedAt: Date,
): Promise<void> {
  if (!isUnfinished(await findPayment(merchant.database, payment.sessionId, payment.id))) return;
  const failed = { status: 'failed', failure, checkedAt: askedAt } as const;
  if (takesPayerCode(payment.carrierId)) return end(merchant, payment, failed);
  const adapter = adapterOf(merchant, payment);
  const attempt = toAttempt(await findSession(merchant.database, payment.sessionId), payment);
  const closed = await adapter.close(attempt);
  if (closed === 'closed' || closed === 'not-closable') return end(merchant, payment, failed);
  const lookedAt = new Date(merchant.now());
  const later = closed === 'already-paid' ? await adapter.query(attempt) : undefined;
  if (later?.kind === 'paid') return settlePaid(merchant, payment, later, lookedAt);
  return change(merchant, payment, { channelAnswer: 'unknown' }, askedAt);
}

/** The first paid attempt is the order's; the money of any other goes back. A late payment wins over closed and expired. */
async function settlePaid(merchant: Merchant, payment: PaymentRow, paid: ChannelPaid, askedAt: Date): Promise<void> {
  await merchant.database.transaction(async (transaction) => {
    const [session]: SessionRow[] = await transaction
      .select()
      .from(sessions)
      .where(eq(sessions.id, payment.sessionId))
      .for('no key update');
    const { kind: _, confirmedPeriods, ...facts } = paid;
    // Never what was asked for: in the wallet the payer may have chosen otherwise.
    const plan = session === undefined ? null : confirmedPlan(session, payment, confirmedPeriods);
    const [changed] = await transaction
      .update(payments)
      .set({ ...facts, confirmedPlan: plan, status: 'paid', failure: null, checkedAt: askedAt })
      .where(and(eq(payments.id, payment.id), ne(payments.status, 'paid'), isSinceReversal(askedAt)))
      .returning();
    if (changed === undefined || session === undefined) {
      // What a reversal may have taken back is asked about again, once it has been answered.
      const isDeferred = and(eq(payments.id, payment.id), ne(payments.status, 'paid'));
      await transaction
        .update(payments)
        .set({ nextQueryAt: new Date(merchant.now()) })
        .where(isDeferred);
      return;
    }
    if (session.paidPaymentId === null) {
      await transaction.update(sessions).set({ status: 'paid', paidPaymentId: payment.id }).where(eq(sessions.id, session.id));
    } else {
      await refundDouble(merchant, transaction, changed);
    }
  });
  merchant.wake();
}

/** No reversal is under way or without a definite answer, and the last one had been answered when the question was sent, as a condition. */
const isSinceReversal = (askedAt: Date) =>
  and(
    isNull(payments.reversingSince),
    or(eq(payments.reversals, 0), notInArray(payments.status, [...unfinishedStatuses])),
    or(isNull(payments.reversalAnsweredAt), lte(payments.reversalAnsweredAt, askedAt)),
  );
