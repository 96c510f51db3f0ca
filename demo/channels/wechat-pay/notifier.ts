import { randomUUID } from 'node:crypto';
import { asc, eq, lte } from 'drizzle-orm';
import { Aes, Formatter } from 'wechatpay-axios-plugin';
import type { Transaction } from '../../database';
import { deliverAll, sendAsArranged, type Delivery, type Telling } from '../notification-delivery';
import { strangersKey } from '../strangers-key';
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
  const due = await sandbox.database
    .select()
    .from(notifications)
    .innerJoin(orders, eq(orders.outTradeNo, notifications.outTradeNo))
    .where(lte(notifications.nextAt, new Date(sandbox.now())))
    .orderBy(asc(notifications.nextAt));
  const all = due.map(({ notifications: notification, orders: order }) => ({
    ...notification,
    deliver: () => deliver(sandbox, notification, order),
  }));
  await deliverAll(sandbox, notifications, gapsMs, all);
}

type NotificationRow = typeof notifications.$inferSelect;

async function deliver(sandbox: WechatSandbox, notification: NotificationRow, order: Order): Promise<Delivery> {
  const { notifyUrl } = order;
  if (notifyUrl === null) return { isDelivered: true };
  const { apiV3Key, platform } = sandbox.credentials;
  const write = (telling: Telling) => {
    const body = toBody(notification, tellings[telling](order), apiV3Key);
    // The channel's serial number is no secret; its key is.
    const signer = telling === 'forged' ? { ...platform, privateKey: strangersKey() } : platform;
    const headers = { 'Content-Type': 'application/json', ...signBody(body, signer) };
    return async (): Promise<boolean> => {
      const answer = await fetch(notifyUrl, { method: 'POST', headers, body, signal: AbortSignal.timeout(5_000) });
      await answer.arrayBuffer();
      return answer.ok;
    };
  };
  return sendAsArranged(sandbox.faults.take('notify', order.outTradeNo), write);
}

/** The success is what is told, also when a refund has begun since. */
const toSuccess = (order: Order): Record<string, unknown> => toTransaction({ ...order, tradeState: 'SUCCESS', tradeStateDesc: '支付成功' });

/** The transaction of each telling, before it is encrypted. */
const tellings: Readonly<Record<Telling, (order: Order) => Record<string, unknown>>> = {
  truth: toSuccess,
  forged: toSuccess,
  'wrong-amount': (order) => toSuccess({ ...order, total: order.total - 1 }),
  'wrong-merchant': (order) => toSuccess({ ...order, mchid: '1900009999' }),
  'older-word': (order) => toTransaction({ ...order, tradeState: 'USERPAYING', tradeStateDesc: '用户支付中', successTime: null }),
};

function toBody({ id, createdAt }: NotificationRow, transaction: Record<string, unknown>, apiV3Key: string): string {
  const nonce = Formatter.nonce(12);
  const associatedData = 'transaction';
  return JSON.stringify({
    id,
    create_time: toBeijingTime(createdAt),
    resource_type: 'encrypt-resource',
    event_type: 'TRANSACTION.SUCCESS',
    summary: '支付成功',
    resource: {
      original_type: 'transaction',
      algorithm: 'AEAD_AES_256_GCM',
      ciphertext: Aes.AesGcm.encrypt(JSON.stringify(transaction), apiV3Key, nonce, associatedData),
      associated_data: associatedData,
      nonce,
    },
  });
}
