import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '../../demo/merchant/contract';
import { makeId } from '../../demo/merchant/sessions';
import { authorizations, idempotencyKeys, notifications, payments, sessions } from '../../demo/merchant/tables';
import { shows } from '../reliability/shows';
import { makeAskInProcess, type AskInProcess } from './ask-in-process';
import { checkAnswer } from './contract-fetch';
import { makeScriptedMerchant, type ScriptedMerchant } from './scripted-channel';

let scripted: ScriptedMerchant;
let ask: AskInProcess;
/** A session with an attempt, another with one of its own, and one that is over. */
let mine: Held;
let theirs: Held;
let over: Held;

interface Held {
  readonly sessionId: string;
  readonly paymentId: string;
}

beforeAll(async () => {
  scripted = await makeScriptedMerchant();
  ask = makeAskInProcess(scripted.merchant);
  [mine, theirs, over] = [await hold('mine0001'), await hold('theirs01'), await hold('over0001', 1_000)];
  scripted.advance(2_000);
}, 60_000);
afterAll(() => scripted.merchant.database.connection.close());

async function hold(orderNo: string, expiresInMs = 1_800_000): Promise<Held> {
  const { id } = await scripted.open(orderNo, { expiresInMs });
  const { init } = requests.createPayment!;
  const answer = await ask('POST', `/sessions/${id}/payments`, init);
  return { sessionId: id, paymentId: ((await answer.json()) as { id: string }).id };
}

const json = (body: object, headers: Readonly<Record<string, string>> = {}): RequestInit => ({
  body: JSON.stringify(body),
  headers: { 'Content-Type': 'application/json', ...headers },
});
const environment = { terminal: 'pc', host: 'browser', os: 'windows', device: 'desktop' };

/** What each operation is sent with when its sender may. */
const requests: Readonly<Record<string, { readonly init: RequestInit }>> = {
  getSession: { init: {} },
  getStatus: { init: {} },
  createPayment: { init: json({ productId: 'scripted.code', environment }, { 'Idempotency-Key': 'k'.repeat(16) }) },
  createAuthorization: { init: json({ host: 'scripted' }) },
  refreshPayment: { init: {} },
  closePayment: { init: {} },
  startInMiniProgram: { init: json({ code: 'good' }) },
  reportReturn: { init: json({ channel: 'scripted', params: { no: 'mine0001A1', sign: 'channel' } }) },
};

const { paths } = contract as { paths: Record<string, Record<'get' | 'post', { operationId: string } | undefined>> };
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  (['get', 'post'] as const).flatMap((method) => {
    const operationId = methods[method]?.operationId;
    return operationId === undefined ? [] : [{ operationId, method: method.toUpperCase(), path }];
  }),
);
const withPayment = operations.filter(({ path }) => path.includes('{paymentId}'));

/** Ids that are nobody's, and texts that are no ids. */
const wrongIds: readonly string[] = [
  'A'.repeat(22),
  'A'.repeat(64),
  'A'.repeat(65),
  'A'.repeat(21),
  'nobody',
  '0',
  '-1',
  'null',
  '__proto__',
  'constructor',
  "' or '1'='1",
  '%',
  '_'.repeat(22),
  '../sessions',
  '*',
  '{sessionId}',
  'a\0b',
  '会话',
  '\u202e',
  ' ',
];

const fill = (path: string, { sessionId, paymentId }: Held): string =>
  path.replace('{sessionId}', encodeURIComponent(sessionId)).replace('{paymentId}', encodeURIComponent(paymentId));

/** Everything that the merchant has written down. */
async function everything(): Promise<string> {
  const { database } = scripted.merchant;
  const tables = [sessions, payments, idempotencyKeys, authorizations, notifications];
  return JSON.stringify(await Promise.all(tables.map((table) => database.select().from(table))));
}

const askedAtChannel = (): number => scripted.channel.of('mine0001').asked.length + scripted.channel.of('theirs01').asked.length;

/** Sends an operation as it should be but for its ids. */
async function tryOperation(operationId: string, ids: Held): Promise<{ readonly status: number; readonly text: string }> {
  const { method, path } = operations.find((operation) => operation.operationId === operationId)!;
  const answer = await ask(method, fill(path, ids), requests[operationId]!.init);
  const text = await answer.clone().text();
  if (!/[/.]/.test(ids.sessionId + ids.paymentId)) await checkAnswer(method, fill(path, ids), answer);
  return { status: answer.status, text };
}

