import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '../database';
import { findIdentity } from './authorizations';
import { chooseProduct, type Choice } from './choose-product';
import { bindKey, claimKey, fingerprintOf, refuseKey, type KeyName } from './idempotency';
import { findAdapter, takesPayerCode, type Merchant, type PaymentRow, type SessionRow } from './merchant';
import { ProblemAnswer } from './problem-answer';
import { nextQuery } from './query-schedule';
import { findPayment, findPayments, findSession, makeId } from './sessions';
import { payments, sessions } from './tables';
import { isInTheWay, isLive, sessionStatus, toPayment } from './views';
import type { PaymentRequest, Problem } from './wire';

// A payer needs a few attempts; whoever makes more of them has another purpose.
const attemptsAtMost = 50;
const secondsUntilAnother = 60;

/** Who asks for an attempt. */
export interface Asker extends KeyName {
  /** Tells the asking browser from others, if it has been authorized. */
  readonly browser: string | undefined;
  readonly payerIp: string;
}

/** Where a request for an attempt has come to without a channel: refused for good, made before, or to be started. */
export type Beginning =
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'made' | 'begun'; readonly session: SessionRow; readonly payment: PaymentRow };

/**
 * Everything that needs no channel, in one transaction.
 * @throws ProblemAnswer for what is not definite: the key stays as free as it was
 */
export async function beginPayment(
  merchant: Merchant,
  transaction: Transaction,
  asker: Asker,
  request: PaymentRequest,
): Promise<Beginning> {
  const name = { sessionId: asker.sessionId, key: asker.key };
  const now = merchant.now();
  await findSession(transaction, name.sessionId);
  const claim = await claimKey(transaction, name, fingerprintOf(name, request), now);
  if (claim.kind === 'refused') return claim;
  const [session]: SessionRow[] = await transaction.select().from(sessions).where(eq(sessions.id, name.sessionId)).for('no key update');
  if (session === undefined) throw new ProblemAnswer('session-not-found');
  if (claim.paymentId !== null) {
    const payment = await findPayment(transaction, session.id, claim.paymentId);
    // An attempt that has an action was started, or, with a payer's code, may have been: that is never sent twice.
    if (claim.kind === 'answered' || !isLive(payment) || payment.action !== null) return { kind: 'made', session, payment };
    if (sessionStatus(session, now) !== 'open') throw new ProblemAnswer('session-ended');
    return { kind: 'begun', session, payment };
  }
  if (sessionStatus(session, now) !== 'open') throw new ProblemAnswer('session-ended');
  const choice = chooseProduct(merchant, session, request);
  if (choice instanceof ProblemAnswer) {
    await refuseKey(transaction, name, choice.body);
    return { kind: 'refused', problem: choice.body };
  }
  const live = (await findPayments(transaction, session.id)).find(isInTheWay);
  if (live !== undefined) throw new ProblemAnswer('payment-live', { payment: toPayment(merchant, session, live) });
  if (session.attempts >= attemptsAtMost) {
    throw new ProblemAnswer('too-soon', { detail: 'This session has had too many attempts.', retryAfterSeconds: secondsUntilAnother });
  }
  const openid = await findPayer(merchant, transaction, session, asker, choice.carrierId);
  const payment = await insertPayment(merchant, transaction, session, request.productId, choice, openid);
  await bindKey(transaction, name, payment.id);
  return { kind: 'begun', session, payment };
}

async function findPayer(
  merchant: Merchant,
  transaction: Transaction,
  session: SessionRow,
  { browser }: Asker,
  carrierId: string,
): Promise<string | null> {
  const adapter = findAdapter(merchant, carrierId);
  if (adapter?.authorizer === undefined || !adapter.identifiedProductIds.includes(carrierId)) return null;
  const { host } = adapter.authorizer;
  const identity = await findIdentity(transaction, session.id, browser, host);
  if (identity?.openid == null) {
    throw new ProblemAnswer('authorization-needed', { detail: `Make an authorization for host ${host} first.` });
  }
  return identity.openid;
}

async function insertPayment(
  merchant: Merchant,
  transaction: Transaction,
  session: SessionRow,
  productId: string,
  { carrierId, plan }: Choice,
  openid: string | null,
): Promise<PaymentRow> {
  const counted = { attempts: sql`${sessions.attempts} + 1` };
  const [row] = await transaction.update(sessions).set(counted).where(eq(sessions.id, session.id)).returning();
  const attempt = row?.attempts ?? session.attempts + 1;
  const createdAt = new Date(merchant.now());
  const names = { id: makeId(), sessionId: session.id, attempt, outTradeNo: `${session.orderNo}A${attempt}` };
  const facts = { ...names, productId, carrierId, plan, openid, createdAt };
  // With a payer's code the charge is sent at once, so the payer is paying from here on, whatever becomes of this process.
  const standing = takesPayerCode(carrierId) ? ({ status: 'paying', action: { kind: 'wait' } } as const) : ({ status: 'pending' } as const);
  const [payment] = await transaction
    .insert(payments)
    .values({ ...facts, ...standing, channelAnswer: 'unknown' })
    .returning();
  if (payment === undefined) throw new Error('The attempt was not written');
  const nextQueryAt = nextQuery(merchant, session, payment);
  await transaction.update(payments).set({ nextQueryAt }).where(eq(payments.id, payment.id));
  return { ...payment, nextQueryAt };
}
