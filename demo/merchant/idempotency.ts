import { createHash } from 'node:crypto';
import { and, eq, lte, or } from 'drizzle-orm';
import type { Database, Transaction } from '../database';
import { leaseMs } from './lease';
import { ProblemAnswer } from './problem-answer';
import { idempotencyKeys } from './tables';
import type { PaymentRequest, Problem } from './wire';

/** The names of a key. */
export interface KeyName {
  readonly sessionId: string;
  readonly key: string;
}

/**
 * What a key turned out to be: refused before, word for word; answered with an attempt, which is shown as it is now, so that nothing
 * that has ended comes to life again; or now ours to work on, perhaps with an attempt that was begun.
 */
export type Claim =
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'answered'; readonly paymentId: string }
  | { readonly kind: 'ours'; readonly paymentId: string | null };

/** What a key stands for: the environment is not part of it, and of a payer's code only a hash is kept, salted by the key. */
export function fingerprintOf({ sessionId, key }: KeyName, { productId, planId, payerCode }: PaymentRequest): string {
  const code =
    payerCode === undefined
      ? null
      : createHash('sha256')
          .update(JSON.stringify([sessionId, key, payerCode]))
          .digest('base64url');
  return JSON.stringify([productId, planId ?? null, code]);
}

/**
 * Takes hold of a key. One request at a time works on it.
 * @throws ProblemAnswer idempotency-key-reused, in-progress
 */
export async function claimKey(transaction: Transaction, name: KeyName, fingerprint: string, now: number): Promise<Claim> {
  const since = new Date(now);
  const fresh = { ...name, fingerprint, state: 'working', since } as const;
  const inserted = await transaction.insert(idempotencyKeys).values(fresh).onConflictDoNothing().returning();
  if (inserted.length > 0) return { kind: 'ours', paymentId: null };
  const [row] = await transaction.select().from(idempotencyKeys).where(isNamed(name)).for('no key update');
  if (row?.fingerprint !== fingerprint) throw new ProblemAnswer('idempotency-key-reused');
  if (row.state === 'answered' && row.answerStatus === 201 && row.paymentId !== null) return { kind: 'answered', paymentId: row.paymentId };
  if (row.state === 'answered' && row.answerBody !== null) return { kind: 'refused', problem: row.answerBody };
  const isFree = or(eq(idempotencyKeys.state, 'retryable'), lte(idempotencyKeys.since, new Date(now - leaseMs)));
  const claimed = await transaction
    .update(idempotencyKeys)
    .set({ state: 'working', since })
    .where(and(isNamed(name), isFree))
    .returning();
  if (claimed.length > 0) return { kind: 'ours', paymentId: row.paymentId };
  throw new ProblemAnswer('in-progress', { detail: 'Send the same request again unchanged.', retryAfterSeconds: 1 });
}

/** Ties a key to the attempt that was begun for it: whoever repeats the key continues that attempt. */
export async function bindKey(transaction: Transaction, name: KeyName, paymentId: string): Promise<void> {
  await transaction.update(idempotencyKeys).set({ paymentId }).where(isNamed(name));
}

/** Keeps that the answer was the key's attempt. */
export async function answerKey(database: Database | Transaction, name: KeyName): Promise<void> {
  await database.update(idempotencyKeys).set({ state: 'answered', answerStatus: 201 }).where(isNamed(name));
}

/** Keeps a definite refusal, to be given again word for word. */
export async function refuseKey(database: Database | Transaction, name: KeyName, problem: Problem): Promise<void> {
  const facts = { state: 'answered', answerStatus: problem.status, answerBody: problem } as const;
  await database.update(idempotencyKeys).set(facts).where(isNamed(name));
}

/** Lets go of a key without an answer, so that the same key may go on with the same attempt. */
export async function releaseKey(database: Database, name: KeyName): Promise<void> {
  await database
    .update(idempotencyKeys)
    .set({ state: 'retryable' })
    .where(and(isNamed(name), eq(idempotencyKeys.state, 'working')));
}

/** After the start of the only process that there is: nobody works on anything yet. */
export async function releaseAllKeys(database: Database): Promise<void> {
  await database.update(idempotencyKeys).set({ state: 'retryable' }).where(eq(idempotencyKeys.state, 'working'));
}

const isNamed = ({ sessionId, key }: KeyName) => and(eq(idempotencyKeys.sessionId, sessionId), eq(idempotencyKeys.key, key));
