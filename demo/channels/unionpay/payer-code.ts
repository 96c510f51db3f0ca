import { randomInt } from 'node:crypto';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { addNotification } from './notifier';
import type { OrderRequest } from './order-request';
import { insertTransaction } from './place-order';
import { UnionpayRefusal } from './response';
import { payerCodes, type PayerCodeOutcome } from './tables';
import type { UnionpayTransaction } from './transaction';
import type { UnionpaySandbox } from './unionpay-sandbox';

/** Longer than in the wallet, which shows a new one each minute, so that a person can copy it. */
const codeLifeMs = 5 * 60_000;

const words: Readonly<Record<PayerCodeOutcome, string>> = { pay: '00', password: '04', fail: '64' };

/** A new code on a payer's phone: 19 digits that begin with 62. */
export async function makePayerCode({ database, now }: UnionpaySandbox, outcome: PayerCodeOutcome): Promise<string> {
  const code = `62${Array.from({ length: 17 }, () => randomInt(10)).join('')}`;
  await database.insert(payerCodes).values({ code, outcome, createdAt: new Date(now()) });
  return code;
}

/**
 * Takes money by a payer's code, which is used up by it.
 * @throws UnionpayRefusal 12 for a number that was used, 44 for a code that is not one, is old, or was used: then nothing is kept
 */
export async function consumeByCode(sandbox: UnionpaySandbox, request: OrderRequest, code: string): Promise<UnionpayTransaction> {
  const now = sandbox.now();
  const consumed = await sandbox.database.transaction(async (transaction) => {
    const isFresh = and(eq(payerCodes.code, code), isNull(payerCodes.queryId), gt(payerCodes.createdAt, new Date(now - codeLifeMs)));
    const [found] = await transaction.select().from(payerCodes).where(isFresh).for('no key update');
    const respCode = words[found?.outcome ?? 'fail'];
    const paidAt = respCode === '00' ? new Date(now) : null;
    const order = await insertTransaction(transaction, { ...request, respCode, paidAt, effectiveAt: new Date(now) }, now);
    if (order === undefined) throw new UnionpayRefusal('12');
    if (found === undefined) throw new UnionpayRefusal('44', '付款码无效、已过期或已使用');
    await transaction.update(payerCodes).set({ queryId: order.queryId }).where(eq(payerCodes.code, code));
    if (paidAt !== null) await addNotification(transaction, order, now);
    return order;
  });
  sandbox.wake();
  return consumed;
}
