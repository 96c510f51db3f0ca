import { and, eq, inArray, ne } from 'drizzle-orm';
import { findOrder } from './find-order';
import { readFields } from './order-request';
import { orders } from './tables';
import { WechatError } from './wechat-error';
import type { WechatSandbox } from './wechat-sandbox';

/**
 * Closes an unpaid order; one that is closed stays so.
 * @throws WechatError with the manual's code
 */
export async function closeOrder(sandbox: WechatSandbox, outTradeNo: string, body: string): Promise<void> {
  if (readFields(body)['mchid'] !== sandbox.merchant.mchid) throw new WechatError('PARAM_ERROR', '参数mchid不正确');
  const isUnpaid = and(
    eq(orders.outTradeNo, outTradeNo),
    ne(orders.product, 'codepay'),
    inArray(orders.tradeState, ['NOTPAY', 'USERPAYING', 'PAYERROR']),
  );
  const closed = { tradeState: 'CLOSED', tradeStateDesc: '订单已关闭' } as const;
  const done = await sandbox.database.update(orders).set(closed).where(isUnpaid).returning();
  if (done.length > 0) return;
  const order = await findOrder(sandbox, outTradeNo);
  if (order.product === 'codepay') throw new WechatError('INVALID_REQUEST', '付款码支付的订单请使用撤销');
  if (order.tradeState !== 'CLOSED') throw new WechatError('ORDERPAID', '该订单已支付');
}
