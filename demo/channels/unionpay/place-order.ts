import { randomBytes, randomInt } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Transaction } from '../../database';
import { readOrderRequest, type OrderRequest } from './order-request';
import { UnionpayRefusal } from './response';
import type { Fields } from './signatures';
import { contents, transactions, type PaymentEntry } from './tables';
import { isTimedOut, type UnionpayTransaction } from './transaction';
import type { UnionpaySandbox } from './unionpay-sandbox';

/** What a payer pays by, for each way in that is not paid in the same moment. */
const makeContent = {
  front: () => randomBytes(16).toString('base64url'),
  app: () => makeDigits(21),
  qr: () => `https://qr.95516.com/00010000/${makeDigits(32)}`,
} satisfies Partial<Record<PaymentEntry, () => string>>;

/**
 * Places an order, or opens the same unpaid order again.
 * @returns what the payer pays by: the token of the cashier's page, a tn, or a code's text
 * @throws UnionpayRefusal 10 or 13 for what breaks a rule, 12 for another order of that number or one that has ended, 39 when its time is over
 */
export async function placeOrder(sandbox: UnionpaySandbox, entry: keyof typeof makeContent, fields: Fields): Promise<string> {
  const request = readOrderRequest(entry, fields, sandbox.merchant);
  const now = sandbox.now();
  return sandbox.database.transaction(async (transaction) => {
    const order = await openOrder(transaction, request, now);
    const isOpen = order.respCode === '05' || order.respCode === '04';
    if (!isOpen) throw new UnionpayRefusal('12');
    if (isTimedOut(order, now)) throw new UnionpayRefusal('39');
    const [known] = await transaction.select().from(contents).where(eq(contents.queryId, order.queryId));
    const content = known?.content ?? makeContent[entry]();
    if (known === undefined) await transaction.insert(contents).values({ content, queryId: order.queryId });
    return content;
  });
}

/** A row of the transactions under a new queryId; undefined when its number was used. */
export async function insertTransaction(
  transaction: Transaction,
  facts: Omit<typeof transactions.$inferInsert, 'queryId' | 'traceNo' | 'createdAt'>,
  now: number,
): Promise<UnionpayTransaction | undefined> {
  // Two digits, the time from the year's last two on, seven digits: as in UnionPay's own.
  const queryId = `${makeDigits(2)}${facts.txnTime.slice(2)}${makeDigits(7)}`;
  const row = { ...facts, queryId, traceNo: makeDigits(6), createdAt: new Date(now) };
  const [inserted] = await transaction.insert(transactions).values(row).onConflictDoNothing().returning();
  return inserted;
}

/** The transaction of a number, kept from others until this one is over; undefined when there is none. */
export async function lockTransaction(
  transaction: Transaction,
  { orderId, txnTime }: Pick<UnionpayTransaction, 'orderId' | 'txnTime'>,
): Promise<UnionpayTransaction | undefined> {
  const isIt = and(eq(transactions.orderId, orderId), eq(transactions.txnTime, txnTime));
  const [found] = await transaction.select().from(transactions).where(isIt).for('no key update');
  return found;
}

async function openOrder(transaction: Transaction, request: OrderRequest, now: number): Promise<UnionpayTransaction> {
  const placed = await insertTransaction(transaction, { ...request, respCode: '05', effectiveAt: new Date(now) }, now);
  if (placed !== undefined) return placed;
  const order = await lockTransaction(transaction, request);
  if (order === undefined || !isSame(order, request)) throw new UnionpayRefusal('12');
  return order;
}

function isSame(order: UnionpayTransaction, request: OrderRequest): boolean {
  // What belongs to the visit may differ: where the browser goes back to.
  const { frontUrl: _, frontFailUrl: __, ...facts } = request;
  return Object.entries(facts).every(([name, value]) => String(order[name as keyof typeof facts]) === String(value));
}

function makeDigits(count: number): string {
  return Array.from({ length: count }, () => randomInt(10)).join('');
}
