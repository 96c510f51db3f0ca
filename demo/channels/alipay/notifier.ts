import { asc, eq, lte } from 'drizzle-orm';
import type { AlipaySandbox } from './alipay-sandbox';
import { deliverAll, sendAsArranged, type Delivery, type Telling } from '../notification-delivery';
import { strangersKey } from '../strangers-key';
import { signParams } from './rsa2';
import { notifications, trades } from './tables';
import { toMoney, toNumbers, type Trade } from './trade';
import { toBeijingTime, toYuan } from './wire-values';

const second = 1_000;
const minute = 60_000;

/** Gaps between deliveries; the first ones are much shorter than Alipay's 4 and 10 minutes, so that a retry can be seen. */
const gapsMs = [1 * second, 3 * second, 10 * second, 30 * second, 4 * minute, 10 * minute, 60 * minute];

/** Delivers every notification that is due; one that is not acknowledged is due again later. */
export async function deliverNotifications(sandbox: AlipaySandbox): Promise<void> {
  const due = await sandbox.database
    .select()
    .from(notifications)
    .innerJoin(trades, eq(trades.outTradeNo, notifications.outTradeNo))
    .where(lte(notifications.nextAt, new Date(sandbox.now())))
    .orderBy(asc(notifications.nextAt));
  const all = due.map(({ notifications: notification, trades: trade }) => ({
    ...notification,
    deliver: () => deliver(sandbox, notification.id, trade),
  }));
  await deliverAll(sandbox, notifications, gapsMs, all);
}

async function deliver(sandbox: AlipaySandbox, notifyId: string, trade: Trade): Promise<Delivery> {
  if (trade.notifyUrl === null) return { isDelivered: true };
  const { notifyUrl } = trade;
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' };
  const write = (telling: Telling) => {
    const key = telling === 'forged' ? strangersKey() : sandbox.credentials.alipay.privateKey;
    const body = new URLSearchParams(signParams(tellings[telling](toParams(sandbox, notifyId, trade), trade), key)).toString();
    return async (): Promise<boolean> => {
      const answer = await fetch(notifyUrl, { method: 'POST', headers, body, signal: AbortSignal.timeout(5_000) });
      return (await answer.text()) === 'success';
    };
  };
  return sendAsArranged(sandbox.faults.take('notify', trade.outTradeNo), write);
}

type Params = Readonly<Record<string, string>>;

/** The parameters of each telling, before they are signed. */
const tellings: Readonly<Record<Telling, (truth: Params, trade: Trade) => Params>> = {
  truth: (truth) => truth,
  forged: (truth) => truth,
  'wrong-amount': (truth, trade) => ({ ...truth, ...toMoney({ ...trade, total: trade.total - 1 }) }),
  'wrong-merchant': (truth) => ({ ...truth, seller_id: '2088999999999999' }),
  'older-word': ({ gmt_payment: _, ...truth }) => ({ ...truth, trade_status: 'WAIT_BUYER_PAY' }),
};

function toParams({ merchant, now }: AlipaySandbox, notifyId: string, trade: Trade): Record<string, string> {
  const { cancelledAt, paidAt, paidPeriods } = trade;
  return {
    notify_id: notifyId,
    notify_type: 'trade_status_sync',
    notify_time: toBeijingTime(new Date(now())),
    charset: 'utf-8',
    version: '1.0',
    app_id: merchant.appId,
    auth_app_id: merchant.appId,
    seller_id: merchant.sellerId,
    ...toNumbers(trade),
    ...toMoney(trade),
    subject: trade.subject,
    gmt_create: toBeijingTime(trade.createdAt),
    ...(paidAt !== null && { gmt_payment: toBeijingTime(paidAt) }),
    // In capitals here, and not in the answer to a query.
    ...(paidPeriods !== null && { hb_fq_pay_info: JSON.stringify({ USER_INSTALL_NUM: String(paidPeriods) }) }),
    // A refund changes nothing about the success that is told; a cancellation undoes it.
    ...(cancelledAt === null
      ? { trade_status: 'TRADE_SUCCESS' }
      : { trade_status: 'TRADE_CLOSED', gmt_refund: toBeijingTime(cancelledAt), refund_fee: toYuan(trade.total) }),
  };
}
