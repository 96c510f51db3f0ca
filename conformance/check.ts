import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Breach, type ContractAnswer } from './contract';
import type { Payment, PaymentWish, Problem, Server, SessionPage } from './server';

/** One rule that every server keeps. */
export interface Check {
  /** A sentence about the server. */
  readonly says: string;
  /** It needs somebody who pays. */
  readonly needsActs?: boolean;
  /** @throws Breach */
  readonly run: (world: World) => Promise<void>;
}

/** What a check works with. */
export interface World {
  readonly server: Server;
  /** A way to pay that the server starts at a desk, without an identity first; its action is a code where there is one. */
  readonly wish: PaymentWish;
}

/** A fresh key. */
export const makeKey = (): string => randomUUID();

/** @throws Breach with that message when it does not hold */
export function must(holds: boolean, message: string): asserts holds {
  if (!holds) throw new Breach(message);
}

/** @throws Breach unless the answer has that status and, of a problem, that code */
export function mustAnswer(answer: ContractAnswer, status: number, code?: Problem['code']): void {
  const told = codeOf(answer);
  const wanted = code === undefined ? String(status) : `${status} ${code}`;
  must(
    answer.status === status && (code === undefined || told === code),
    `It answers ${answer.status} ${told ?? ''} in the place of ${wanted}`,
  );
}

/** The code of a problem. */
export function codeOf({ body }: ContractAnswer): Problem['code'] | undefined {
  return typeof body === 'object' && body !== null && 'code' in body ? (body as Problem).code : undefined;
}

/** A session with an attempt. */
export async function begin({
  server,
  wish,
}: World): Promise<{ readonly page: SessionPage; readonly key: string; readonly payment: Payment }> {
  const [page, key] = [await server.open(), makeKey()];
  const answer = await page.pay(key, wish);
  mustAnswer(answer, 201);
  return { page, key, payment: answer.body as Payment };
}

const usualPatienceSeconds = 30;

/** Asks again and again until it holds: a server hears of a payment from its channel, at the latest by a query of its own. */
export async function awaited<T>({ server }: World, ask: () => Promise<T>, holds: (value: T) => boolean, message: string): Promise<T> {
  const { patienceSeconds = usualPatienceSeconds } = server.facts;
  for (let left = patienceSeconds; ; left -= 1) {
    const value = await ask();
    if (holds(value)) return value;
    must(left > 0, `${message} within ${patienceSeconds} s`);
    await sleep(1_000);
  }
}
