import { randomUUID } from 'node:crypto';
import { asc, eq, lte } from 'drizzle-orm';
import type { Transaction } from '../../database';
import { deliverAll, sendAsArranged, type Delivery, type Telling } from '../notification-delivery';
import { strangersKey } from '../strangers-key';
import { signFields, type Fields } from './signatures';
import { notifications, transactions } from './tables';
import { noNotification, toResult, type UnionpayTransaction } from './transaction';
import type { UnionpaySandbox } from './unionpay-sandbox';

const second = 1_000;
const minute = 60_000;

/** Gaps between deliveries; the first ones are much shorter than UnionPay's, so that a retry can be seen. */
const gapsMs = [1 * second, 3 * second, 10 * second, 30 * second, 1 * minute, 2 * minute, 4 * minute, 15 * minute];

/** Puts a success among what is to be told, in the transaction that made it one; not where the merchant wants no notification. */
export async function addNotification(transaction: Transaction, { queryId, backUrl }: UnionpayTransaction, at: number): Promise<void> {
  if (backUrl === noNotification) return;
  const moment = new Date(at);
  await transaction.insert(notifications).values({ id: randomUUID(), queryId, createdAt: moment, nextAt: moment });
}

/** Delivers every notification that is due; one that is not acknowledged is due again later. */
export async function deliverNotifications(sandbox: UnionpaySandbox): Promise<void> {
  const due = await sandbox.database
    .select()
    .from(notifications)
    .innerJoin(transactions, eq(transactions.queryId, notifications.queryId))
    .where(lte(notifications.nextAt, new Date(sandbox.now())))
    .orderBy(asc(notifications.nextAt));
  const all = due.map(({ notifications: notification, transactions: told }) => ({
    ...notification,
    deliver: () => deliver(sandbox, told),
  }));
  await deliverAll(sandbox, notifications, gapsMs, all);
}

async function deliver({ credentials, faults, merchant }: UnionpaySandbox, told: UnionpayTransaction): Promise<Delivery> {
  const write = (telling: Telling) => {
    // The channel's own certificate is no secret; its key is.
    const forger = { ...credentials, platform: { ...credentials.platform, privateKey: strangersKey() } };
    const fields = tellings[telling](told, merchant.merId);
    const body = new URLSearchParams(signFields(fields, telling === 'forged' ? forger : credentials));
    return async (): Promise<boolean> => {
      const answer = await fetch(told.backUrl, { method: 'POST', body, signal: AbortSignal.timeout(5_000) });
      await answer.arrayBuffer();
      return answer.status === 200;
    };
  };
  return sendAsArranged(faults.take('notify', told.orderId), write);
}

/** The fields of each telling, before they are signed. */
const tellings: Readonly<Record<Telling, (told: UnionpayTransaction, merId: string) => Fields>> = {
  truth: toResult,
  forged: toResult,
  'wrong-amount': (told, merId) => toResult({ ...told, txnAmt: told.txnAmt - 1 }, merId),
  'wrong-merchant': (told) => toResult(told, '777290058119999'),
  'older-word': (told, merId) => toResult({ ...told, respCode: '05', paidAt: null }, merId),
};
