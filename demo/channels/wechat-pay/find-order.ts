import { eq } from 'drizzle-orm';
import { orders } from './tables';
import type { Order } from './transaction';
import { WechatError } from './wechat-error';
import type { WechatSandbox } from './wechat-sandbox';

/**
 * Finds an order by the merchant's number.
 * @throws WechatError with ORDER_NOT_EXIST
 */
export async function findOrder({ database }: Pick<WechatSandbox, 'database'>, outTradeNo: string): Promise<Order> {
  const [order] = await database.select().from(orders).where(eq(orders.outTradeNo, outTradeNo));
  if (order === undefined) throw new WechatError('ORDER_NOT_EXIST', '订单不存在');
  return order;
}
