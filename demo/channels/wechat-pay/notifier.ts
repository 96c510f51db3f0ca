import { randomUUID } from 'node:crypto';
import { and, asc, eq, lte } from 'drizzle-orm';
import { Aes, Formatter } from 'wechatpay-axios-plugin';
import type { Transaction } from '../../database';
import { nextDelivery, sendAsArranged } from '../notification-delivery';
import { signBody } from './signatures';
import { notifications, orders } from './tables';
import { toBeijingTime, toTransaction, type Order } from './transaction';
import type { WechatSandbox } from './wechat-sandbox';

const second = 1_000;
const minute = 60_000;

/** Gaps between deliveries; the first ones are much shorter than WeChat's, so that a retry can be seen. */
const gapsMs = [1 * second, 3 * second, 10 * second, 30 * second, 3 * minute, 10 * minute, 20 * minute, 30 * minute, 60 * minute];

/** Puts a notification of success among those to be delivered, in the transaction that made the order paid. */
export async function addNotification(transaction: Transaction, outTradeNo: string, now: number): Promise<void> {
  const at = new Date(now);
  await transaction.insert(notifications).values({ id: randomUUID(), outTradeNo, createdAt: at, nextAt: at });
}

/** Delivers every notification that is due; one that is not acknowledged is due again later. */
export async function deliverNotifications(sandbox: WechatSandbox): Promise<void> {
  const { database } = sandbox;
  const due = await database
    .select()
    .from(notifications)
    .innerJoin(orders, eq(orders.outTradeNo, notifications.outTradeNo))
    .where(lte(notifications.nextAt, new Date(sandbox.now())))
    .orderBy(asc(notifications.nextAt));
  await Promise.all(
    due.map(async ({ notifications: notification, orders: order }) => {
      const isDelivered = order.notifyUrl === null || (await deliver(sandbox, notification, order, order.notifyUrl));
      const nextAt = nextDelivery(gapsMs, notification.sent, isDelivered, sandbox.now());
      const isUntouched = and(eq(notifications.id, notification.id), eq(notifications.sent, notification.sent));
      await database
        .update(notifications)
        .set({ sent: notification.sent + 1, nextAt })
        .where(isUntouched);
    }),
  );
}

async function deliver(
  sandbox: WechatSandbox,
  notification: typeof notifications.$inferSelect,
  order: Order,
  notifyUrl: string,
): Promise<boolean> {
  const fault = sandbox.faults.take('notify', order.outTradeNo);
  const told = fault === 'wrong-amount' ? { ...order, total: order.total - 1 } : order;
  // The success is what is told, also when a refund has begun since.
  const transaction = toTransaction({ ...told, tradeState: 'SUCCESS', tradeStateDesc: '支付成功' });
  const nonce = Formatter.nonce(12);
  const associatedData = 'transaction';
  const body = JSON.stringify({
    id: notification.id,
    create_time: toBeijingTime(notification.createdAt),
    resource_type: 'encrypt-resource',
    event_type: 'TRANSACTION.SUCCESS',
    summary: '支付成功',
    resource: {
      original_type: 'transaction',
      algorithm: 'AEAD_AES_256_GCM',
      ciphertext: Aes.AesGcm.encrypt(JSON.stringify(transaction), sandbox.credentials.apiV3Key, nonce, associatedData),
      associated_data: associatedData,
      nonce,
    },
  });
  const headers = { 'Content-Type': 'application/json', ...signBody(body, sandbox.credentials.platform) };
  const send = async (): Promise<boolean> => {
    const answer = await fetch(notifyUrl, { method: 'POST', headers, body, signal: AbortSignal.timeout(5_000) });
    await answer.arrayBuffer();
    return answer.ok;
  };
  return sendAsArranged(fault, send);
}
