import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Database } from '../../demo/database';
import { operationOf } from '../../demo/faults/operation-of';
import type { StartAnswer } from '../../demo/merchant/channels/channel-adapter';
import { contract } from '../../demo/merchant/contract';
import { sessions } from '../../demo/merchant/tables';
import type { Payment, Problem } from '../../demo/merchant/wire';
import { schemas } from '../gateways/contract-examples';
import { shows } from '../reliability/shows';
import { makeAskInProcess } from './ask-in-process';
import { checkAnswer, type ContractAnswer } from './contract-fetch';
import { makeScriptedMerchant, type Script, type ScriptedMerchant } from './scripted-channel';

let scripted: ScriptedMerchant;
beforeAll(async () => void (scripted = await makeScriptedMerchant()), 60_000);
afterAll(() => scripted.merchant.database.connection.close());

/** What the reference merchant never answers: it limits how often attempts are begun and renewed, and nothing else. */
const neverAnswered: readonly string[] = [
  'getSession 429',
  'getStatus 429',
  'createAuthorization 429',
  'closePayment 429',
  'startInMiniProgram 429',
  'reportReturn 429',
];

const { paths } = contract as {
  paths: Record<string, Record<'get' | 'post', { operationId: string; responses: Record<string, unknown> } | undefined>>;
};
const declared = Object.values(paths).flatMap((methods) =>
  (['get', 'post'] as const).flatMap((method) => {
    const { operationId, responses } = methods[method] ?? { operationId: '', responses: {} };
    return Object.keys(responses).map((status) => `${operationId} ${status}`);
  }),
);

const met = new Set<string>();
const codes = new Set<Problem['code']>();
type Body = { readonly id?: Payment['id']; readonly code?: Problem['code'] };

/** Asks, and keeps which answer of the contract came. */
async function ask(path: string, init: RequestInit = {}, broken?: Database): Promise<ContractAnswer<Body | undefined>> {
  const { merchant } = scripted;
  const method = init.method ?? 'GET';
  const askMerchant = makeAskInProcess(broken === undefined ? merchant : { ...merchant, database: broken });
  const answer = await checkAnswer<Body | undefined>(method, path, await askMerchant(method, path, init));
  met.add(`${operationOf(method, `/api${path}`)?.name} ${answer.status}`);
  if (answer.body?.code !== undefined) codes.add(answer.body.code);
  return answer;
}

const environment = { terminal: 'pc', host: 'browser', os: 'windows', device: 'desktop' };
const post = (body?: object | string, headers: Readonly<Record<string, string>> = {}): RequestInit => ({
  method: 'POST',
  ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  headers: { 'Content-Type': 'application/json', ...headers },
});
const pay = (key: string, productId = 'scripted.code', rest: object = {}): RequestInit =>
  post({ productId, environment, ...rest }, { 'Idempotency-Key': key.padEnd(16, '-') });

interface Opened {
  readonly at: string;
  readonly id: string;
  readonly script: Script;
}

let orders = 0;
async function open(expiresInMs = 1_800_000): Promise<Opened> {
  const orderNo = `covered${String(++orders).padStart(3, '0')}`;
  const { id } = await scripted.open(orderNo, { expiresInMs });
  return { id, at: `/sessions/${id}`, script: scripted.channel.of(orderNo) };
}

/** A session with an attempt of a product. */
async function begin(productId = 'scripted.code'): Promise<Opened & { readonly attempt: string }> {
  const opened = await open();
  const { body } = await ask(`${opened.at}/payments`, pay('first', productId));
  return { ...opened, attempt: `${opened.at}/payments/${body?.id}` };
}

const answered = async (wanted: number | string, asking: Promise<ContractAnswer<Body | undefined>>): Promise<void> => {
  const { status, body } = await asking;
  expect([status, body?.code]).toEqual(typeof wanted === 'number' ? [wanted, undefined] : [status, wanted]);
};

async function readAndPay(): Promise<void> {
  const { at, id, script } = await open();
  await answered(200, ask(at));
  const { headers } = await ask(`${at}/status`);
  await answered(304, ask(`${at}/status`, { headers: { 'If-None-Match': headers.get('ETag') ?? '' } }));
  await answered('malformed-request', ask(`${at}/payments`, post({ productId: 7 }, { 'Idempotency-Key': 'k'.repeat(16) })));
  await answered('idempotency-key-missing', ask(`${at}/payments`, post({ productId: 'scripted.code', environment })));
  await answered('authorization-needed', ask(`${at}/payments`, pay('inside', 'scripted.inside')));
  await answered('product-not-opened', ask(`${at}/payments`, pay('closed', 'scripted.closed')));
  await answered('plan-not-offered', ask(`${at}/payments`, pay('plan', 'scripted.code', { planId: '3' })));
  script.start = { kind: 'payer-code-invalid', message: 'old' };
  await answered('payer-code-invalid', ask(`${at}/payments`, pay('old', 'scripted.payer-code', { payerCode: '134579246801357924' })));
  script.start = { kind: 'refused', code: 'NO_AUTH', message: 'no' };
  await answered('channel-refused', ask(`${at}/payments`, pay('refused')));
  script.start = { kind: 'unavailable' };
  await answered('channel-unavailable', ask(`${at}/payments`, pay('late')));
  let start: (answer: StartAnswer) => void = () => undefined;
  script.start = new Promise<StartAnswer>((resolve) => (start = resolve));
  const first = ask(`${at}/payments`, pay('late'));
  await expect.poll(() => script.asked.filter((asked) => asked === 'start A3').length).toBe(2);
  await answered('in-progress', ask(`${at}/payments`, pay('late')));
  start({ kind: 'started', action: { kind: 'qr-code', content: 'code' }, lifeMs: 60_000 });
  await answered(201, first);
  await answered('idempotency-key-reused', ask(`${at}/payments`, pay('late', 'scripted.payer-code')));
  await answered('payment-live', ask(`${at}/payments`, pay('other')));
  await answered(200, ask(`${at}/return`, post({ channel: 'scripted', params: {} })));
  await answered('malformed-request', ask(`${at}/return`, post({ channel: 'scripted' })));
  const busy = await open();
  await scripted.merchant.database.update(sessions).set({ attempts: 50 }).where(eq(sessions.id, busy.id));
  await answered('too-soon', ask(`${busy.at}/payments`, pay('often')));
  expect(id).not.toBe(busy.id);
}

