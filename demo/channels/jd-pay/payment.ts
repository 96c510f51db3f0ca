import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Transaction } from '../../database';
import { toBeijingDigits } from '../beijing-digits';
import type { JdPaySandbox } from './jd-pay-sandbox';
import type { OrderRequest } from './order-request';
import { JdPayRefusal } from './refusal';
import { payments, type PaymentStatus } from './tables';

/** A row of the payments. */
export type JdPayPayment = typeof payments.$inferSelect;

/** Whether a payment's time is over, so that only money on its way can still pay it. */
export function isTimedOut({ expiresAt }: JdPayPayment, now: number): boolean {
  return expiresAt !== null && expiresAt.getTime() <= now;
}

/** What became of a payment by the sandbox's clock. */
export function wordOf(payment: JdPayPayment, now: number): PaymentStatus {
  const isOpen = payment.status === '0' || payment.status === '1';
  return isOpen && isTimedOut(payment, now) ? '4' : payment.status;
}

/** The payment of a number, kept from others until the transaction is over; undefined when there is none. */
export async function lockPayment(transaction: Transaction, tradeNum: string): Promise<JdPayPayment | undefined> {
  const [payment] = await transaction.select().from(payments).where(eq(payments.tradeNum, tradeNum)).for('no key update');
  return payment;
}

/** A new payment; undefined when its number was used. */
export async function insertPayment(
  transaction: Transaction,
  facts: Omit<typeof payments.$inferInsert, 'createdAt'>,
  now: number,
): Promise<JdPayPayment | undefined> {
  const [inserted] = await transaction
    .insert(payments)
    .values({ ...facts, createdAt: new Date(now) })
    .onConflictDoNothing()
    .returning();
  return inserted;
}

/**
 * Takes an order that a browser brought, or opens the same unpaid order again.
 * @returns the token of the page that the payer sees
 * @throws JdPayRefusal with JD0005 for another order of that number or one that has ended
 */
export async function placeOrder({ database, now }: JdPaySandbox, request: OrderRequest): Promise<string> {
  return database.transaction(async (transaction) => {
    const token = randomBytes(16).toString('base64url');
    const placed = await insertPayment(transaction, { ...request, token, status: '0' }, now());
    if (placed !== undefined) return token;
    const known = await lockPayment(transaction, request.tradeNum);
    const word = known && wordOf(known, now());
    if (known?.token == null || !isSame(known, request) || (word !== '0' && word !== '1')) throw new JdPayRefusal('JD0005');
    return known.token;
  });
}

function isSame(known: JdPayPayment, { expiresAt: _, callbackUrl: __, ...facts }: OrderRequest): boolean {
  return Object.entries(facts).every(([name, value]) => known[name as keyof typeof facts] === value);
}

/** A payment as the query and the notification tell it. */
export function toFields(payment: JdPayPayment, now: number): Readonly<Record<string, unknown>> {
  const { tradeNum, paidAt } = payment;
  const amount = String(payment.amount);
  const pay = paidAt === null ? [] : [{ payType: '0', amount, currency: 'CNY', tradeTime: toBeijingDigits(paidAt) }];
  return { tradeNum, tradeType: '0', note: '', amount, status: wordOf(payment, now), payList: pay.length > 0 ? { pay } : '' };
}
