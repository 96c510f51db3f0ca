import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { main } from '../../conformance/cli';
import { readContract } from '../../conformance/contract';
import { checks, runChecks, type Outcome } from '../../conformance/run-checks';
import { reach } from '../../conformance/server';
import { startTimedDemo, type TimedDemo } from '../demo/shopper';
import { breakServer, type Fault, type PassingAnswer, type PassingRequest } from './broken-server';

vi.setConfig({ testTimeout: 90_000 });

let demo: TimedDemo;
beforeAll(async () => void (demo = await startTimedDemo()), 30_000);
afterAll(() => demo.close());

const contract = readContract(readFileSync('src/gateways/openapi.yaml', 'utf8'));
const newUrl = () => `${demo.url}/new?terminal=pc`;
const actUrl = () => `${demo.url}/sandbox/act`;
const run = async (...args: readonly string[]): Promise<{ readonly code: number; readonly text: string }> => {
  const written: string[] = [];
  return { code: await main(args, (text) => written.push(text)), text: written.join('') };
};

describe('the command', () => {
  test('finds nothing against the reference merchant', async () => {
    const { code, text } = await run(`${demo.url}/api/`, '--new', newUrl(), '--act', actUrl());
    expect(text).not.toContain('✗');
    expect(text).toContain(`${checks.length} kept, 0 broken, 0 not asked`);
    expect(code).toBe(0);
  });

  test('asks nothing that needs a payment of a server at which nobody can act, and says so', async () => {
    const acting = checks.filter(({ needsActs }) => needsActs).map(({ says }) => says);
    const asked = checks.filter(({ needsActs }) => needsActs);
    const outcomes = await runChecks(reach(contract, { baseUrl: `${demo.url}/api`, newUrl: newUrl() }), asked);
    expect(outcomes).toEqual(acting.map((says) => ({ says, result: 'not asked', reason: 'it needs --act' })));
  });

  test.each([
    ['nothing', []],
    ['no way to make a session', ['http://localhost:1/api']],
    ['what is no address', ['nowhere', '--new', 'http://localhost:1/new']],
    ['an option that is none', ['http://localhost:1/api', '--new', 'http://localhost:1/new', '--fast']],
    ['two servers', ['http://localhost:1/api', 'http://localhost:2/api', '--new', 'http://localhost:1/new']],
  ])('explains itself when it is given %s, and exits with 2', async (_, args) => {
    const { code, text } = await run(...args);
    expect(code).toBe(2);
    expect(text).toContain('unified-cashier-contract <baseUrl> --new <url>');
  });

  test('finds everything against a server that is not there', async () => {
    const { code, text } = await run('http://localhost:1/api', '--new', 'http://localhost:1/new');
    expect(code).toBe(1);
    expect(text).toContain('0 kept');
    expect(text).toContain('GET http://localhost:1/new was not answered');
  });
});

const isCreation = ({ method, path }: PassingRequest): boolean => method === 'POST' && /\/payments$/.test(path);
const json = (answer: PassingAnswer, change: (body: Record<string, unknown>) => unknown): PassingAnswer => {
  if (answer.body === '') return answer;
  return { ...answer, body: JSON.stringify(change(JSON.parse(answer.body) as Record<string, unknown>)) };
};
const withHeader = (answer: PassingAnswer, name: string, value: string): PassingAnswer => ({
  ...answer,
  headers: { ...answer.headers, [name]: value },
});
const without = (headers: Readonly<Record<string, string>>, name: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).filter(([other]) => other !== name));
const withKey = (request: PassingRequest, key: string): PassingRequest => ({
  ...request,
  headers: { ...request.headers, 'idempotency-key': key },
});
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
let counted = 0;

