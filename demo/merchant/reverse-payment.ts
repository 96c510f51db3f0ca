import { and, eq, isNotNull, isNull, lte, or, sql } from 'drizzle-orm';
import type { Database } from '../database';
import type { ReverseAnswer } from './channels/channel-adapter';
import { leaseMs } from './lease';
import { adapterOf, type Merchant, type PaymentRow, type SessionRow } from './merchant';
import { toAttempt } from './sessions';
import { isNotOver } from './settle';
import { payments } from './tables';

const second = 1_000;

/** After which a reversal that has not ended is repeated; slower each time. */
const repeatGapsMs = [1, 2, 4, 8, 10].map((seconds) => seconds * second);

/**
 * Takes an attempt with a payer's code back; the channel was queried just before. From the sending on, no news of a payment is taken until a
 * reversal has had a definite answer: one that was lost or cut short may still arrive, and what is paid then goes back with it. So it is
 * repeated, whatever the channel says of the payment.
 * @returns `busy` when it is being reversed already, or has ended
 */
export async function reversePayment(merchant: Merchant, session: SessionRow, payment: PaymentRow): Promise<ReverseAnswer | 'busy'> {
  const { database } = merchant;
  const adapter = adapterOf(merchant, payment);
  if (adapter.reverse === undefined) throw new Error(`The adapter of ${payment.carrierId} takes payers' codes but can not reverse`);
  const now = merchant.now();
  const isFree = or(isNull(payments.reversingSince), lte(payments.reversingSince, new Date(now - leaseMs)));
  const claimed = await database
    .update(payments)
    .set({ reversingSince: new Date(now), reversals: sql`${payments.reversals} + 1` })
    .where(and(isNotOver(payment.id), isFree))
    .returning();
  if (claimed.length === 0) return 'busy';
  let answer: ReverseAnswer = 'unknown';
  try {
    answer = await adapter.reverse(toAttempt(session, payment));
  } finally {
    const answeredAt = new Date(merchant.now());
    await database.transaction(async (transaction) => {
      const facts = { reversingSince: null, reversalAnsweredAt: answeredAt };
      await transaction.update(payments).set(facts).where(eq(payments.id, payment.id));
      if (answer !== 'reversed') return;
      await transaction.update(payments).set({ status: 'closed', checkedAt: answeredAt }).where(isNotOver(payment.id));
    });
  }
  return answer;
}

/** Whether the time of a reversal has come: early when it is wished for, late when the attempt is just not paid. */
export function isReversalDue({ times }: Merchant, { createdAt, reversalWantedAt }: PaymentRow, now: number): boolean {
  return now >= createdAt.getTime() + (reversalWantedAt === null ? times.reversalAtMs : times.reversalNotBeforeMs);
}

/** Until a reversal without a definite answer is repeated, in milliseconds. */
export function repeatGapMs({ reversals }: PaymentRow): number {
  return repeatGapsMs[Math.min(reversals, repeatGapsMs.length) - 1] ?? second;
}

/** After the start of the only process that there is: no reversal is under way, and what became of the last one is asked. */
export async function forgetReversals(database: Database, now: Date): Promise<void> {
  await database.update(payments).set({ reversingSince: null, reversalAnsweredAt: now }).where(isNotNull(payments.reversingSince));
}
