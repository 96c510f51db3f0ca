import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Transaction } from '../database';
import { nextQuery, askChannel } from './ask-channel';
import type { StartAnswer } from './channels/channel-adapter';
import { answerKey, bindKey, claimKey, fingerprintOf, releaseKey, type Answer, type KeyName } from './idempotency';
import { adapterOf, findAdapter, type Merchant, type PaymentRow, type SessionRow } from './merchant';
import { ProblemAnswer } from './problem-answer';
import { findPayment, findPayments, findSession, makeId, toAttempt } from './sessions';
import { liveStatuses } from './settle';
import { payments, sessions } from './tables';
import { isLive, sessionStatus, toPayment } from './views';
import type { PaymentRequest } from './wire';

type Begun =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'begun'; readonly session: SessionRow; readonly payment: PaymentRow };

/**
 * Starts one attempt under an idempotency key, or gives the key's first answer again.
 * @throws ProblemAnswer for what is not definite: the key stays free for the same request
 */
export async function createPayment(merchant: Merchant, name: KeyName, request: PaymentRequest): Promise<Answer> {
  const begun = await merchant.database.transaction((transaction) => begin(merchant, transaction, name, request));
  if (begun.kind === 'answered') return begun.answer;
  try {
    const { session, payment } = begun;
    if (!isLive(payment) || payment.action !== null) return await giveAnswer(merchant, name, session, payment.id);
    const started = await adapterOf(merchant, payment).start(toAttempt(session, payment));
    return await conclude(merchant, name, begun, started);
  } catch (error) {
    await releaseKey(merchant.database, name);
    throw error;
  }
}

/** Everything that needs no channel, in one transaction. */
async function begin(merchant: Merchant, transaction: Transaction, name: KeyName, request: PaymentRequest): Promise<Begun> {
  const now = merchant.now();
  await findSession(transaction, name.sessionId);
  const claim = await claimKey(transaction, name, fingerprintOf(request), now);
  if (claim.kind === 'answered') return claim;
  const [session]: SessionRow[] = await transaction.select().from(sessions).where(eq(sessions.id, name.sessionId)).for('update');
  if (session === undefined) throw new ProblemAnswer('session-not-found');
  if (claim.paymentId !== null) {
    const payment = await findPayment(transaction, session.id, claim.paymentId);
    // Thrown inside the transaction, so the key stays as free as it was.
    if (isLive(payment) && sessionStatus(session, now) !== 'open') throw new ProblemAnswer('session-ended');
    return { kind: 'begun', session, payment };
  }
  if (sessionStatus(session, now) !== 'open') throw new ProblemAnswer('session-ended');
  const refusal = refuseForGood(merchant, session, request);
  if (refusal !== undefined) {
    const answer: Answer = { status: 422, body: refusal.body };
    await answerKey(transaction, name, answer);
    return { kind: 'answered', answer };
  }
  const live = (await findPayments(transaction, session.id)).find(isLive);
  if (live !== undefined) throw new ProblemAnswer('payment-live', { payment: toPayment(merchant, session, live) });
  const host = findAdapter(merchant, request.productId)?.identityHost(request.productId);
  if (host !== undefined && session.authorizationStatus !== 'granted') {
    throw new ProblemAnswer('authorization-needed', { detail: `Make an authorization for host ${host} first.` });
  }
  const payment = await insertPayment(merchant, transaction, session, request.productId, host === undefined ? null : session.openid);
  await bindKey(transaction, name, payment.id);
  return { kind: 'begun', session, payment };
}

function refuseForGood(merchant: Merchant, session: SessionRow, request: PaymentRequest): ProblemAnswer | undefined {
  const { productId, planId, payerCode } = request;
  if (!session.products.includes(productId) || findAdapter(merchant, productId) === undefined)
    return new ProblemAnswer('product-not-opened');
  if (planId !== undefined) return new ProblemAnswer('plan-not-offered');
  // None of the products that the merchant speaks takes a payer's code.
  if (payerCode !== undefined) return new ProblemAnswer('payer-code-invalid');
  return undefined;
}

async function insertPayment(
  merchant: Merchant,
  transaction: Transaction,
  session: SessionRow,
  productId: string,
  openid: string | null,
): Promise<PaymentRow> {
  const counted = { attempts: sql`${sessions.attempts} + 1` };
  const [row] = await transaction.update(sessions).set(counted).where(eq(sessions.id, session.id)).returning();
  const attempt = row?.attempts ?? session.attempts + 1;
  const createdAt = new Date(merchant.now());
  const facts = { id: makeId(), sessionId: session.id, attempt, productId, openid, createdAt, outTradeNo: `${session.orderNo}A${attempt}` };
  const [payment] = await transaction
    .insert(payments)
    .values({ ...facts, status: 'pending', channelAnswer: 'unknown' })
    .returning();
  if (payment === undefined) throw new Error('The attempt was not written');
  const nextQueryAt = nextQuery(merchant, payment);
  await transaction.update(payments).set({ nextQueryAt }).where(eq(payments.id, payment.id));
  return { ...payment, nextQueryAt };
}

async function conclude(
  merchant: Merchant,
  name: KeyName,
  { session, payment }: Extract<Begun, { kind: 'begun' }>,
  started: StartAnswer,
): Promise<Answer> {
  const now = merchant.now();
  const { database } = merchant;
  const isStillLive = and(eq(payments.id, payment.id), inArray(payments.status, [...liveStatuses]));
  switch (started.kind) {
    case 'unavailable':
      throw new ProblemAnswer('channel-unavailable', { retryAfterSeconds: 2 });
    case 'already-paid':
      await askChannel(merchant, payment);
      return giveAnswer(merchant, name, session, payment.id);
    case 'refused': {
      const failure = { code: started.code, message: started.message };
      const refusal = new ProblemAnswer('channel-refused', { detail: [started.code, started.message].join(' ') });
      const answer: Answer = { status: 422, body: refusal.body };
      await database.transaction(async (transaction) => {
        await transaction
          .update(payments)
          .set({ status: 'failed', failure, nextQueryAt: null, checkedAt: new Date(now) })
          .where(isStillLive);
        await answerKey(transaction, name, answer);
      });
      return answer;
    }
    case 'started': {
      const changed = await database
        .update(payments)
        .set(renewal(session, started, now))
        .where(isStillLive)
        .returning();
      // Closed or paid while the channel was being asked: nobody will see this code, so nobody may pay by it.
      if (changed.length === 0) await adapterOf(merchant, payment).close(toAttempt(session, payment));
      return giveAnswer(merchant, name, session, payment.id);
    }
  }
}

async function giveAnswer(merchant: Merchant, name: KeyName, session: SessionRow, paymentId: string): Promise<Answer> {
  const payment = await findPayment(merchant.database, session.id, paymentId);
  const answer: Answer = { status: 201, body: toPayment(merchant, session, payment) };
  await answerKey(merchant.database, name, answer);
  return answer;
}

/** What a new action changes in an attempt. A code lives as long as the page shows it; a bridge's parameters as long as the order. */
export function renewal(session: SessionRow, started: Extract<StartAnswer, { kind: 'started' }>, now: number): Partial<PaymentRow> {
  const lifeMs = started.action.kind === 'qr-code' ? Math.min(session.actionLifeMs, started.lifeMs) : started.lifeMs;
  const at = new Date(now);
  return {
    status: 'pending',
    channelAnswer: 'unpaid',
    checkedAt: at,
    action: started.action,
    actionMadeAt: at,
    actionExpiresAt: new Date(Math.min(now + lifeMs, session.expiresAt.getTime())),
    renewingSince: null,
  };
}
