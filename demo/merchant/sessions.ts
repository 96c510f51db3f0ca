import { randomBytes } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import type { Database, Transaction } from '../database';
import type { Attempt } from './channels/channel-adapter';
import type { Merchant, PaymentRow, SessionRow } from './merchant';
import type { NewOrder } from './new-order';
import { ProblemAnswer } from './problem-answer';
import { payments, sessions } from './tables';

/** 128 random bits, 22 characters: enough never to be guessed. */
export const makeId = (): string => randomBytes(16).toString('base64url');

/**
 * Opens a session for an order.
 * @returns undefined when the number was used: its session is for those who have its id
 */
export async function openSession(merchant: Merchant, order: NewOrder): Promise<SessionRow | undefined> {
  const now = merchant.now();
  const { expiresInMs, actionExpiresInMs, ...facts } = order;
  const row = {
    ...facts,
    id: makeId(),
    currency: 'CNY',
    status: 'open',
    actionLifeMs: actionExpiresInMs,
    createdAt: new Date(now),
    expiresAt: new Date(now + expiresInMs),
  } as const;
  const [opened] = await merchant.database.insert(sessions).values(row).onConflictDoNothing().returning();
  return opened;
}

/** @throws ProblemAnswer session-not-found */
export async function findSession(database: Database | Transaction, sessionId: string): Promise<SessionRow> {
  const [session] = await database.select().from(sessions).where(eq(sessions.id, sessionId));
  if (session === undefined) throw new ProblemAnswer('session-not-found');
  return session;
}

/** The attempts of a session, oldest first. */
export async function findPayments(database: Database | Transaction, sessionId: string): Promise<PaymentRow[]> {
  return database.select().from(payments).where(eq(payments.sessionId, sessionId)).orderBy(asc(payments.attempt));
}

/**
 * One attempt of a session; one of another session is not told apart from none.
 * @throws ProblemAnswer payment-not-found
 */
export async function findPayment(database: Database | Transaction, sessionId: string, paymentId: string): Promise<PaymentRow> {
  const [payment] = await database
    .select()
    .from(payments)
    .where(and(eq(payments.id, paymentId), eq(payments.sessionId, sessionId)));
  if (payment === undefined) throw new ProblemAnswer('payment-not-found');
  return payment;
}

/** What the channel is told about an attempt, the same each time, but for its reversal: a repeated order has to be identical. */
export function toAttempt(session: SessionRow, payment: PaymentRow): Attempt {
  const { carrierId, plan, outTradeNo, openid, createdAt } = payment;
  const { amount, currency, subject, goods, creditForbidden, expiresAt } = session;
  return {
    productId: carrierId,
    outTradeNo,
    openid,
    amount,
    currency,
    subject,
    createdAt,
    expiresAt,
    reversalSent: payment.reversals > 0,
    ...(goods !== null && { goods }),
    ...(creditForbidden && { creditForbidden }),
    ...(plan !== null && { instalments: { periods: plan.periods, feeBearer: plan.feeBearer } }),
  };
}
