import { and, eq } from 'drizzle-orm';
import { Formatter } from 'wechatpay-axios-plugin';
import { makeH5Content } from './h5-link';
import type { OrderRequest } from './order-request';
import { codes, openids, orders, type WechatProduct } from './tables';
import { WechatError } from './wechat-error';
import type { WechatSandbox } from './wechat-sandbox';

const makePrepayId = (): string => `prepay_id=wx${Formatter.nonce(32)}`;

/** What a payer pays by, for each product that is ordered before it is paid. */
const makeContent: Readonly<Record<Exclude<WechatProduct, 'codepay'>, () => string>> = {
  native: () => `weixin://wxpay/bizpayurl?pr=${Formatter.nonce(9)}`,
  jsapi: makePrepayId,
  app: makePrepayId,
  h5: makeH5Content,
};

/** An order that is placed first and paid later. */
export type PrepaidRequest = OrderRequest & { readonly product: keyof typeof makeContent };

/**
 * Places an order, or the same order again. A second code or link kills the first at once.
 * @param payerIp where the merchant says that the payer is; H5 only
 * @returns the text of the code, `prepay_id=…`, or for H5 `prepay_id=…&package=…`
 * @throws WechatError with the manual's code
 */
export async function placeOrder(sandbox: WechatSandbox, request: PrepaidRequest, payerIp: string | null = null): Promise<string> {
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
      const [order] = await transaction.select().from(orders).where(eq(orders.outTradeNo, request.outTradeNo)).for('no key update');
      if (order === undefined) throw new WechatError('SYSTEM_ERROR', '系统异常，请用相同参数重新调用');
      const isSame = Object.entries(request).every(([name, value]) => order[name as keyof OrderRequest] === value);
      if (!isSame) throw new WechatError('OUT_TRADE_NO_USED', '商户订单号重复');
      if (order.tradeState === 'SUCCESS' || order.tradeState === 'REFUND') throw new WechatError('ORDERPAID', '该订单已支付');
      if (order.tradeState === 'CLOSED') throw new WechatError('ORDER_CLOSED', '该订单已关闭');
      // Whoever was typing a password did so under the old code, which is now dead.
      await transaction.update(orders).set({ tradeState: 'NOTPAY' }).where(eq(orders.outTradeNo, request.outTradeNo));
    }
    await transaction.update(codes).set({ superseded: true }).where(eq(codes.outTradeNo, request.outTradeNo));
    await transaction.insert(codes).values({ content, outTradeNo: request.outTradeNo, payerIp, createdAt });
  });
  return content;
}