/** Of whatever was asked, an answer may say no more than that it is not there. */
const nothing = (what: 'session' | 'payment'): string =>
  JSON.stringify({
    type: `urn:unified-cashier:problem:${what}-not-found`,
    title: `No such ${what}`,
    status: 404,
    code: `${what}-not-found`,
  });

describe('every operation of the contract', () => {
  test('is among those that are tried', () => {
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(requests).sort());
  });

  test('opens nothing to a session id that is nobody’s or no id', async ({ task }) => {
    const before = [await everything(), askedAtChannel()];
    let cases = 0;
    for (const { operationId } of operations) {
      for (const wrong of wrongIds) {
        const { status, text } = await tryOperation(operationId, { ...mine, sessionId: wrong });
        expect([operationId, wrong, status, text]).toEqual([operationId, wrong, 404, nothing('session')]);
        cases += 1;
      }
    }
    expect([await everything(), askedAtChannel()]).toEqual(before);
    shows({ task }, 'S7', cases);
  });

  test('opens no attempt under another’s session, nor one that is nobody’s or no id', async ({ task }) => {
    const before = [await everything(), askedAtChannel()];
    let cases = 0;
    for (const { operationId } of withPayment) {
      for (const paymentId of [theirs.paymentId, over.paymentId, mine.sessionId, ...wrongIds]) {
        const { status, text } = await tryOperation(operationId, { ...mine, paymentId });
        expect([operationId, paymentId, status, text]).toEqual([operationId, paymentId, 404, nothing('payment')]);
        cases += 1;
      }
    }
    expect([await everything(), askedAtChannel()]).toEqual(before);
    shows({ task }, 'S7', cases);
  });

  test('begins nothing in a session whose time is over', async ({ task }) => {
    const before = await everything();
    const codes: Record<string, unknown> = {};
    for (const { operationId } of operations.filter(({ method }) => method === 'POST')) {
      if (operationId === 'reportReturn' || operationId === 'closePayment') continue;
      const { status, text } = await tryOperation(operationId, over);
      codes[operationId] = [status, (JSON.parse(text) as { code: string }).code];
    }
    expect(codes).toEqual({
      // The key is the one of its own attempt, which is shown as it is; another makes none.
      createPayment: [201, undefined],
      createAuthorization: [409, 'session-ended'],
      refreshPayment: [409, 'payment-not-refreshable'],
      startInMiniProgram: [422, 'authorization-unsupported'],
    });
    const other = json({ productId: 'scripted.code', environment }, { 'Idempotency-Key': 'n'.repeat(16) });
    const again = await ask('POST', `/sessions/${over.sessionId}/payments`, other);
    expect(await again.json()).toMatchObject({ status: 409, code: 'session-ended' });
    expect(await everything()).toBe(before);
    shows({ task }, 'S7', 5);
  });

  test('asked of another session by a return that the channel signed tells and changes nothing of it', async () => {
    const before = scripted.channel.of('mine0001').asked.length;
    const { status, text } = await tryOperation('reportReturn', theirs);
    expect([status, text.includes('mine0001')]).toEqual([200, false]);
    expect(scripted.channel.of('mine0001').asked).toHaveLength(before);
  });
});

describe('an id', () => {
  test('has 128 bits, each of them as often set as not, and no two are the same', ({ task }) => {
    const ids = Array.from({ length: 10_000 }, makeId);
    expect(new Set(ids).size).toBe(ids.length);
    const set = Array.from({ length: 128 }, () => 0);
    for (const id of ids) {
      const bytes = Buffer.from(id, 'base64url');
      expect([id.length, bytes.length]).toEqual([22, 16]);
      for (let bit = 0; bit < 128; bit += 1) set[bit]! += (bytes[bit >> 3]! >> (bit & 7)) & 1;
    }
    // Six standard deviations of ten thousand tosses.
    for (const count of set) expect(Math.abs(count - 5_000)).toBeLessThan(300);
    shows({ task }, 'S7', ids.length, '128 random bits');
  });

  test('of any text is a 404 or nobody’s, and never breaks the server', async ({ task }) => {
    const runs = 300;
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }), async (text) => {
        fc.pre(!['.', '..'].includes(text));
        expect((await ask('GET', `/sessions/${encodeURIComponent(text)}`)).status).toBe(404);
      }),
      { numRuns: runs },
    );
    shows({ task }, 'S7', runs);
  });
});