async function renewAndClose(): Promise<void> {
  const { attempt, script } = await begin();
  await answered('too-soon', ask(`${attempt}/refresh`, post()));
  scripted.advance(61_000);
  const { start } = script;
  script.start = { kind: 'unavailable' };
  await answered('channel-unavailable', ask(`${attempt}/refresh`, post()));
  script.start = start;
  await answered(200, ask(`${attempt}/refresh`, post()));
  await answered(200, ask(`${attempt}/close`, post()));
  await answered('payment-not-refreshable', ask(`${attempt}/refresh`, post()));
}

async function authorizeAndLogIn(): Promise<void> {
  const { at } = await open();
  await answered(201, ask(`${at}/authorizations`, post({ host: 'scripted' })));
  await answered('authorization-unsupported', ask(`${at}/authorizations`, post({ host: 'nobody' })));
  await answered('malformed-request', ask(`${at}/authorizations`, post({})));
  const { attempt, script } = await begin('scripted.mini-program');
  await answered('malformed-request', ask(`${attempt}/mini-program`, post({})));
  script.miniProgram = 'unavailable';
  await answered('channel-unavailable', ask(`${attempt}/mini-program`, post({ code: 'good' })));
  script.miniProgram = 'code-refused';
  await answered('authorization-unsupported', ask(`${attempt}/mini-program`, post({ code: 'good' })));
  script.miniProgram = { kind: 'alipay-jsapi', tradeNo: '1' };
  await answered(200, ask(`${attempt}/mini-program`, post({ code: 'good' })));
  await ask(`${attempt}/close`, post());
  await answered('payment-not-refreshable', ask(`${attempt}/mini-program`, post({ code: 'good' })));
  const over = await begin('scripted.mini-program');
  scripted.advance(1_800_001);
  for (const path of [`${over.at}/payments`, `${over.at}/authorizations`, `${over.attempt}/mini-program`]) {
    const body = { productId: 'scripted.code', environment };
    const requests = { payments: pay('late'), authorizations: post({ host: 'scripted' }), 'mini-program': post({ code: 'good' }) };
    const request = Object.entries(requests).find(([name]) => path.endsWith(name))?.[1] ?? post(body);
    await answered('session-ended', ask(path, request));
  }
}

/** What any operation may be answered: from another site, with too large a body, of nobody, and when the server is in trouble. */
async function failEverywhere(): Promise<void> {
  const { at, attempt } = await begin();
  const operations = [at, `${at}/status`, `${at}/payments`, `${at}/authorizations`, `${at}/return`];
  const requests = [undefined, undefined, pay('x'), post({ host: 'scripted' }), post({ channel: 'scripted', params: {} })];
  const both = [...operations.map((path, index) => [path, requests[index]] as const), ...ofAttempt(attempt)];
  const broken = new Proxy({} as Database, {
    get: () => () => {
      throw new Error('The database is out of order');
    },
  });
  const large = 'x'.repeat(1_048_577);
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  for (const [path, init] of both) {
    const what = path.startsWith(attempt) ? 'payment' : 'session';
    await answered(
      `${what}-not-found`,
      ask(what === 'session' ? path.replace(at, `/sessions/${'A'.repeat(22)}`) : path.replace(attempt, `${at}/payments/none`), init),
    );
    await answered('server-error', ask(path, init, broken));
    if (init === undefined) continue;
    await answered('origin-not-allowed', ask(path, { ...init, headers: { ...init.headers, Origin: 'https://thief.example' } }));
    await answered(
      'malformed-request',
      ask(path, { ...init, body: large, headers: { ...init.headers, 'Content-Length': String(large.length) } }),
    );
  }
  expect(logged).toHaveBeenCalledTimes(both.length);
  logged.mockRestore();
}

const ofAttempt = (attempt: string): readonly (readonly [string, RequestInit])[] => [
  [`${attempt}/refresh`, post()],
  [`${attempt}/close`, post()],
  [`${attempt}/mini-program`, post({ code: 'good' })],
];

test('every operation, every status and every problem of the contract is met, and no answer is any other', async ({ task }) => {
  for (const meet of [readAndPay, renewAndClose, authorizeAndLogIn, failEverywhere]) await meet();
  expect([...codes].sort()).toEqual([...schemas['Problem']!.properties!['code']!.enum!].sort());
  expect([...met].sort()).toEqual(declared.filter((answer) => !neverAnswered.includes(answer)).sort());
  const operations = new Set([...met].map((answer) => answer.split(' ')[0]));
  shows(
    { task },
    'S14',
    met.size,
    `${operations.size} operations, ${codes.size} problems, ${met.size} of ${declared.length} declared answers`,
  );
});
