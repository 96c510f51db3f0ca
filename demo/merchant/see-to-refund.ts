import { and, eq, lte } from 'drizzle-orm';
import type { Transaction } from '../database';
import type { RefundAnswer } from './channels/channel-adapter';
import { dueAtChannelOf, type Chore } from './chore';
import { feeBackOf } from './fees';
import { adapterOf, type Merchant, type PaymentRow } from './merchant';
import { toRefundOrder, type RefundRow } from './refunds';
import { toAttempt } from './sessions';
import { payments, refunds, sessions } from './tables';

const second = 1_000;

/** When a refund is asked about again; slower each time. */
const gapsMs = [5 * second, 10 * second, 20 * second, 60 * second];

/** Sends the refunds that are due, under the same number until they are taken, and asks until the money has arrived. */
export const seeToRefunds: Chore = {
  findDue: async ({ database, now }) => {
    const found = await database
      .select({ id: refunds.id, productId: payments.productId, since: refunds.nextAt })
      .from(refunds)
      .innerJoin(payments, eq(payments.id, refunds.paymentId))
      .where(isDue(now()));
    return found.map(dueAtChannelOf);
  },
  seeTo: async (merchant, id) => {
    const { database } = merchant;
    const [row] = await database
      .select()
      .from(refunds)
      .innerJoin(payments, eq(payments.id, refunds.paymentId))
      .innerJoin(sessions, eq(sessions.id, payments.sessionId))
      .where(and(eq(refunds.id, id), isDue(merchant.now())));
    if (row === undefined) return;
    const { refunds: refund, payments: payment, sessions: session } = row;
    // Put off first: what throws is then not repeated at once.
    await putOff(merchant, refund);
    const adapter = adapterOf(merchant, payment);
    const ask = refund.isTaken ? adapter.queryRefund : adapter.refund;
    await write(merchant, payment, refund, await ask(toAttempt(session, payment), toRefundOrder(refund)));
  },
};

const isDue = (now: number) => and(eq(refunds.status, 'processing'), lte(refunds.nextAt, new Date(now)));

async function putOff({ database, now }: Merchant, { id, checks }: RefundRow): Promise<void> {
  const gap = gapsMs[Math.min(checks, gapsMs.length - 1)] ?? 60 * second;
  const facts = { checks: checks + 1, nextAt: new Date(now() + gap) };
  await database.update(refunds).set(facts).where(eq(refunds.id, id));
}

async function write(merchant: Merchant, payment: PaymentRow, refund: RefundRow, answer: RefundAnswer): Promise<void> {
  const { database } = merchant;
  const isIt = eq(refunds.id, refund.id);
  if (answer === 'unknown') return;
  if (answer === 'funds-short') {
    // Nothing was taken, so the other money is tried under the same number; a person may have to pay some in.
    const funds = refund.funds === 'unsettled' ? 'balance' : 'unsettled';
    await database.update(refunds).set({ funds, hindrance: answer }).where(isIt);
    return;
  }
  await database.transaction(async (transaction) => {
    const feeBack = answer === 'succeeded' ? await findFeeBack(merchant, transaction, payment, refund) : null;
    const succeededAt = answer === 'succeeded' ? new Date(merchant.now()) : null;
    const isOver = answer !== 'processing';
    const facts = { status: answer, isTaken: true, hindrance: null, feeBack, succeededAt, ...(isOver && { nextAt: null }) };
    await transaction.update(refunds).set(facts).where(isIt);
    if (refund.isOfDouble) await transaction.update(payments).set({ refundStatus: answer }).where(eq(payments.id, payment.id));
  });
}

/** By the channel's rule, from what had arrived before this. */
async function findFeeBack(merchant: Merchant, transaction: Transaction, payment: PaymentRow, refund: RefundRow): Promise<number> {
  await transaction.select().from(payments).where(eq(payments.id, payment.id)).for('no key update');
  const isBefore = and(eq(refunds.paymentId, payment.id), eq(refunds.status, 'succeeded'));
  const before = await transaction.select().from(refunds).where(isBefore);
  const sum = (values: readonly (number | null)[]): number => values.reduce<number>((total, value) => total + (value ?? 0), 0);
  return feeBackOf(adapterOf(merchant, payment).refundTerms.fee, {
    paid: payment.paidAmount ?? 0,
    amount: refund.amount,
    refundedBefore: sum(before.map(({ amount }) => amount)),
    feeBackBefore: sum(before.map(({ feeBack }) => feeBack)),
  });
}
