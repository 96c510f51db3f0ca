import { eq } from 'drizzle-orm';
import type { Transaction } from '../../database';
import type { FaultKind } from '../faults';
import { actOn } from './act';
import type { JdPaySandbox } from './jd-pay-sandbox';
import { readAmount, readField, readNumber, readTradeTime, type Fields } from './order-request';
import { insertPayment, lockPayment, type JdPayPayment } from './payment';
import { JdPayRefusal } from './refusal';
import { moneyBack, payments } from './tables';

/** A row of the money going back. */
export type JdPayMoneyBack = typeof moneyBack.$inferSelect;

const refundArrivesAfterMs = 2_000;

interface Request {
  readonly tradeNum: string;
  readonly oTradeNum: string;
  readonly amount: number;
  readonly tradeTime: string;
}

/** Money going back, as it is told: under way until it has arrived. */
export function toMoneyBackFields({ tradeNum, oTradeNum, amount, tradeTime, effectiveAt }: JdPayMoneyBack, now: number): Fields {
  const status = effectiveAt.getTime() <= now ? '2' : '1';
  return { tradeNum, oTradeNum, tradeType: '1', amount: String(amount), currency: 'CNY', tradeTime, note: '', status };
}

/**
 * Gives back any part of a payment.
 * @throws JdPayRefusal JD0005 for a number that was used, JD0006 or JD0007 when nothing was paid, JD0008 for more than is left
 */
export async function refund(sandbox: JdPaySandbox, fields: Fields): Promise<JdPayMoneyBack> {
  const request = readRequest(fields);
  const now = sandbox.now();
  return sandbox.database.transaction(async (transaction) => {
    const payment = await lockPayment(transaction, request.oTradeNum);
    if (payment === undefined) throw new JdPayRefusal('JD0006');
    if (payment.paidAt === null) throw new JdPayRefusal('JD0007');
    return giveBack(transaction, payment, { ...request, kind: 'refund', effectiveAt: new Date(now + refundArrivesAfterMs) }, now);
  });
}

/**
 * 撤销: what is not paid can not be paid after it, what is paid is given back, and what has not come yet is refused when it comes. The last is
 * the sandbox's own, as JD says nothing of it.
 * @throws JdPayRefusal JD0004, JD0008
 */
export async function revoke(sandbox: JdPaySandbox, fields: Fields, fault: FaultKind | undefined): Promise<Fields> {
  const request = readRequest(fields);
  const { oTradeNum } = request;
  if (fault === 'paid-first') await payFirst(sandbox, oTradeNum);
  const now = sandbox.now();
  const answer = { ...request, amount: String(request.amount), currency: 'CNY', note: '', status: '2' };
  await sandbox.database.transaction(async (transaction) => {
    const payment = await lockPayment(transaction, oTradeNum);
    if (payment === undefined) return void (await insertPayment(transaction, { ...neverCame, ...request, tradeNum: oTradeNum }, now));
    if (payment.amount !== request.amount && payment.entry !== 'revocation') throw new JdPayRefusal('JD0008');
    if (payment.paidAt === null) {
      await transaction.update(payments).set({ status: '4' }).where(eq(payments.tradeNum, oTradeNum));
      return;
    }
    const [known] = await transaction.select().from(moneyBack).where(eq(moneyBack.tradeNum, request.tradeNum));
    if (known !== undefined) return;
    await giveBack(transaction, payment, { ...request, kind: 'revocation', effectiveAt: new Date(now) }, now);
  });
  return answer;
}

/** Stands for a payment that may still be on its way: its number is used up. */
const neverCame = { entry: 'revocation', tradeName: '', orderType: '0', notifyUrl: '', status: '4' } as const;

async function payFirst(sandbox: JdPaySandbox, tradeNum: string): Promise<void> {
  const payment = await sandbox.database.transaction((transaction) => lockPayment(transaction, tradeNum));
  if (payment?.status !== '1') return;
  await actOn(sandbox, tradeNum, 'pay');
  sandbox.wake();
}

async function giveBack(
  transaction: Transaction,
  payment: JdPayPayment,
  facts: Omit<typeof moneyBack.$inferInsert, 'createdAt'>,
  now: number,
): Promise<JdPayMoneyBack> {
  const [given] = await transaction
    .insert(moneyBack)
    .values({ ...facts, createdAt: new Date(now) })
    .onConflictDoNothing()
    .returning();
  if (given === undefined) throw new JdPayRefusal('JD0005');
  const all = await transaction.select().from(moneyBack).where(eq(moneyBack.oTradeNum, payment.tradeNum));
  // What was just written is among them; a refusal takes it out again.
  if (all.reduce((sum, { amount }) => sum + amount, 0) > payment.amount) throw new JdPayRefusal('JD0008');
  return given;
}

function readRequest(fields: Fields): Request {
  readField(fields, 'currency', /^CNY$/);
  return {
    tradeNum: readNumber(fields),
    oTradeNum: readNumber(fields, 'oTradeNum'),
    amount: readAmount(fields),
    tradeTime: readTradeTime(fields),
  };
}
