import { eq } from 'drizzle-orm';
import { ActRefusal, type Act } from '../act';
import { addNotification } from './notifier';
import { meaningOf } from './response';
import { contents, payerCodes, transactions } from './tables';
import { isTimedOut, type UnionpayTransaction } from './transaction';
import type { UnionpaySandbox } from './unionpay-sandbox';

/** What a payer's act makes of an unpaid order; 04 is a password that is being typed. */
const words: Readonly<Record<Act, string>> = { scan: '04', pay: '00', 'pay-late': '00', cancel: '05', fail: '64' };

/**
 * Finds the order that a text leads to, if that act can still be done to it.
 * @param content a code's text, a tn, a payer's code, or the token or address of the cashier's page
 * @throws ActRefusal
 */
export async function findByContent(sandbox: UnionpaySandbox, content: string, act: Act): Promise<UnionpayTransaction> {
  const order = await lookUp(sandbox, content);
  refuseEnded(order, act, sandbox.now());
  return order;
}

/**
 * The order that a text leads to, however it stands.
 * @throws ActRefusal code-unknown, code-unused
 */
export async function lookUp(sandbox: UnionpaySandbox, content: string): Promise<UnionpayTransaction> {
  const [code] = await sandbox.database.select().from(payerCodes).where(eq(payerCodes.code, content));
  if (code?.queryId === null) throw new ActRefusal(409, 'code-unused', '付款码尚未被商户使用。');
  const [known] = await sandbox.database
    .select()
    .from(contents)
    .where(eq(contents.content, contentKey(sandbox, content)));
  const queryId = code?.queryId ?? known?.queryId ?? '';
  const [order] = await sandbox.database.select().from(transactions).where(eq(transactions.queryId, queryId));
  if (order === undefined) throw new ActRefusal(404, 'code-unknown', '无法识别的内容：它不是本沙箱发出的。');
  return order;
}

/** What the tables know a text by: of the cashier's address, the token. */
export function contentKey({ merchant }: UnionpaySandbox, content: string): string {
  const cashier = `${merchant.channelsOrigin}/unionpay/cashier/`;
  return content.startsWith(cashier) ? content.slice(cashier.length) : content;
}

/**
 * Carries an act out.
 * @returns the order as it then stands
 * @throws ActRefusal
 */
export async function performAct(sandbox: UnionpaySandbox, content: string, act: Act): Promise<UnionpayTransaction> {
  const { queryId } = await findByContent(sandbox, content, act);
  const after = await actOn(sandbox, queryId, act);
  sandbox.wake();
  return after;
}

/**
 * Carries an act out on an order whose number at UnionPay is known.
 * @throws ActRefusal
 */
export async function actOn(sandbox: UnionpaySandbox, queryId: string, act: Act): Promise<UnionpayTransaction> {
  return sandbox.database.transaction(async (transaction) => {
    const isIt = eq(transactions.queryId, queryId);
    const [order] = await transaction.select().from(transactions).where(isIt).for('no key update');
    if (order === undefined) throw new ActRefusal(404, 'code-unknown', '订单不存在。');
    const now = sandbox.now();
    // The order may have been paid, or its time may have ended, since it was found.
    refuseEnded(order, act, now);
    // A code that its owner refuses to pay with is used up; any other order may be opened again.
    const respCode = act === 'cancel' && order.entry === 'payer-code' ? '30' : words[act];
    const paidAt = respCode === '00' ? new Date(now) : null;
    const [changed] = await transaction.update(transactions).set({ respCode, paidAt }).where(isIt).returning();
    if (paidAt !== null) await addNotification(transaction, order, now);
    return changed ?? order;
  });
}

function refuseEnded(order: UnionpayTransaction, act: Act, now: number): void {
  if (order.respCode === '46') throw new ActRefusal(409, 'order-closed', '该订单已冲正。');
  if (order.paidAt !== null) throw new ActRefusal(409, 'order-paid', '该订单已支付，请勿重复付款。');
  if (order.respCode !== '04' && order.respCode !== '05') throw new ActRefusal(409, 'order-failed', meaningOf(order.respCode));
  if (isTimedOut(order, now) && act !== 'pay-late') throw new ActRefusal(409, 'order-closed', '已超过订单的支付时间。');
}
