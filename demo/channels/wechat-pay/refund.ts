import { eq } from 'drizzle-orm';
import { outTradeNoPattern, readAmount, readFields, readText } from './order-request';
import { orders, refunds } from './tables';
import { toBeijingTime, type Order } from './transaction';
import { WechatError } from './wechat-error';
import type { WechatSandbox } from './wechat-sandbox';

const arrivesAfterMs = 2_000;
const windowMs = 365 * 24 * 3_600_000;
const timesAtMost = 50;
const gapMs = 60_000;

/**
 * Starts a refund, or answers about the one that has its number.
 * @param isShort whether the merchant's money that is not settled yet does not suffice
 * @throws WechatError with the manual's code
 */
export async function startRefund(sandbox: WechatSandbox, body: string, isShort: boolean): Promise<object> {
  const fields = readFields(body);
  const outTradeNo = readText(fields, 'out_trade_no', outTradeNoPattern);
  const outRefundNo = readText(fields, 'out_refund_no', /^[0-9A-Za-z_|*@-]{1,64}$/);
  const amount = readAmount(fields, 'refund');
  const total = readAmount(fields, 'total');
  await sandbox.database.transaction(async (transaction) => {
    const [order] = await transaction.select().from(orders).where(eq(orders.outTradeNo, outTradeNo)).for('no key update');
    if (order === undefined) throw new WechatError('RESOURCE_NOT_EXISTS', '订单不存在');
    if (order.successTime === null) throw new WechatError('INVALID_REQUEST', '订单未支付成功，不能退款');
    if (total !== order.total) throw new WechatError('PARAM_ERROR', '订单金额不一致');
    const given = await transaction.select().from(refunds).where(eq(refunds.outTradeNo, outTradeNo));
    const earlier = given.find((refund) => refund.outRefundNo === outRefundNo);
    if (earlier !== undefined) {
      if (earlier.amount !== amount) throw new WechatError('PARAM_ERROR', '同一退款单号，退款金额不一致');
      return;
    }
    const now = sandbox.now();
    if (now >= order.successTime.getTime() + windowMs) throw new WechatError('INVALID_REQUEST', '订单已超过可退款的最大期限');
    if (given.length >= timesAtMost) throw new WechatError('INVALID_REQUEST', '订单退款次数超过上限');
    const refunded = given.reduce((sum, refund) => sum + refund.amount, 0);
    if (refunded + amount > order.total) throw new WechatError('INVALID_REQUEST', '退款金额大于订单可退金额');
    const last = Math.max(...given.map(({ createdAt }) => createdAt.getTime()), -Infinity);
    if (now < last + gapMs) throw new WechatError('FREQUENCY_LIMITED', '同一笔订单多次退款，间隔不得少于1分钟');
    if (isShort && fields['funds_account'] !== 'AVAILABLE') throw new WechatError('NOT_ENOUGH', '商户可用退款余额不足');
    const times = { createdAt: new Date(now), succeedsAt: new Date(now + arrivesAfterMs) };
    await transaction.insert(refunds).values({ outRefundNo, outTradeNo, amount, ...times });
    await transaction.update(orders).set({ tradeState: 'REFUND', tradeStateDesc: '转入退款' }).where(eq(orders.outTradeNo, outTradeNo));
  });
  return findRefund(sandbox, outRefundNo);
}

/**
 * Answers about one refund.
 * @throws WechatError with RESOURCE_NOT_EXISTS
 */
export async function findRefund(sandbox: WechatSandbox, outRefundNo: string): Promise<object> {
  const [found] = await sandbox.database
    .select()
    .from(refunds)
    .innerJoin(orders, eq(orders.outTradeNo, refunds.outTradeNo))
    .where(eq(refunds.outRefundNo, outRefundNo));
  if (found === undefined) throw new WechatError('RESOURCE_NOT_EXISTS', '退款单不存在');
  return toRefund(found.refunds, found.orders, sandbox.now());
}

/** Whether the money is back, by the sandbox's clock. */
export function refundStatus(refund: typeof refunds.$inferSelect, now: number): 'PROCESSING' | 'SUCCESS' {
  return refund.succeedsAt.getTime() <= now ? 'SUCCESS' : 'PROCESSING';
}

function toRefund(refund: typeof refunds.$inferSelect, order: Order, now: number): object {
  const status = refundStatus(refund, now);
  return {
    refund_id: `5000${String(refund.refundId).padStart(24, '0')}`,
    out_refund_no: refund.outRefundNo,
    transaction_id: order.transactionId,
    out_trade_no: order.outTradeNo,
    channel: 'ORIGINAL',
    user_received_account: '支付用户零钱',
    status,
    ...(status === 'SUCCESS' && { success_time: toBeijingTime(refund.succeedsAt) }),
    create_time: toBeijingTime(refund.createdAt),
    amount: {
      total: order.total,
      refund: refund.amount,
      payer_total: order.total,
      payer_refund: refund.amount,
      settlement_refund: refund.amount,
      settlement_total: order.total,
      discount_refund: 0,
      currency: order.currency,
    },
  };
}
