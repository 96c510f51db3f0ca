import { eq } from 'drizzle-orm';
import { ActRefusal, type Act } from '../act';
import { findByContent, refuseEnded } from './find-by-content';
import { addNotification } from './notifier';
import { successAt } from './success';
import { orders, type TradeState } from './tables';
import type { Order } from './transaction';
import type { WechatSandbox } from './wechat-sandbox';

interface Effect {
  readonly tradeState: TradeState;
  readonly tradeStateDesc: string;
}

/**
 * What becomes of an unpaid order by a payer's act.
 * The real channel documents USERPAYING for payers' codes only; the sandbox answers it after a scan so that the screen can be seen.
 */
const effects: Readonly<Record<Act, Effect>> = {
  scan: { tradeState: 'USERPAYING', tradeStateDesc: '用户支付中，需要输入密码' },
  pay: { tradeState: 'SUCCESS', tradeStateDesc: '支付成功' },
  'pay-late': { tradeState: 'SUCCESS', tradeStateDesc: '支付成功' },
  cancel: { tradeState: 'NOTPAY', tradeStateDesc: '订单未支付' },
  fail: { tradeState: 'PAYERROR', tradeStateDesc: '支付失败，银行卡余额不足' },
};

/** A payer's code that was used cannot be shown again: who closes the password's window has ended the payment. */
const payerCodeCancelled: Effect = { tradeState: 'PAYERROR', tradeStateDesc: '支付失败，请撤销订单' };

/**
 * Carries an act out on the order that a text leads to.
 * @returns the order as it then stands
 * @throws ActRefusal
 */
export async function performAct(sandbox: WechatSandbox, content: string, act: Act): Promise<Order> {
  const { outTradeNo } = await findByContent(sandbox, content, act);
  return performOnOrder(sandbox, outTradeNo, act);
}

/**
 * Carries an act out on an order, whatever leads to it.
 * @throws ActRefusal
 */
export async function performOnOrder(sandbox: WechatSandbox, outTradeNo: string, act: Act): Promise<Order> {
  const after = await sandbox.database.transaction(async (transaction) => {
    const [order] = await transaction.select().from(orders).where(eq(orders.outTradeNo, outTradeNo)).for('no key update');
    if (order === undefined) throw new ActRefusal(404, 'code-unknown', '订单不存在。');
    // Nobody scans anything: the code was the payer's own.
    if (order.product === 'codepay' && act === 'scan') return order;
    // The order may have been paid or closed since it was found.
    refuseEnded(order, act);
    const effect = act === 'cancel' && order.product === 'codepay' ? payerCodeCancelled : effects[act];
    const isPaid = effect.tradeState === 'SUCCESS';
    const now = sandbox.now();
    const [changed] = await transaction
      .update(orders)
      .set({ ...effect, ...(isPaid && successAt(now)) })
      .where(eq(orders.outTradeNo, outTradeNo))
      .returning();
    if (isPaid && order.notifyUrl !== null) await addNotification(transaction, outTradeNo, now);
    return changed ?? order;
  });
  sandbox.wake();
  return after;
}
