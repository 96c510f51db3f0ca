import { randomInt } from 'node:crypto';
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { JdPaySandbox } from './jd-pay-sandbox';
import { addNotification } from './notifier';
import { readField, readOrder, type Fields } from './order-request';
import { insertPayment, type JdPayPayment } from './payment';
import { JdPayRefusal } from './refusal';
import { payerCodes, type PayerCodeOutcome, type PaymentStatus } from './tables';

/** Longer than in the app, which shows a new one each minute, so that a person can copy it. */
const codeLifeMs = 5 * 60_000;

const words: Readonly<Record<PayerCodeOutcome, PaymentStatus>> = { pay: '2', password: '1', fail: '3' };

/** A new code on a payer's phone: 18 digits that begin with 62, so that it is not taken for one of 云闪付's 19. */
export async function makePayerCode({ database, now }: JdPaySandbox, outcome: PayerCodeOutcome): Promise<string> {
  const code = `62${Array.from({ length: 16 }, () => randomInt(10)).join('')}`;
  await database.insert(payerCodes).values({ code, outcome, createdAt: new Date(now()) });
  return code;
}

/**
 * Takes money by a payer's code, which is used up by it.
 * @throws JdPayRefusal JD0005 for a number that was used, JD0009 for a code that is not one, is old, or was used: then nothing is kept
 */
export async function payByCode(sandbox: JdPaySandbox, fields: Fields): Promise<JdPayPayment> {
  const order = { ...readOrder(fields), entry: 'payer-code' } as const;
  const code = readField(fields, 'token', /^\d{18,19}$/);
  readField(fields, 'device', /^.{1,64}$/);
  const now = sandbox.now();
  const paid = await sandbox.database.transaction(async (transaction) => {
    const isFresh = and(eq(payerCodes.code, code), isNull(payerCodes.tradeNum), gt(payerCodes.createdAt, new Date(now - codeLifeMs)));
    const [found] = await transaction.select().from(payerCodes).where(isFresh).for('no key update');
    const status = words[found?.outcome ?? 'fail'];
    const paidAt = status === '2' ? new Date(now) : null;
    const payment = await insertPayment(transaction, { ...order, status, paidAt }, now);
    if (payment === undefined) throw new JdPayRefusal('JD0005');
    if (found === undefined) throw new JdPayRefusal('JD0009');
    await transaction.update(payerCodes).set({ tradeNum: payment.tradeNum }).where(eq(payerCodes.code, code));
    if (paidAt !== null) await addNotification(transaction, payment, now);
    return payment;
  });
  sandbox.wake();
  return paid;
}
