import { eq } from 'drizzle-orm';
import type { Transaction } from '../../database';
import { actOn } from './act';
import { addNotification } from './notifier';
import { readAmount, readBackUrl, readField, readNumber } from './order-request';
import { insertTransaction, lockTransaction } from './place-order';
import { UnionpayRefusal } from './response';
import type { Fields } from './signatures';
import { transactions } from './tables';
import type { UnionpayTransaction } from './transaction';
import type { UnionpaySandbox } from './unionpay-sandbox';

const refundArrivesAfterMs = 2_000;

/** How money goes back: 退货 of any part at any time, 消费撤销 of all of it on the same day. */
const kinds = { '04': { arrivesAfterMs: refundArrivesAfterMs, isWhole: false }, '31': { arrivesAfterMs: 0, isWhole: true } } as const;

/** Whether a type of transaction gives money back. */
export const isMoneyBack = (txnType: string): txnType is keyof typeof kinds => Object.hasOwn(kinds, txnType);

/**
 * Refunds (04) or cancels (31) a payment. That it is taken says nothing yet: the query of its own number does.
 * @throws UnionpayRefusal 12 for a number that was used, 35 when nothing was paid, 36 for another amount, 45 when the money has gone back
 */
export async function giveBack(sandbox: UnionpaySandbox, txnType: keyof typeof kinds, fields: Fields): Promise<UnionpayTransaction> {
  const origQryId = readField(fields, 'origQryId', /^\d{21}$/);
  const now = sandbox.now();
  const { arrivesAfterMs, isWhole } = kinds[txnType];
  const facts = {
    ...readNumber(fields),
    txnType,
    txnSubType: readField(fields, 'txnSubType', /^00$/),
    bizType: readField(fields, 'bizType', /^\d{6}$/),
    txnAmt: readAmount(fields),
    backUrl: readBackUrl(fields),
    entry: 'money-back',
    orderDesc: '',
    origQryId,
    respCode: '00',
    effectiveAt: new Date(now + arrivesAfterMs),
  } as const;
  const given = await sandbox.database.transaction(async (transaction) => {
    const payment = await lockPayment(transaction, origQryId);
    const inserted = await insertTransaction(transaction, facts, now);
    if (inserted === undefined) throw new UnionpayRefusal('12');
    const others = await transaction.select().from(transactions).where(eq(transactions.origQryId, origQryId));
    const returned = others.reduce((sum, { txnAmt }) => sum + txnAmt, 0);
    // What was just written is among them; a refusal takes it out again.
    if (others.length > 1 && returned > payment.txnAmt) throw new UnionpayRefusal('45');
    if (returned > payment.txnAmt || (isWhole && facts.txnAmt !== payment.txnAmt)) throw new UnionpayRefusal('36', 'txnAmt');
    await addNotification(transaction, inserted, facts.effectiveAt.getTime());
    return inserted;
  });
  sandbox.wake();
  return given;
}

/**
 * 冲正 (99) of a consumption by a payer's code, by its own number: it is as if it had never been, also when it arrives before it.
 * @throws UnionpayRefusal 35 for any other transaction
 */
export async function reverse(sandbox: UnionpaySandbox, fields: Fields, isPaidFirst: boolean): Promise<Fields> {
  const number = readNumber(fields);
  readField(fields, 'txnSubType', /^01$/);
  const now = sandbox.now();
  if (isPaidFirst) await payFirst(sandbox, number);
  await sandbox.database.transaction(async (transaction) => {
    const order = await lockTransaction(transaction, number);
    if (order === undefined) {
      await insertTransaction(transaction, { ...number, ...neverArrived, effectiveAt: new Date(now) }, now);
      return;
    }
    if (order.entry !== 'payer-code' && order.entry !== 'reversal') throw new UnionpayRefusal('35');
    await transaction.update(transactions).set({ respCode: '46' }).where(eq(transactions.queryId, order.queryId));
  });
  return number;
}

/** Stands for a consumption that may still be on its way: its number is used up. */
const neverArrived = {
  entry: 'reversal',
  txnType: '99',
  txnSubType: '01',
  bizType: '000000',
  txnAmt: 0,
  orderDesc: '',
  backUrl: '',
  respCode: '46',
} as const;

async function payFirst(sandbox: UnionpaySandbox, number: Pick<UnionpayTransaction, 'orderId' | 'txnTime'>): Promise<void> {
  const order = await sandbox.database.transaction((transaction) => lockTransaction(transaction, number));
  if (order === undefined || order.respCode !== '04') return;
  await actOn(sandbox, order.queryId, 'pay');
  sandbox.wake();
  throw new UnionpayRefusal('35', '该订单已支付');
}

async function lockPayment(transaction: Transaction, queryId: string): Promise<UnionpayTransaction> {
  const [payment] = await transaction.select().from(transactions).where(eq(transactions.queryId, queryId)).for('no key update');
  if (payment?.txnType !== '01' || payment.respCode !== '00') throw new UnionpayRefusal('35');
  return payment;
}
