import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Gateway, GatewayFailure } from '../../src/core/gateway';
import { createHttpGateway } from '../../src/gateways/http-gateway';
import type { ProblemCode } from '../../src/gateways/problem';
import { aPayment, aSession, anUpdate, desktop, sessionId } from '../core/fixtures';
import { shows } from '../reliability/shows';

interface Heard {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

let server: Server;
let origin: string;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let heard: Heard[] = [];
/** When the server answers, by its own clock, which is a year and more before the device's. */
const saidAt = Date.parse('2025-03-01T08:00:00Z');
const signal = new AbortController().signal;
const request = { productId: 'wechat-pay.native', environment: desktop, idempotencyKey: 'key-00000000000000000001' };

beforeAll(async () => {
  server = createServer((incoming, response) => {
    let body = '';
    incoming.on('data', (chunk: Buffer) => (body += chunk.toString()));
    incoming.on('end', () => {
      heard.push({ method: incoming.method!, url: incoming.url!, headers: incoming.headers, body });
      answer(incoming, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

beforeEach(() => {
  heard = [];
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** A gateway to a server that says the same to everything. */
function gatewayTo(status: number, body: unknown, headers: Record<string, string> = {}): Gateway {
  answer = (_, response) => {
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    response.writeHead(status, { 'Content-Type': type, ...headers });
    response.end(status === 304 ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
  };
  return createHttpGateway({ baseUrl: `${origin}/api/` });
}

async function failureOf(asked: Promise<{ ok: boolean; failure?: GatewayFailure }>): Promise<GatewayFailure> {
  const said = await asked;
  expect(said.ok).toBe(false);
  return said.failure!;
}

function aSessionOf(value: number | string): string {
  return JSON.stringify(aSession()).replace('"value":102400', `"value":${value}`);
}

describe('what is asked', () => {
  test('an attempt carries its key, the product and the place, and nothing else', async () => {
    await gatewayTo(201, aPayment()).createPayment(sessionId, request, signal);
    expect(heard[0]).toMatchObject({ method: 'POST', url: `/api/sessions/${sessionId}/payments` });
    expect(heard[0]!.headers).toMatchObject({ 'idempotency-key': request.idempotencyKey, 'content-type': 'application/json' });
    expect(JSON.parse(heard[0]!.body)).toEqual({
      productId: 'wechat-pay.native',
      environment: { terminal: 'pc', host: 'browser', os: 'windows', device: 'desktop' },
    });
  });

  test('each operation has its own address, and a name from elsewhere leads to no other', async () => {
    const gateway = gatewayTo(200, {});
    await gateway.getSession('../admin', signal);
    await gateway.getStatus(sessionId, undefined, signal);
    await gateway.createAuthorization(sessionId, 'wechat', signal);
    await gateway.refreshPayment(sessionId, 'a/../b?c#d', signal);
    await gateway.closePayment(sessionId, 'pay_1', signal);
    await gateway.reportReturn(sessionId, { channel: 'wechat-pay', params: { err_msg: 'ok' } }, signal);
    expect(heard.map(({ method, url }) => `${method} ${url.replace(sessionId, 'ID')}`)).toEqual([
      'GET /api/sessions/..%2Fadmin',
      'GET /api/sessions/ID/status',
      'POST /api/sessions/ID/authorizations',
      'POST /api/sessions/ID/payments/a%2F..%2Fb%3Fc%23d/refresh',
      'POST /api/sessions/ID/payments/pay_1/close',
      'POST /api/sessions/ID/return',
    ]);
    expect(heard.slice(-1)[0]!.body).toBe('{"channel":"wechat-pay","params":{"err_msg":"ok"}}');
  });
});

describe('a server that can not be trusted to have understood', () => {
  test('is down: unreachable', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    await new Promise((resolve) => other.close(resolve));
    const gateway = createHttpGateway({ baseUrl: `http://127.0.0.1:${port}` });
    expect(await failureOf(gateway.createPayment(sessionId, request, signal))).toMatchObject({
      certainty: 'unknown',
      code: 'gateway-unreachable',
    });
  });

  test('hangs up in the middle: unreachable', async () => {
    answer = (_, response) => response.socket?.destroy();
    const gateway = createHttpGateway({ baseUrl: origin });
    expect(await failureOf(gateway.createPayment(sessionId, request, signal))).toMatchObject({
      certainty: 'unknown',
      code: 'gateway-unreachable',
    });
  });

  test('does not answer in time: timeout', async () => {
    answer = () => {};
    const gateway = createHttpGateway({ baseUrl: origin, timeoutMs: 30 });
    expect(await failureOf(gateway.createPayment(sessionId, request, signal))).toMatchObject({
      certainty: 'unknown',
      code: 'gateway-timeout',
    });
  });

  test('begins an answer and never ends it: no answer, in time', async () => {
    answer = (_, response) => {
      response.writeHead(201, { 'Content-Type': 'application/json' });
      response.write('{"id":');
    };
    const gateway = createHttpGateway({ baseUrl: origin, timeoutMs: 30 });
    expect(await failureOf(gateway.createPayment(sessionId, request, signal))).toMatchObject({ certainty: 'unknown' });
  });

  test.each([
    ['a page of HTML', '<!doctype html><title>Sign in to the network</title>'],
    ['half a JSON', JSON.stringify(aPayment()).slice(0, 60)],
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['another thing', '{"hello":"world"}'],
    ['an attempt whose id is a number', JSON.stringify({ ...aPayment(), id: 7 })],
  ])('says %s: invalid, and the outcome is unknown', async (_, body) => {
    expect(await failureOf(gatewayTo(200, body).createPayment(sessionId, request, signal))).toMatchObject({
      certainty: 'unknown',
      code: 'gateway-answer-invalid',
    });
    expect(await failureOf(gatewayTo(200, body).getSession(sessionId, signal))).toMatchObject({ code: 'gateway-answer-invalid' });
    expect(await failureOf(gatewayTo(200, body).getStatus(sessionId, undefined, signal))).toMatchObject({ code: 'gateway-answer-invalid' });
  });

  test.each([301, 302, 303, 307, 308])('sends a POST elsewhere with %i: not followed', async (status) => {
    const gateway = gatewayTo(status, '', { Location: '/elsewhere' });
    expect(await failureOf(gateway.createPayment(sessionId, request, signal))).toMatchObject({ certainty: 'unknown' });
    expect(heard).toHaveLength(1);
  });

  test.each([
    [502, '<html>Bad Gateway</html>'],
    [403, { error: 'WAF' }],
    [404, '<html>nginx</html>'],
    [409, {}],
    [422, { code: 'a-code-of-next-year' }],
    [400, { code: '__proto__' }],
    [400, { code: 'constructor' }],
    [400, { code: 'toString' }],
    [500, null],
  ])('answers %i with something that is no problem of the contract: unknown', async (status, body) => {
    expect(await failureOf(gatewayTo(status, body).createPayment(sessionId, request, signal))).toEqual({
      certainty: 'unknown',
      code: 'gateway-error',
      detail: `HTTP ${status}`,
    });
  });

  test('is left by a page that went away: no timer and no answer is waited for', async () => {
    answer = () => {};
    const page = new AbortController();
    const asked = createHttpGateway({ baseUrl: origin }).getSession(sessionId, page.signal);
    await vi.waitFor(() => expect(heard).toHaveLength(1));
    page.abort();
    expect(await failureOf(asked)).toMatchObject({ certainty: 'unknown', code: 'gateway-unreachable' });
  });
});

describe('words and kinds that are not known yet', () => {
  test('a status that is a word of tomorrow is in doubt, whatever is said beside it', async () => {
    const said = await gatewayTo(201, { ...aPayment(), status: 'settling', channelAnswer: 'unpaid' }).createPayment(
      sessionId,
      request,
      signal,
    );
    expect(said).toMatchObject({ ok: true, value: { status: 'pending', channelAnswer: 'unknown' } });
  });

  test('a status is pending, a channel’s answer unknown, a session open, a close unknown', async () => {
    const odd = { ...aPayment(), status: 'settled', channelAnswer: 'perhaps' };
    expect(await gatewayTo(201, odd).createPayment(sessionId, request, signal)).toMatchObject({
      ok: true,
      value: { status: 'pending', channelAnswer: 'unknown' },
    });
    const status = await gatewayTo(200, { ...anUpdate(), status: 'disputed', payments: [odd] }).getStatus(sessionId, undefined, signal);
    expect(status).toMatchObject({ ok: true, value: { update: { status: 'open', payments: [{ status: 'pending' }] } } });
    const closed = await gatewayTo(200, { outcome: 'maybe', payment: aPayment() }).closePayment(sessionId, 'pay_1', signal);
    expect(closed).toMatchObject({ ok: true, value: { outcome: 'unknown' } });
  });

  test('a channel’s answer that is left out is unknown', async () => {
    const { channelAnswer: _, ...rest } = aPayment();
    expect(await gatewayTo(201, rest).createPayment(sessionId, request, signal)).toMatchObject({ value: { channelAnswer: 'unknown' } });
  });

  test.each([
    { kind: 'hologram', content: 'x' },
    { kind: 'qr-code' },
    { kind: 'qr-code', content: 'x'.repeat(1025) },
    { kind: 'form', url: 'https://a.example', method: 'PUT', fields: [] },
    { kind: 'wechat-jsapi', parameters: { appId: 'wx' } },
    { kind: 'html', html: '<script>alert(1)</script>' },
    { kind: '__proto__' },
    'qr-code',
    null,
  ])('an action like %j is none, and the attempt is not lost', async (action) => {
    const said = await gatewayTo(201, { ...aPayment(), action }).createPayment(sessionId, request, signal);
    expect(said).toMatchObject({ ok: true, value: { id: 'pay_1', status: 'pending' } });
    expect(said.ok && said.value.action).toBeUndefined();
  });
});

describe('amounts', () => {
  test.each(['-1', '0.5', '102400.0001', '9007199254740992', '1e400', '"102400"', 'null', '{}', 'true'])(
    'a session for %s is refused as such',
    async (value) => {
      expect(await failureOf(gatewayTo(200, aSessionOf(value)).getSession(sessionId, signal))).toEqual({
        certainty: 'refused',
        code: 'amount-invalid',
        detail: expect.stringMatching(/^order\.amount/) as string,
      });
    },
  );

  test('a currency that is none is refused as such', async () => {
    const body = JSON.stringify(aSession()).replace('"CNY"', '"元"');
    expect(await failureOf(gatewayTo(200, body).getSession(sessionId, signal))).toMatchObject({ code: 'amount-invalid' });
  });

  test('the largest one there is comes through to the last fen', async () => {
    const said = await gatewayTo(200, aSessionOf(Number.MAX_SAFE_INTEGER)).getSession(sessionId, signal);
    expect(said).toMatchObject({ ok: true, value: { order: { amount: { value: 9007199254740991 } } } });
  });
});

describe('hostile keys', () => {
  const poison = '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}},"toString":"x",';

  test('in a session pollute nothing and are not handed on', async () => {
    const body = JSON.stringify(aSession({ payments: [aPayment()] })).replace(/\{/g, poison);
    const said = await gatewayTo(200, body).getSession(sessionId, signal);
    expect(said).toEqual({ ok: true, value: aSession({ payments: [aPayment()] }), retryAfterMs: undefined });
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  test('in the parameters of an app’s SDK pollute nothing', async () => {
    const body = JSON.stringify({ ...aPayment(), action: { kind: 'app-sdk', sdk: 'wechat', parameters: { a: '1' } } });
    const said = await gatewayTo(201, body.replace('{"a"', '{"__proto__":"x","constructor":"y","a"')).createPayment(
      sessionId,
      request,
      signal,
    );
    expect(said).toMatchObject({ ok: true, value: { action: { parameters: { a: '1' } } } });
    expect(Object.getPrototypeOf(said.ok && said.value.action && 'parameters' in said.value.action && said.value.action.parameters)).toBe(
      Object.prototype,
    );
  });
});

describe('time and versions', () => {
  test('an ETag goes round: the answer’s version is the next question’s, and 304 is nothing new', async () => {
    const first = await gatewayTo(200, anUpdate(), { ETag: '"abc"' }).getStatus(sessionId, undefined, signal);
    expect(first).toMatchObject({ ok: true, value: { version: '"abc"' } });
    expect(heard[0]!.headers['if-none-match']).toBeUndefined();
    const second = await gatewayTo(304, undefined, { ETag: '"abc"' }).getStatus(sessionId, '"abc"', signal);
    expect(second).toEqual({ ok: true, value: undefined, retryAfterMs: undefined });
    expect(heard[1]!.headers['if-none-match']).toBe('"abc"');
  });

  test('304 to anything else is no answer', async () => {
    expect(await failureOf(gatewayTo(304, undefined).getSession(sessionId, signal))).toMatchObject({ code: 'gateway-answer-invalid' });
  });

  test.each([
    ['7', 7000],
    ['0', 0],
    ['-5', 0],
    ['86400', 600_000],
    ['soon', undefined],
    ['Infinity', undefined],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
  ])('Retry-After: %s is %s milliseconds', async (header, expected) => {
    const tooSoon = { type: 'x', title: 'x', status: 429, code: 'too-soon' };
    const said = await gatewayTo(429, tooSoon, { 'Retry-After': header }).refreshPayment(sessionId, 'pay_1', signal);
    expect(said).toMatchObject({ ok: false, failure: { certainty: 'refused', code: 'too-soon' } });
    expect(said.retryAfterMs).toBe(expected);
  });

  const waits = [0, 1, 2, 3, 5, 7, 10, 15, 20, 30, 42, 45, 59, 60, 61, 90, 120, 180, 300, 600];

  test.for([
    ['seconds', (wait: number) => String(wait)],
    ['a date of the server’s clock, whatever the device’s says', (wait: number) => new Date(saidAt + wait * 1000).toUTCString()],
  ] as const)('Retry-After in %s is kept to the second', async ([, write], { task }) => {
    for (const wait of waits) {
      const headers = { Date: new Date(saidAt).toUTCString(), 'Retry-After': write(wait) };
      expect((await gatewayTo(503, {}, headers).getStatus(sessionId, undefined, signal)).retryAfterMs).toBe(wait * 1000);
    }
    shows({ task }, 'R8', waits.length);
  });

  test('Retry-After as a date is, where the server’s clock can not be read, the time until then', async () => {
    const date = new Date(Date.now() + 30_000).toUTCString();
    const gateway = gatewayTo(503, {}, { 'Retry-After': date });
    const say = answer;
    answer = (incoming, response) => {
      response.sendDate = false;
      say(incoming, response);
    };
    const { retryAfterMs } = await gateway.getStatus(sessionId, undefined, signal);
    expect(retryAfterMs).toBeGreaterThan(27_000);
    expect(retryAfterMs).toBeLessThanOrEqual(30_000);
  });

  test('a good answer may ask for patience too', async () => {
    expect(await gatewayTo(200, anUpdate(), { 'Retry-After': '3' }).getStatus(sessionId, undefined, signal)).toMatchObject({
      ok: true,
      retryAfterMs: 3000,
    });
  });
});

/** What each problem means: only those of which nothing came are refusals. */
const meanings: Record<ProblemCode, [GatewayFailure['certainty'], GatewayFailure['code']]> = {
  'malformed-request': ['refused', 'payment-refused'],
  'idempotency-key-missing': ['refused', 'payment-refused'],
  'idempotency-key-reused': ['refused', 'payment-refused'],
  'in-progress': ['unknown', 'in-progress'],
  'payment-live': ['refused', 'payment-live'],
  'session-ended': ['refused', 'session-ended'],
  'authorization-needed': ['refused', 'authorization-needed'],
  'authorization-unsupported': ['refused', 'authorization-unavailable'],
  'origin-not-allowed': ['refused', 'origin-not-allowed'],
  'session-not-found': ['refused', 'session-not-found'],
  'payment-not-found': ['refused', 'payment-refused'],
  'payment-not-refreshable': ['refused', 'refresh-refused'],
  'product-not-opened': ['refused', 'product-unavailable'],
  'plan-not-offered': ['refused', 'plan-unavailable'],
  'payer-code-invalid': ['refused', 'payer-code-invalid'],
  'channel-refused': ['refused', 'payment-refused'],
  'channel-unavailable': ['unknown', 'gateway-error'],
  'too-soon': ['refused', 'too-soon'],
  'server-error': ['unknown', 'gateway-error'],
};

describe('problems', () => {
  test.each(Object.entries(meanings))('%s is %s', async (problem, [certainty, code]) => {
    const body = { type: 'x', title: 'x', status: 422, code: problem, detail: 'for the developer' };
    expect(await failureOf(gatewayTo(422, body).createPayment(sessionId, request, signal))).toMatchObject({
      certainty,
      code,
      detail: 'for the developer',
    });
  });

  test('payment-live brings the attempt that is live, and one that makes no sense is left out', async () => {
    const live = { type: 'x', title: 'x', status: 409, code: 'payment-live' };
    const whole = await failureOf(gatewayTo(409, { ...live, payment: aPayment() }).createPayment(sessionId, request, signal));
    expect(whole).toMatchObject({ code: 'payment-live', payment: { id: 'pay_1', action: { kind: 'qr-code' } } });
    const half = await failureOf(gatewayTo(409, { ...live, payment: { id: 7 } }).createPayment(sessionId, request, signal));
    expect(half).toMatchObject({ code: 'payment-live' });
    expect(half.payment).toBeUndefined();
  });
});
