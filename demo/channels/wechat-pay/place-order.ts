import { and, eq } from 'drizzle-orm';
import { Formatter } from 'wechatpay-axios-plugin';
import type { OrderRequest } from './order-request';
import { codes, openids, orders } from './tables';
import { WechatError } from './wechat-error';
import type { WechatSandbox } from './wechat-sandbox';

/** What a payer pays by, for each product. */
const makeContent: Record<OrderRequest['product'], () => string> = {
  native: () => `weixin://wxpay/bizpayurl?pr=${Formatter.nonce(9)}`,
  jsapi: () => `prepay_id=wx${Formatter.nonce(32)}`,
};

/**
 * Places an order, or the same order again. A second Native code kills the first at once.
 * @returns the text of the code, or `prepay_id=…`
 * @throws WechatError with the manual's code
 */
export async function placeOrder(sandbox: WechatSandbox, request: OrderRequest): Promise<string> {
  const createdAt = new Date(sandbox.now());
  const content = makeContent[request.product]();
  await sandbox.database.transaction(async (transaction) => {
    if (request.openid !== null) {
      const known = await transaction
        .select()
        .from(openids)
        .where(and(eq(openids.appid, request.appid), eq(openids.openid, request.openid)));
      if (known.length === 0) throw new WechatError('PARAM_ERROR', '无效的openid：appid与openid不匹配');
    }
    const [placed] = await transaction
      .insert(orders)
      .values({ ...request, tradeState: 'NOTPAY', tradeStateDesc: '订单未支付', createdAt })
      .onConflictDoNothing()
      .returning();
    if (placed === undefined) {
      const [order] = await transaction.select().from(orders).where(eq(orders.outTradeNo, request.outTradeNo)).for('update');
      if (order === undefined) throw new WechatError('SYSTEM_ERROR', '系统异常，请用相同参数重新调用');
      const isSame = Object.entries(request).every(([name, value]) => order[name as keyof OrderRequest] === value);
      if (!isSame) throw new WechatError('OUT_TRADE_NO_USED', '商户订单号重复');
      if (order.tradeState === 'SUCCESS' || order.tradeState === 'REFUND') throw new WechatError('ORDERPAID', '该订单已支付');
      if (order.tradeState === 'CLOSED') throw new WechatError('ORDER_CLOSED', '该订单已关闭');
      // Whoever was typing a password did so under the old code, which is now dead.
      await transaction.update(orders).set({ tradeState: 'NOTPAY' }).where(eq(orders.outTradeNo, request.outTradeNo));
    }
    await transaction.update(codes).set({ superseded: true }).where(eq(codes.outTradeNo, request.outTradeNo));
    await transaction.insert(codes).values({ content, outTradeNo: request.outTradeNo, createdAt });
  });
  return content;
}
