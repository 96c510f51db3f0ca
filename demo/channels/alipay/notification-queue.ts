import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../database';
import { notifications } from './tables';

/** Puts a notification among those to be delivered, in the transaction that made the trade paid. */
export async function addNotification(transaction: Transaction, outTradeNo: string, now: number): Promise<void> {
  const at = new Date(now);
  await transaction.insert(notifications).values({ id: randomUUID().replaceAll('-', ''), outTradeNo, createdAt: at, nextAt: at });
}