/** Servers that are broken in one way each, and the rule that finds it. */
const broken: readonly (readonly [name: string, fault: Fault, says: string])[] = [
  [
    'lets its answers be cached',
    { answer: (answer) => withHeader(answer, 'cache-control', 'max-age=60') },
    'a session is told as the contract has it, and is open',
  ],
  [
    'leaves a field out of a session',
    { answer: (answer) => json(answer, ({ expiresInMs: _, ...rest }) => rest) },
    'a session is told as the contract has it, and is open',
  ],
  [
    'writes money with a decimal point',
    { answer: (answer) => ({ ...answer, body: answer.body.replaceAll('"value":102400', '"value":1024.5') }) },
    'a session is told as the contract has it, and is open',
  ],
  [
    'answers a problem as plain JSON',
    { answer: (answer) => (answer.status >= 400 ? withHeader(answer, 'content-type', 'application/json') : answer) },
    'a session or an attempt that is not there is told apart from nothing: 404, and a problem',
  ],
  [
    'answers a problem as a page',
    { answer: (answer) => (answer.status >= 400 ? { ...answer, body: '<h1>Error</h1>' } : answer) },
    'a session or an attempt that is not there is told apart from nothing: 404, and a problem',
  ],
  [
    'invents a code for a problem',
    { answer: (answer) => (answer.status >= 400 ? json(answer, (body) => ({ ...body, code: 'oops' })) : answer) },
    'a session or an attempt that is not there is told apart from nothing: 404, and a problem',
  ],
  [
    'never says that nothing has changed',
    { request: (request) => ({ ...request, headers: without(request.headers, 'if-none-match') }) },
    'a status that has not changed is not sent again: 304 to its own ETag',
  ],
  [
    'has one ETag for everything',
    {
      request: (request) =>
        request.headers['if-none-match'] === '"1"'
          ? new Response(null, { status: 304, headers: { ETag: '"1"', 'Cache-Control': 'no-store' } })
          : request,
      answer: (answer, { path }) => (path.endsWith('/status') ? withHeader(answer, 'etag', '"1"') : answer),
    },
    'a status changes its ETag when an attempt begins',
  ],
  [
    'listens to every site',
    { request: (request) => ({ ...request, headers: without(request.headers, 'origin') }) },
    'a page of another site does nothing: 403 to an Origin that is not the shop’s',
  ],
  [
    'needs no key',
    {
      request: (request) =>
        isCreation(request) && request.headers['idempotency-key'] === undefined ? withKey(request, `made-here-${++counted}-made`) : request,
    },
    'an attempt without a key is refused: 400, and nothing begins',
  ],
  [
    'takes no notice of the key',
    { request: (request) => (isCreation(request) ? withKey(request, `made-here-${++counted}-made`) : request) },
    'the same key gives the same attempt, however often and from wherever it comes',
  ],
  [
    'takes the same key from another device for another intent',
    { request: (request) => (isCreation(request) ? withKey(request, hash(request.headers['idempotency-key'] + request.body)) : request) },
    'the same key gives the same attempt, however often and from wherever it comes',
  ],
  [
    'answers a key with what it once answered, whatever is asked for',
    {
      request: (request, memory) => {
        const known = isCreation(request) ? memory.get(request.headers['idempotency-key'] ?? '') : undefined;
        if (known === undefined) return request;
        return new Response(known, { status: 201, headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' } });
      },
      answer: (answer, request, memory) => {
        if (isCreation(request) && answer.status === 201) memory.set(request.headers['idempotency-key'] ?? '', answer.body);
        return answer;
      },
    },
    'the same key for something else is refused: 422',
  ],
  [
    'does not say which attempt is live',
    { answer: (answer) => (answer.status === 409 ? json(answer, ({ payment: _, ...rest }) => rest) : answer) },
    'another key while an attempt is live is refused with that attempt: 409 payment-live',
  ],
  [
    'gives the attempt the order’s own number',
    {
      answer: (answer) => ({ ...answer, body: answer.body.replace(/"outTradeNo":"([0-9A-Za-z]+)A\d+"/g, '"outTradeNo":"$1"') }),
    },
    'an attempt has the order’s amount, a number of its own, and is pending',
  ],
  [
    'calls what it does not sell a conflict',
    { answer: (answer, { path }) => (/\/payments$/.test(path) && answer.status === 422 ? { ...answer, status: 409 } : answer) },
    'a product that is not opened is refused: 422, and nothing begins',
  ],
  [
    'believes what the browser brings',
    {
      answer: (answer, { path, body }, memory) => {
        const id = path.split('/')[2] ?? '';
        if (path.endsWith('/return') && body.includes('SUCCESS')) memory.set(id, 'paid');
        return memory.get(id) === 'paid' && path.endsWith('/status') ? json(answer, (told) => ({ ...told, status: 'paid' })) : answer;
      },
    },
    'what a browser brings back proves nothing: a forged return leaves the attempt unpaid',
  ],
  [
    'closes without closing',
    {
      request: (request) =>
        request.path.endsWith('/close') ? { ...request, method: 'GET', path: request.path.replace(/\/payments\/.*/, '/status') } : request,
      answer: (answer, { path, method }) =>
        method === 'GET' && path.endsWith('/status') && answer.status === 200
          ? json(answer, (told) => ({ ...told, outcome: 'closed', payment: (told['payments'] as unknown[])[0] }))
          : answer,
    },
    'closing lets another attempt begin, under another number; the closed one is never live again',
  ],
  [
    'never hears of a payment',
    {
      answer: (answer, { path }) =>
        path.endsWith('/status') ? json(answer, (told) => ({ ...told, status: 'open', payments: [] })) : answer,
    },
    'an attempt that is paid makes the session paid, and no other can begin',
  ],
  [
    'lets go of an attempt once it is closed',
    {
      answer: (answer, { path, body }, memory) => {
        const id = path.split('/')[2] ?? '';
        if (path.endsWith('/close')) memory.set(id, body);
        return memory.has(id) && path.endsWith('/status') ? json(answer, (told) => ({ ...told, status: 'open' })) : answer;
      },
    },
    'money that arrives for an attempt that was closed is shown, and makes the session paid',
  ],
  [
    'keeps the money of a second payment',
    { answer: (answer) => ({ ...answer, body: answer.body.replace(/,"refund":\{[^}]*\{[^}]*\}\}/g, '') }) },
    'a second payment of one order is shown with its refund, and the session stays paid',
  ],
];

describe('a server that', () => {
  test.each(broken)('%s is found out', async (_, fault, says) => {
    const check = checks.find((one) => one.says === says);
    if (check === undefined) throw new Error(`There is no rule that says: ${says}`);
    const server = await breakServer(`${demo.url}/api`, fault);
    try {
      const [outcome] = await runChecks(reach(contract, { baseUrl: server.url, newUrl: newUrl(), actUrl: actUrl(), patienceSeconds: 3 }), [
        check,
      ]);
      expect(outcome).toMatchObject({ says, result: 'broken' } satisfies Partial<Outcome>);
      // Found by the rule, and not because the rule itself fell over.
      expect(outcome?.reason).not.toContain('The check itself failed');
      expect(outcome?.reason).not.toContain('No product of a new session begins');
    } finally {
      await server.close();
    }
  });

  test('is not broken is found to keep the same rules', async () => {
    const server = await breakServer(`${demo.url}/api`, {});
    try {
      const asked = checks.filter(({ says }) => broken.some(([, , rule]) => rule === says));
      const outcomes = await runChecks(
        reach(contract, { baseUrl: server.url, newUrl: newUrl(), actUrl: actUrl(), patienceSeconds: 3 }),
        asked,
      );
      expect(outcomes.filter(({ result }) => result !== 'kept')).toEqual([]);
    } finally {
      await server.close();
    }
  });
});
