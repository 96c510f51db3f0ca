import { attemptChecks } from './checks/attempts';
import { endingChecks } from './checks/endings';
import { identityChecks } from './checks/identities';
import { sessionChecks } from './checks/sessions';
import { makeKey, must, type Check, type World } from './check';
import { Breach } from './contract';
import type { Payment, PaymentWish, Server } from './server';

/** Every rule, in the order in which they are asked. */
export const checks: readonly Check[] = [...sessionChecks, ...identityChecks, ...attemptChecks, ...endingChecks];

/** What came of one rule. */
export interface Outcome {
  readonly says: string;
  readonly result: 'kept' | 'broken' | 'not asked';
  /** Why it is broken or was not asked. */
  readonly reason?: string;
}

/** Asks a server about every rule, one after another. */
export async function runChecks(server: Server, asked: readonly Check[] = checks): Promise<readonly Outcome[]> {
  const wish = await findWish(server).catch((error: unknown) => error);
  const outcomes: Outcome[] = [];
  for (const check of asked) outcomes.push(await ask(check, server, wish));
  return outcomes;
}

async function ask({ says, needsActs, run }: Check, server: Server, wish: unknown): Promise<Outcome> {
  if (needsActs === true && server.facts.actUrl === undefined) return { says, result: 'not asked', reason: 'it needs --act' };
  try {
    if (wish instanceof Error) throw wish;
    await run({ server, wish: wish as PaymentWish } satisfies World);
    return { says, result: 'kept' };
  } catch (error) {
    const reason = error instanceof Breach ? error.message : `The check itself failed: ${String(error)}`;
    return { says, result: 'broken', reason };
  }
}

/** The first product that begins at a desk, rather one whose action is a code: somebody can act on that. */
async function findWish(server: Server): Promise<PaymentWish> {
  const { products } = await (await server.open()).session();
  const begun: (PaymentWish & { readonly isCode: boolean })[] = [];
  const refusals: string[] = [];
  for (const { productId, plans, instalmentTerms } of products) {
    const planId = (plans ?? instalmentTerms)?.[0]?.planId;
    const wish: PaymentWish = { productId, ...(planId !== undefined && { planId }) };
    const answer = await (await server.open()).pay(makeKey(), wish);
    if (answer.status === 201) begun.push({ ...wish, isCode: (answer.body as Payment).action?.kind === 'qr-code' });
    else refusals.push(`${productId} ${answer.status}`);
  }
  const found = begun.find(({ isCode }) => isCode) ?? begun[0];
  must(found !== undefined, `No product of a new session begins at a desk: ${refusals.join(', ')}`);
  const { isCode: _, ...wish } = found;
  return wish;
}
