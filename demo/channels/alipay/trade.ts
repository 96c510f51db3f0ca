import { randomInt } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Transaction } from '../../database';
import { settleOn } from './instalments';
import { addNotification } from './notification-queue';
import type { OrderRequest } from './order-request';
import { refunds, trades } from './tables';
import { toBeijingTime, toYuan } from './wire-values';

/** A row of the trades. */
export type Trade = typeof trades.$inferSelect;

/** How long money can be given back; set in each merchant's contract, so this is only this merchant's. */
const refundWindowMs = 365 * 86_400_000;

/**
 * Finds a trade and keeps others from changing it. Time alone closes a trade that nobody paid and finishes one that can not be refunded any
 * more, which is written down when someone looks.
 */
export async function lockTrade(transaction: Transaction, outTradeNo: string, now: number): Promise<Trade | undefined> {
  const [trade] = await transaction.select().from(trades).where(eq(trades.outTradeNo, outTradeNo)).for('no key update');
  if (trade?.status === 'WAIT_BUYER_PAY' && trade.expiresAt.getTime() <= now) return change(transaction, trade, { status: 'TRADE_CLOSED' });
  const isFinished = trade?.status === 'TRADE_SUCCESS' && (trade.paidAt?.getTime() ?? now) + refundWindowMs <= now;
  return isFinished ? change(transaction, trade, { status: 'TRADE_FINISHED' }) : trade;
}

/** Makes a trade, which then waits for its buyer. */
export async function createTrade(transaction: Transaction, order: OrderRequest, isWithPayer: boolean): Promise<Trade> {
  const tradeNo = `${toBeijingTime(order.createdAt).slice(0, 10).replaceAll('-', '')}2200${randomDigits(16)}`;
  const facts = { ...order, tradeNo, status: 'WAIT_BUYER_PAY', isWithPayer } as const;
  const [trade] = await transaction.insert(trades).values(facts).returning();
  if (trade === undefined) throw new Error('The trade was not written');
  return trade;
}

/**
 * Pays a trade, whatever it was, and queues the notification.
 * @param periods what the payer has chosen; else it is paid as the merchant asked
 * @throws ActRefusal
 */
export async function payTrade(transaction: Transaction, trade: Trade, now: number, periods?: number): Promise<Trade> {
  const facts = { status: 'TRADE_SUCCESS', isWithPayer: false, paidAt: new Date(now), cancelledAt: null } as const;
  const paid = await change(transaction, trade, { ...facts, paidPeriods: settleOn(trade, periods) });
  if (trade.notifyUrl !== null) await addNotification(transaction, trade.outTradeNo, now);
  return paid;
}

/** Writes facts of a trade that the caller has locked. */
export async function change(transaction: Transaction, trade: Trade, facts: Partial<Trade>): Promise<Trade> {
  await transaction.update(trades).set(facts).where(eq(trades.outTradeNo, trade.outTradeNo));
  return { ...trade, ...facts };
}

/** Fen that were given back so far. */
export async function refundedOf(transaction: Transaction, trade: Trade): Promise<number> {
  const given = await transaction.select().from(refunds).where(eq(refunds.outTradeNo, trade.outTradeNo));
  return given.reduce((sum, { amount }) => sum + amount, 0);
}

/** Digits that nobody guesses. */
export function randomDigits(count: number): string {
  return Array.from({ length: count }, () => String(randomInt(10))).join('');
}

/** What the answers to create, pay and query begin with. */
export function toNumbers(trade: Trade): Record<string, string> {
  return { out_trade_no: trade.outTradeNo, trade_no: trade.tradeNo };
}

/** A trade's money, and who paid, as answers and notifications tell them. */
export function toMoney(trade: Trade): Record<string, string> {
  const total = toYuan(trade.total);
  const isPaid = trade.paidAt !== null;
  return {
    total_amount: total,
    ...(isPaid && { buyer_pay_amount: total, receipt_amount: total, invoice_amount: total, point_amount: '0.00' }),
    ...(trade.buyerOpenId !== null && { buyer_open_id: trade.buyerOpenId }),
  };
}
