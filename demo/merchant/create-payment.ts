import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '../database';
import { nextQuery, askChannel } from './ask-channel';
import { findIdentity } from './authorizations';
import type { StartAnswer } from './channels/channel-adapter';
import { answerKey, bindKey, claimKey, fingerprintOf, refuseKey, releaseKey, type KeyName } from './idempotency';
import { adapterOf, findAdapter, type Merchant, type PaymentRow, type SessionRow } from './merchant';
import { ProblemAnswer } from './problem-answer';
import { renewAction } from './renew-action';
import { findPayment, findPayments, findSession, makeId, toAttempt } from './sessions';
import { isStillLive } from './settle';
import { payments, sessions } from './tables';
import { isLive, sessionStatus, toPayment } from './views';
import type { Payment, PaymentRequest, Problem } from './wire';

// A payer needs a few attempts; whoever makes more of them has another purpose.
const attemptsAtMost = 50;
const secondsUntilAnother = 60;

/** An attempt, or a definite refusal. */
export type Answer = { readonly status: 201; readonly body: Payment } | { readonly status: 422; readonly body: Problem };

/** Who asks for an attempt. */
export interface Asker extends KeyName {
  /** Tells the asking browser from others, if it has been authorized. */
  readonly browser: string | undefined;
}

type Begun =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'begun'; readonly session: SessionRow; readonly payment: PaymentRow };

/**
 * Starts one attempt under an idempotency key, or shows the attempt that the key has made.
 * @throws ProblemAnswer for what is not definite: the key stays free for the same request
 */
export async function createPayment(merchant: Merchant, asker: Asker, request: PaymentRequest): Promise<Answer> {
  const { browser, ...name } = asker;
  const begun = await merchant.database.transaction((transaction) => begin(merchant, transaction, name, browser, request));
  if (begun.kind === 'answered') return begun.answer;
  try {
    const { session, payment } = begun;
    if (!isLive(payment) || payment.action !== null) return await giveAnswer(merchant, name, session, payment.id);
    const askedAt = new Date(merchant.now());
    const started = await adapterOf(merchant, payment).start(toAttempt(session, payment));
    return await conclude(merchant, name, begun, started, askedAt);
  } catch (error) {
    await releaseKey(merchant.database, name);
    throw error;
  }
}

/** Everything that needs no channel, in one transaction. */
async function begin(
  merchant: Merchant,
  transaction: Transaction,
  name: KeyName,
  browser: string | undefined,
  request: PaymentRequest,
): Promise<Begun> {
  const now = merchant.now();
  await findSession(transaction, name.sessionId);
  const claim = await claimKey(transaction, name, fingerprintOf(request), now);
  if (claim.kind === 'refused') return { kind: 'answered', answer: { status: 422, body: claim.problem } };
  const [session]: SessionRow[] = await transaction.select().from(sessions).where(eq(sessions.id, name.sessionId)).for('update');
  if (session === undefined) throw new ProblemAnswer('session-not-found');
  if (claim.kind === 'answered') {
    const payment = await findPayment(transaction, session.id, claim.paymentId);
    return { kind: 'answered', answer: { status: 201, body: toPayment(merchant, session, payment) } };
  }
  if (claim.paymentId !== null) {
    const payment = await findPayment(transaction, session.id, claim.paymentId);
    // Thrown inside the transaction, so the key stays as free as it was.
    if (isLive(payment) && sessionStatus(session, now) !== 'open') throw new ProblemAnswer('session-ended');
    return { kind: 'begun', session, payment };
  }
  if (sessionStatus(session, now) !== 'open') throw new ProblemAnswer('session-ended');
  const refusal = refuseForGood(merchant, session, request);
  if (refusal !== undefined) {
    await refuseKey(transaction, name, refusal.body);
    return { kind: 'answered', answer: { status: 422, body: refusal.body } };
  }
  const live = (await findPayments(transaction, session.id)).find(isLive);
  if (live !== undefined) throw new ProblemAnswer('payment-live', { payment: toPayment(merchant, session, live) });
  if (session.attempts >= attemptsAtMost) {
    throw new ProblemAnswer('too-soon', { detail: 'This session has had too many attempts.', retryAfterSeconds: secondsUntilAnother });
  }
  const host = findAdapter(merchant, request.productId)?.identityHost(request.productId);
  const identity = host === undefined ? undefined : await findIdentity(transaction, session.id, browser);
  if (host !== undefined && (identity?.openid == null || identity.host !== host)) {
    throw new ProblemAnswer('authorization-needed', { detail: `Make an authorization for host ${host} first.` });
  }
  const payment = await insertPayment(merchant, transaction, session, request.productId, identity?.openid ?? null);
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
  askedAt: Date,
): Promise<Answer> {
  switch (started.kind) {
    case 'unavailable':
      throw new ProblemAnswer('channel-unavailable', { retryAfterSeconds: 2 });
    case 'already-paid':
      await askChannel(merchant, payment);
      return giveAnswer(merchant, name, session, payment.id);
    case 'refused': {
      const failure = { code: started.code, message: started.message };
      const refusal = new ProblemAnswer('channel-refused', { detail: [started.code, started.message].join(' ') });
      await merchant.database.transaction(async (transaction) => {
        await transaction
          .update(payments)
          .set({ status: 'failed', failure, nextQueryAt: null, checkedAt: askedAt })
          .where(isStillLive(payment.id));
        await refuseKey(transaction, name, refusal.body);
      });
      return { status: 422, body: refusal.body };
    }
    case 'started': {
      const isLiveStill = await renewAction(merchant, session, payment, started, askedAt);
      // Closed or paid while the channel was being asked: nobody will see this code, so nobody may pay by it.
      if (!isLiveStill) await adapterOf(merchant, payment).close(toAttempt(session, payment));
      return giveAnswer(merchant, name, session, payment.id);
    }
  }
}

async function giveAnswer(merchant: Merchant, name: KeyName, session: SessionRow, paymentId: string): Promise<Answer> {
  const payment = await findPayment(merchant.database, session.id, paymentId);
  await answerKey(merchant.database, name);
  return { status: 201, body: toPayment(merchant, session, payment) };
}
