import { randomInt } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { OrderRequest } from './order-request';
import { successAt } from './success';
import { orders, payerCodes } from './tables';
import type { Order } from './transaction';
import { WechatError } from './wechat-error';
import type { WechatSandbox } from './wechat-sandbox';

type PayerCode = typeof payerCodes.$inferSelect;

const lifeMs = 60_000;

/** From this amount on, in fen, the wallet asks for the password; by the manual: above 1000 yuan. */
const passwordAbove = 100_000;

/** What comes at once of a code that the merchant has read. */
const outcomes = {
  pay: { tradeState: 'SUCCESS', tradeStateDesc: '支付成功' },
  password: { tradeState: 'USERPAYING', tradeStateDesc: '需要用户输入支付密码' },
  fail: { tradeState: 'PAYERROR', tradeStateDesc: '用户余额不足' },
} as const;

/** A new code: 18 digits, of which the first two are 10 to 15. */
export async function makePayerCode({ database, now }: WechatSandbox, outcome: PayerCode['outcome']): Promise<string> {
  const code = `1${randomInt(6)}${digits(8)}${digits(8)}`;
  await database.insert(payerCodes).values({ code, outcome, createdAt: new Date(now()) });
  return code;
}

/** Whether a code's minute has passed. */
export function isOver(payerCode: PayerCode, now: number): boolean {
  return payerCode.createdAt.getTime() + lifeMs <= now;
}

/**
 * Charges the payer whose code it is, or says where the same order stands. A code is used up by an order, also by one that fails; what is
 * wrong with a code itself leaves no order behind.
 * @throws WechatError with the manual's code
 */
export async function payByCode(sandbox: WechatSandbox, request: OrderRequest, authCode: string): Promise<Order> {
  const order = await sandbox.database.transaction(async (transaction) => {
    const { outTradeNo } = request;
    const [earlier] = await transaction.select().from(orders).where(eq(orders.outTradeNo, outTradeNo)).for('no key update');
    const [code] = await transaction.select().from(payerCodes).where(eq(payerCodes.code, authCode)).for('no key update');
    if (earlier !== undefined) return toSameOrder(earlier, request, code);
    if (code === undefined) throw new WechatError('AUTH_CODE_INVALID', '付款码无效，请扫描微信支付的付款码');
    const now = sandbox.now();
    if (code.outTradeNo !== null || isOver(code, now)) throw new WechatError('AUTHCODEEXPIRE', '付款码已过期，请用户刷新后重试');
    const outcome = code.outcome ?? (request.total > passwordAbove ? 'password' : 'pay');
    const [placed] = await transaction
      .insert(orders)
      .values({ ...request, ...outcomes[outcome], ...(outcome === 'pay' && successAt(now)), createdAt: new Date(now) })
      .returning();
    if (placed === undefined) throw new WechatError('SYSTEM_ERROR', '系统异常，请查询订单');
    await transaction.update(payerCodes).set({ outTradeNo }).where(eq(payerCodes.code, authCode));
    return placed;
  });
  if (order.tradeState === 'PAYERROR') throw new WechatError('NOTENOUGH', order.tradeStateDesc);
  return order;
}

function toSameOrder(order: Order, request: OrderRequest, code: PayerCode | undefined): Order {
  const isSame = code?.outTradeNo === order.outTradeNo && order.total === request.total && order.description === request.description;
  if (!isSame) throw new WechatError('OUT_TRADE_NO_USED', '商户订单号重复，更换付款码须更换订单号');
  if (order.successTime !== null) throw new WechatError('ORDERPAID', '该订单已支付');
  if (order.tradeState === 'REVOKED') throw new WechatError('ORDER_CLOSED', '该订单已撤销');
  return order;
}

function digits(count: number): string {
  return String(randomInt(10 ** count)).padStart(count, '0');
}
