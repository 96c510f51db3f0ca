import { and, eq } from 'drizzle-orm';
import { adapterOf, isMiniProgram, type Merchant } from './merchant';
import { ProblemAnswer } from './problem-answer';
import { findPayment, findSession, toAttempt } from './sessions';
import { isNewsAt } from './settle';
import { payments } from './tables';
import { isLive, sessionStatus } from './views';
import type { MiniProgramCall } from './wire';

/**
 * Places the order of a mini program's attempt for the payer whom the native page's login code names. Who that is stays between the channel
 * and the merchant; the page that shows the attempt keeps its way to the native page.
 * @throws ProblemAnswer session-ended, payment-not-refreshable, authorization-unsupported, channel-unavailable
 */
export async function startInMiniProgram(merchant: Merchant, sessionId: string, paymentId: string, code: string): Promise<MiniProgramCall> {
  const { database } = merchant;
  const session = await findSession(database, sessionId);
  const payment = await findPayment(database, sessionId, paymentId);
  const adapter = adapterOf(merchant, payment);
  if (!isMiniProgram(payment.carrierId) || adapter.startInMiniProgram === undefined) {
    throw new ProblemAnswer('authorization-unsupported', { detail: 'This attempt is not for a mini program.' });
  }
  const refuseEnded = (): never => {
    if (sessionStatus(session, merchant.now()) !== 'open') throw new ProblemAnswer('session-ended');
    throw new ProblemAnswer('payment-not-refreshable', { detail: 'This attempt has ended; go back to the cashier.' });
  };
  if (!isLive(payment) || sessionStatus(session, merchant.now()) !== 'open') refuseEnded();
  const attempt = toAttempt(session, payment);
  const askedAt = new Date(merchant.now());
  const answer = await adapter.startInMiniProgram(attempt, code);
  if (answer === 'unavailable') throw new ProblemAnswer('channel-unavailable', { retryAfterSeconds: 2 });
  if (answer === 'code-refused') {
    throw new ProblemAnswer('authorization-unsupported', { detail: 'The wallet does not take this login code; ask for a new one.' });
  }
  await database
    .update(payments)
    .set({ channelAnswer: 'unpaid', checkedAt: askedAt })
    .where(and(eq(payments.id, paymentId), eq(payments.status, 'pending'), isNewsAt(askedAt)));
  if (!isLive(await findPayment(database, sessionId, paymentId))) {
    // Closed while the order was being placed: nobody may pay by it.
    await adapter.close(attempt);
    refuseEnded();
  }
  return answer;
}
