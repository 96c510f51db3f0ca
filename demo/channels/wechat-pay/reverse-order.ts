import { eq } from 'drizzle-orm';
import { readFields } from './order-request';
import { orders, refunds } from './tables';
import { WechatError } from './wechat-error';
import type { WechatSandbox } from './wechat-sandbox';

const notBeforeMs = 15_000;
const notAfterMs = 7 * 86_400_000;

/** Who takes part, and whether the merchant is to call once more: `recall` is the second edition's, which the third leaves out. */
interface Reversal {
  readonly appid: string;
  readonly mchid: string;
  readonly out_trade_no: string;
  readonly recall: 'Y' | 'N';
}

/**
 * Takes an order with a payer's code back (撤销): one that is not paid never will be, the money of one that is goes back at once.
 * @param isToRecall does nothing, and asks for another call
 * @throws WechatError with the manual's code
 */
export async function reverseOrder(sandbox: WechatSandbox, outTradeNo: string, body: string, isToRecall: boolean): Promise<Reversal> {
  const { appid, mchid } = sandbox.merchant;
  const fields = readFields(body);
  if (fields['appid'] !== appid || fields['mchid'] !== mchid) throw new WechatError('PARAM_ERROR', 'appid与mchid不匹配');
  const reversal = { appid, mchid, out_trade_no: outTradeNo };
  await sandbox.database.transaction(async (transaction) => {
    const [order] = await transaction.select().from(orders).where(eq(orders.outTradeNo, outTradeNo)).for('no key update');
    if (order === undefined) throw new WechatError('ORDER_NOT_EXIST', '订单不存在');
    if (order.product !== 'codepay') throw new WechatError('INVALID_REQUEST', '只有付款码支付的订单可以撤销');
    const now = sandbox.now();
    const age = now - order.createdAt.getTime();
    if (age < notBeforeMs) throw new WechatError('INVALID_REQUEST', '请勿在支付后立即撤销，请于下单15秒后调用');
    if (age >= notAfterMs) throw new WechatError('REVERSE_EXPIRE', '订单已超过七天，无法撤销，请申请退款');
    if (isToRecall || order.tradeState === 'REVOKED') return;
    if (order.tradeState === 'REFUND') throw new WechatError('INVALID_REQUEST', '订单已转入退款，无法撤销');
    await transaction.update(orders).set({ tradeState: 'REVOKED', tradeStateDesc: '订单已撤销' }).where(eq(orders.outTradeNo, outTradeNo));
    if (order.successTime === null) return;
    const at = new Date(now);
    const givenBack = { outRefundNo: `${outTradeNo}REVERSED`, outTradeNo, amount: order.total, createdAt: at, succeedsAt: at };
    await transaction.insert(refunds).values(givenBack);
  });
  return { ...reversal, recall: isToRecall ? 'Y' : 'N' };
}
