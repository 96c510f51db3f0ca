import { eq, or } from 'drizzle-orm';
import { ActRefusal, type Act } from '../act';
import { settleOn } from './instalments';
import type { JdPaySandbox } from './jd-pay-sandbox';
import { addNotification } from './notifier';
import { isTimedOut, lockPayment, type JdPayPayment } from './payment';
import { payerCodes, payments, type PaymentStatus } from './tables';

/** The path of the page that a payer's browser is led to, before its token. */
export const cashierPath = '/jd-pay/cashier/';

/** What a payer's act makes of an unpaid order. */
const words: Readonly<Record<Act, PaymentStatus>> = { scan: '1', pay: '2', 'pay-late': '2', cancel: '0', fail: '3' };

/**
 * The payment that a text leads to, however it stands: the token or the address of the page, or a payer's code.
 * @throws ActRefusal code-unknown, code-unused
 */
export async function lookUp({ database, merchant }: JdPaySandbox, content: string): Promise<JdPayPayment> {
  const [code] = await database.select().from(payerCodes).where(eq(payerCodes.code, content));
  if (code?.tradeNum === null) throw new ActRefusal(409, 'code-unused', '付款码尚未被商户使用。');
  const address = `${merchant.channelsOrigin}${cashierPath}`;
  const token = content.startsWith(address) ? content.slice(address.length) : content;
  const isIt = or(eq(payments.token, token), eq(payments.tradeNum, code?.tradeNum ?? ''));
  const [payment] = await database.select().from(payments).where(isIt);
  if (payment === undefined) throw new ActRefusal(404, 'code-unknown', '无法识别的内容：它不是本沙箱发出的。');
  return payment;
}

/**
 * Finds the payment that a text leads to, if that act can still be done to it.
 * @throws ActRefusal
 */
export async function findByContent(sandbox: JdPaySandbox, content: string, act: Act): Promise<JdPayPayment> {
  const payment = await lookUp(sandbox, content);
  refuseEnded(payment, act, sandbox.now());
  return payment;
}

/**
 * Carries an act out.
 * @param periods what the payer has chosen of the order's plans, 0 for all at once
 * @returns the payment as it then stands
 * @throws ActRefusal
 */
export async function performAct(sandbox: JdPaySandbox, content: string, act: Act, periods?: number): Promise<JdPayPayment> {
  const { tradeNum } = await findByContent(sandbox, content, act);
  const after = await actOn(sandbox, tradeNum, act, periods);
  sandbox.wake();
  return after;
}

/**
 * Carries an act out on the payment of a number.
 * @throws ActRefusal
 */
export async function actOn(sandbox: JdPaySandbox, tradeNum: string, act: Act, periods?: number): Promise<JdPayPayment> {
  return sandbox.database.transaction(async (transaction) => {
    const payment = await lockPayment(transaction, tradeNum);
    if (payment === undefined) throw new ActRefusal(404, 'code-unknown', '订单不存在。');
    const now = sandbox.now();
    // It may have been paid, or its time may have ended, since it was found.
    refuseEnded(payment, act, now);
    // A code that its owner refuses to pay with is used up; any other order may be opened again.
    const status = act === 'cancel' && payment.entry === 'payer-code' ? '3' : words[act];
    const paid = status === '2' ? { paidAt: new Date(now), paidPeriods: settleOn(payment, periods) } : {};
    const isIt = eq(payments.tradeNum, tradeNum);
    const [changed = payment] = await transaction
      .update(payments)
      .set({ status, ...paid })
      .where(isIt)
      .returning();
    if (status === '2') await addNotification(transaction, changed, now);
    return changed;
  });
}

function refuseEnded(payment: JdPayPayment, act: Act, now: number): void {
  if (payment.paidAt !== null) throw new ActRefusal(409, 'order-paid', '该订单已支付，请勿重复付款。');
  if (payment.status === '4') throw new ActRefusal(409, 'order-closed', '该订单已撤销。');
  if (payment.status === '3') throw new ActRefusal(409, 'order-failed', '该订单支付失败，请返回商家重新下单。');
  if (isTimedOut(payment, now) && act !== 'pay-late') throw new ActRefusal(409, 'order-closed', '已超过订单的支付时间。');
}
