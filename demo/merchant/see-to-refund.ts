import { and, eq, lte } from 'drizzle-orm';
import type { Chore } from './chore';
import { adapterOf } from './merchant';
import { toAttempt } from './sessions';
import { payments, sessions } from './tables';

const second = 1_000;

/** When a refund is asked about again; slower each time. */
const gapsMs = [5 * second, 10 * second, 20 * second, 60 * second];

/** Gives the money of double payments back, and asks until it has arrived. */
export const seeToRefunds: Chore = {
  findDue: ({ database, now }) =>
    database.select({ id: payments.id, productId: payments.productId, since: payments.refundNextAt }).from(payments).where(isDue(now())),
  seeTo: async (merchant, id) => {
    const { database } = merchant;
    const now = merchant.now();
    const [row] = await database
      .select()
      .from(payments)
      .innerJoin(sessions, eq(sessions.id, payments.sessionId))
      .where(and(eq(payments.id, id), isDue(now)));
    if (row === undefined) return;
    const { payments: payment, sessions: session } = row;
    const isIt = eq(payments.id, id);
    const gap = gapsMs[Math.min(payment.refundChecks, gapsMs.length - 1)] ?? 60 * second;
    // Put off first: what throws is then not repeated at once.
    const putOff = { refundChecks: payment.refundChecks + 1, refundNextAt: new Date(now + gap) };
    await database.update(payments).set(putOff).where(isIt);
    const adapter = adapterOf(merchant, payment);
    const attempt = toAttempt(session, payment);
    const answer = payment.refundRequested ? await adapter.queryRefund(attempt) : await adapter.refund(attempt);
    if (answer === 'unknown') return;
    await database.update(payments).set({ refundStatus: answer, refundRequested: true }).where(isIt);
  },
};

const isDue = (now: number) => and(eq(payments.refundStatus, 'processing'), lte(payments.refundNextAt, new Date(now)));
