import { randomUUID } from 'node:crypto';
import { asc, eq, lte } from 'drizzle-orm';
import type { Transaction } from '../../database';
import { sealMessage } from '../../jd-pay-envelope';
import { deliverAll, sendAsArranged, type Delivery, type Telling } from '../notification-delivery';
import { strangersKey } from '../strangers-key';
import { keysOf, type JdPaySandbox } from './jd-pay-sandbox';
import { toFields, type JdPayPayment } from './payment';
import { notifications, payments } from './tables';

const second = 1_000;
const minute = 60_000;

/** Gaps between deliveries; JD publishes none. */
const gapsMs = [1 * second, 3 * second, 10 * second, 30 * second, 1 * minute, 5 * minute, 10 * minute, 30 * minute];

/** What JD says of a message as a whole. */
export const good = { code: '000000', desc: 'success' };

/** Puts a success among what is to be told, in the transaction that made it one. */
export async function addNotification(transaction: Transaction, { tradeNum }: JdPayPayment, at: number): Promise<void> {
  const moment = new Date(at);
  await transaction.insert(notifications).values({ id: randomUUID(), tradeNum, createdAt: moment, nextAt: moment });
}

/** Delivers every notification that is due; one that is not acknowledged is due again later. */
export async function deliverNotifications(sandbox: JdPaySandbox): Promise<void> {
  const due = await sandbox.database
    .select()
    .from(notifications)
    .innerJoin(payments, eq(payments.tradeNum, notifications.tradeNum))
    .where(lte(notifications.nextAt, new Date(sandbox.now())))
    .orderBy(asc(notifications.nextAt));
  const all = due.map(({ notifications: notification, payments: told }) => ({ ...notification, deliver: () => deliver(sandbox, told) }));
  await deliverAll(sandbox, notifications, gapsMs, all);
}

async function deliver(sandbox: JdPaySandbox, told: JdPayPayment): Promise<Delivery> {
  const keys = keysOf(sandbox);
  const headers = { 'Content-Type': 'application/xml;charset=UTF-8' };
  const write = (telling: Telling) => {
    // The 3DES key is the merchant's too, and seals nothing from him: only JD's own key is JD's.
    const signer = telling === 'forged' ? { ...keys, privateKey: strangersKey() } : keys;
    const merchant = telling === 'wrong-merchant' ? '110099999999' : sandbox.merchant.merchant;
    const fields = { version: 'V2.0', merchant, result: good, ...tellings[telling](told, sandbox.now()) };
    const body = sealMessage(fields, signer, { result: good });
    return async (): Promise<boolean> => {
      const answer = await fetch(told.notifyUrl, { method: 'POST', headers, body, signal: AbortSignal.timeout(5_000) });
      return answer.status === 200 && (await answer.text()).trim() === 'ok';
    };
  };
  return sendAsArranged(sandbox.faults.take('notify', told.tradeNum), write);
}

/** The fields of each telling, before they are signed. */
const tellings: Readonly<Record<Telling, typeof toFields>> = {
  truth: toFields,
  forged: toFields,
  'wrong-merchant': toFields,
  'wrong-amount': (told, now) => toFields({ ...told, amount: told.amount - 1 }, now),
  'older-word': (told, now) => toFields({ ...told, status: '1', paidAt: null }, now),
};
