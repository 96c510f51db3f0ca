import { and, eq, isNull } from 'drizzle-orm';
import { askChannel } from './ask-channel';
import { adapterOf, takesPayerCode, type Merchant, type PaymentRow, type SessionRow } from './merchant';
import { nextQuery } from './query-schedule';
import { isReversalDue, reversePayment } from './reverse-payment';
import { findPayment, findSession, toAttempt } from './sessions';
import { isNotOver, settle } from './settle';
import { payments } from './tables';
import { isUnfinished, toPayment } from './views';
import type { CloseResult } from './wire';

type Outcome = CloseResult['outcome'];

/** Closes one attempt at the channel, after a look at it: not while the payer is typing a password, and never by guess. */
export async function closePayment(merchant: Merchant, sessionId: string, paymentId: string): Promise<CloseResult> {
  const session = await findSession(merchant.database, sessionId);
  const payment = await findPayment(merchant.database, sessionId, paymentId);
  const close = takesPayerCode(payment.carrierId) ? takeBack : closeUnpaid;
  const outcome = isUnfinished(payment) ? await close(merchant, session, payment) : undefined;
  const after = await findPayment(merchant.database, sessionId, paymentId);
  // What the row says has the last word: a notification may have come in meanwhile.
  return { outcome: endedOutcomes[after.status] ?? outcome ?? 'unknown', payment: toPayment(merchant, session, after) };
}

const endedOutcomes: Partial<Record<PaymentRow['status'], Outcome>> = { closed: 'closed', failed: 'closed', paid: 'already-paid' };

async function closeUnpaid(merchant: Merchant, session: SessionRow, payment: PaymentRow): Promise<Outcome> {
  const state = await askChannel(merchant, payment);
  if (state.kind === 'in-progress') return 'in-progress';
  if (state.kind !== 'unpaid' && state.kind !== 'absent') return 'unknown';
  const askedAt = new Date(merchant.now());
  const closed = await adapterOf(merchant, payment).close(toAttempt(session, payment));
  switch (closed) {
    case 'already-paid':
      await askChannel(merchant, payment);
      return 'unknown';
    case 'not-closable':
      return release(merchant, payment);
    case 'closed':
    case 'in-progress':
    case 'unknown':
      await settle(merchant, payment, { kind: closed }, askedAt);
      return closed;
  }
}

/** Leaves an attempt behind that was just found unpaid: another may begin, and this one is watched. */
async function release(merchant: Merchant, payment: PaymentRow): Promise<Outcome> {
  const isUnpaid = and(isNotOver(payment.id), eq(payments.status, 'pending'), eq(payments.channelAnswer, 'unpaid'));
  const released = await merchant.database
    .update(payments)
    .set({ releasedAt: new Date(merchant.now()) })
    .where(isUnpaid)
    .returning();
  return released.length > 0 ? 'not-closable' : 'unknown';
}

/** Reverses an attempt with a payer's code; too early for that, the wish is kept and carried out in time. */
async function takeBack(merchant: Merchant, session: SessionRow, payment: PaymentRow): Promise<Outcome> {
  await askChannel(merchant, payment);
  await merchant.database
    .update(payments)
    .set({ reversalWantedAt: new Date(merchant.now()) })
    .where(and(isNotOver(payment.id), isNull(payments.reversalWantedAt)));
  const wished = await findPayment(merchant.database, session.id, payment.id);
  const isDue = isReversalDue(merchant, wished, merchant.now());
  const answer = isDue ? await reversePayment(merchant, session, wished) : 'busy';
  const nextQueryAt = nextQuery(merchant, session, await findPayment(merchant.database, session.id, payment.id));
  if (answer !== 'reversed') await merchant.database.update(payments).set({ nextQueryAt }).where(isNotOver(payment.id));
  return takenBack[answer];
}

const takenBack = { reversed: 'closed', again: 'in-progress', busy: 'in-progress', unknown: 'unknown' } as const satisfies Record<
  string,
  Outcome
>;
