import { askChannel } from './ask-channel';
import { adapterOf, type Merchant, type PaymentRow, type SessionRow } from './merchant';
import { findPayment, findSession, toAttempt } from './sessions';
import { settle } from './settle';
import { isLive, toPayment } from './views';
import type { CloseResult } from './wire';

type Outcome = CloseResult['outcome'];

/** Closes one attempt at the channel, after a look at it: not while the payer is typing a password, and never by guess. */
export async function closePayment(merchant: Merchant, sessionId: string, paymentId: string): Promise<CloseResult> {
  const session = await findSession(merchant.database, sessionId);
  const payment = await findPayment(merchant.database, sessionId, paymentId);
  const outcome = isLive(payment) ? await closeLive(merchant, session, payment) : undefined;
  const after = await findPayment(merchant.database, sessionId, paymentId);
  // What the row says has the last word: a notification may have come in meanwhile.
  return { outcome: endedOutcomes[after.status] ?? outcome ?? 'unknown', payment: toPayment(merchant, session, after) };
}

const endedOutcomes: Partial<Record<PaymentRow['status'], Outcome>> = { closed: 'closed', failed: 'closed', paid: 'already-paid' };

async function closeLive(merchant: Merchant, session: SessionRow, payment: PaymentRow): Promise<Outcome> {
  const state = await askChannel(merchant, payment);
  if (state.kind === 'in-progress') return 'in-progress';
  if (state.kind !== 'unpaid' && state.kind !== 'absent') return 'unknown';
  const askedAt = new Date(merchant.now());
  const closed = await adapterOf(merchant, payment).close(toAttempt(session, payment));
  if (closed === 'already-paid') {
    await askChannel(merchant, payment);
    return 'unknown';
  }
  await settle(merchant, payment, { kind: closed }, askedAt);
  return closed;
}
