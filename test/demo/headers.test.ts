import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Payment } from '../../demo/merchant/wire';
import { shows } from '../reliability/shows';
import { send, Shopper, startTimedDemo, type TimedDemo } from './shopper';

let demo: TimedDemo;
let shopper: Shopper;
/** Addresses of both origins, `shop:` and `channels:`, and of what only a journey leads to. */
let walletPages: Readonly<Record<string, string>>;
beforeAll(async () => {
  demo = await startTimedDemo();
  shopper = await Shopper.arrive(demo);
  walletPages = {
    'wallet of WeChat Pay': await open('wechat-pay.h5'),
    'wallet of Alipay': await open('alipay.page'),
    'wallet of UnionPay': await open('unionpay.page'),
  };
}, 60_000);
afterAll(() => demo.close());

/** The wallet's page that an attempt leads a browser to. */
async function open(productId: string): Promise<string> {
  const another = await Shopper.arrive(demo, { products: productId });
  const { action } = (await another.pay('first', productId)).body as Payment;
  if (action?.kind === 'redirect') return action.url;
  if (action?.kind !== 'form') throw new Error('It leads nowhere');
  const body = new URLSearchParams(action.fields.map(({ name, value }): [string, string] => [name, value]));
  const answer = await fetch(action.url, { method: 'POST', body, redirect: 'manual' });
  return new URL(answer.headers.get('Location') ?? '', demo.channelsUrl).href;
}

const policyOf = (formOrigin: string): string =>
  `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self' ${formOrigin}; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'`;

const pages = (): Readonly<Record<string, string>> => ({
  shop: `${demo.url}/`,
  cashier: `${demo.url}/pay/${shopper.sessionId}`,
  'cashier of nobody': `${demo.url}/pay/nobody`,
  order: `${demo.url}/orders/${shopper.sessionId}`,
  'order of nobody': `${demo.url}/orders/nobody`,
  'order that is refused': `${demo.url}/new?amount=x`,
  'identity that is refused': `${demo.url}/wechat/callback?state=nobody&code=x`,
  'page that is not there': `${demo.url}/none`,
  'asset that is not there': `${demo.url}/assets/demo/none.js`,
  phone: `${demo.channelsUrl}/phone`,
  'page that the channels do not have': `${demo.channelsUrl}/none`,
  ...walletPages,
});

const answers = (): Readonly<Record<string, string>> => ({
  session: `${demo.url}/api/sessions/${shopper.sessionId}`,
  status: `${demo.url}/api/sessions/${shopper.sessionId}/status`,
  'session of nobody': `${demo.url}/api/sessions/nobody`,
  'operation that is not there': `${demo.url}/api/none`,
  'new order': `${demo.url}/new`,
  'way to the phone': `${demo.url}/phone`,
  ledger: `${demo.url}/sandbox/ledger?orderPrefix=none`,
  'faults of the shop': `${demo.url}/sandbox/faults`,
  'faults of the channels': `${demo.channelsUrl}/sandbox/faults`,
  'way in at the channels': `${demo.channelsUrl}/`,
  'refusal of a channel': `${demo.channelsUrl}/v3/none`,
});

const assets = (): Readonly<Record<string, string>> => ({
  'cashier’s script': `${demo.url}/assets/standalone/unified-cashier.js`,
  'shop’s style': `${demo.url}/assets/demo/shop.css`,
  'phone’s script': `${demo.channelsUrl}/assets/demo/phone.js`,
});

const look = (url: string): Promise<Response> => fetch(url, { redirect: 'manual' });

/** What every answer has, whatever it is. */
function expectUsual(name: string, { headers }: Response): void {
  expect({
    name,
    sniffing: headers.get('X-Content-Type-Options'),
    referrer: headers.get('Referrer-Policy'),
    resource: headers.get('Cross-Origin-Resource-Policy'),
    shared: headers.get('Access-Control-Allow-Origin'),
  }).toEqual({ name, sniffing: 'nosniff', referrer: 'strict-origin', resource: 'same-origin', shared: null });
}

describe('the headers of', () => {
  test('every page are the strictest under which the cashier works', async ({ task }) => {
    for (const [name, url] of Object.entries(pages())) {
      const answer = await look(url);
      expectUsual(name, answer);
      const { headers } = answer;
      const isShop = url.startsWith(demo.url);
      expect({
        name,
        type: headers.get('Content-Type')?.toLowerCase(),
        policy: headers.get('Content-Security-Policy'),
        opener: headers.get('Cross-Origin-Opener-Policy'),
        kept: headers.get('Cache-Control'),
      }).toEqual({
        name,
        type: 'text/html; charset=utf-8',
        policy: policyOf(isShop ? demo.channelsUrl : demo.url),
        opener: 'same-origin',
        kept: 'no-cache',
      });
    }
    shows({ task }, 'S12', Object.keys(pages()).length);
  });

  test('every answer to a program keep it out of caches, frames and other sites', async ({ task }) => {
    for (const [name, url] of Object.entries(answers())) {
      const answer = await look(url);
      expectUsual(name, answer);
      const { headers } = answer;
      const [policy, kept] = [headers.get('Content-Security-Policy'), headers.get('Cache-Control')];
      expect([name, policy, kept]).toEqual([name, "default-src 'none'; frame-ancestors 'none'", 'no-store']);
    }
    shows({ task }, 'S12', Object.keys(answers()).length);
  });

  test('every script and style say what it is, and keep it with its own site', async ({ task }) => {
    for (const [name, url] of Object.entries(assets())) {
      const answer = await look(url);
      expect([name, answer.status]).toEqual([name, 200]);
      expectUsual(name, answer);
      expect(answer.headers.get('Content-Type')).toMatch(/^text\/(javascript|css)/);
      expect(answer.headers.get('Cache-Control')).toMatch(/^(no-cache|public, max-age=31536000, immutable)$/);
    }
    shows({ task }, 'S12', Object.keys(assets()).length);
  });
});

describe('from another site', () => {
  const operations = ['payments', 'authorizations', 'return', 'payments/none/refresh', 'payments/none/close', 'payments/none/mini-program'];
  const ask = (path: string, init: RequestInit): Promise<Response> => fetch(`${demo.url}/api/sessions/${shopper.sessionId}/${path}`, init);

  test.for(['https://thief.example', 'null', 'http://localhost', 'https://localhost.thief.example'])(
    'a request with the origin %s does nothing',
    async (origin, { task }) => {
      const before = await shopper.status();
      for (const path of operations) {
        const answer = await ask(path, { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json', Origin: origin } });
        expect([path, answer.status, await answer.json()]).toEqual([path, 403, expect.objectContaining({ code: 'origin-not-allowed' })]);
      }
      for (const place of ['/sandbox/act', '/sandbox/faults']) {
        for (const site of [demo.url, demo.channelsUrl]) {
          const answer = await fetch(`${site}${place}`, { method: 'POST', body: '{}', headers: { Origin: origin } });
          expect([site, place, answer.status]).toEqual([site, place, 403]);
        }
      }
      expect((await shopper.status()).payments).toEqual(before.payments);
      shows({ task }, 'S12', operations.length + 4);
    },
  );

  test('a form’s types are not taken for JSON, so that every request is asked for beforehand, and nothing allows it', async ({ task }) => {
    const types = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''];
    for (const path of ['payments', 'authorizations', 'return']) {
      for (const type of types) {
        const headers = { ...(type !== '' && { 'Content-Type': type }), 'Idempotency-Key': 'k'.repeat(16) };
        const answer = await ask(path, { method: 'POST', body: Buffer.from('{"host":"wechat"}'), headers });
        expect([path, type, answer.status]).toEqual([path, type, 400]);
      }
      const preflight = await ask(path, {
        method: 'OPTIONS',
        headers: { Origin: 'https://thief.example', 'Access-Control-Request-Method': 'POST' },
      });
      const allowed = [...preflight.headers.keys()].filter((name) => name.startsWith('access-control-'));
      expect([path, preflight.status, allowed]).toEqual([path, 403, []]);
    }
    shows({ task }, 'S12', 3 * (types.length + 1));
  });

  test('an address that is only opened begins, renews and closes nothing, and neither does any other method', async ({ task }) => {
    const before = await shopper.status();
    const methods = ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'];
    for (const path of operations) {
      for (const method of methods) expect([path, method, (await ask(path, { method })).status]).toEqual([path, method, 404]);
    }
    for (const place of ['act', 'payer-code']) {
      const answer = await fetch(`${demo.url}/sandbox/${place}`, { method: 'PUT', body: '{}' });
      expect([place, answer.status]).toEqual([place, 404]);
    }
    expect((await fetch(`${demo.url}/sandbox/act`)).status).toBe(404);
    expect((await shopper.status()).payments).toEqual(before.payments);
    shows({ task }, 'S12', operations.length * methods.length + 3);
  });

  test('the browser’s own name goes nowhere but to the shop, and no script reads it', async ({ task }) => {
    const { body } = await shopper.post<{ redirectUrl: string }>('/authorizations', { host: 'wechat' });
    const asked = await look(body.redirectUrl);
    const back = await look(asked.headers.get('Location') ?? '');
    expect(back.headers.getSetCookie()).toEqual([expect.stringMatching(/^cashier_browser=[\w-]{22}; Path=\/; HttpOnly; SameSite=Lax$/)]);
    expect(back.headers.get('Cache-Control')).toBe('no-store');
    shows({ task }, 'S12');
  });

  test('a fault can not be arranged or lifted', async ({ task }) => {
    const rule = { sessionId: shopper.sessionId, operation: 'getStatus', fault: { kind: 'lose-request' } };
    const { id } = (await (await send(`${demo.url}/sandbox/faults`, rule)).json()) as { id: string };
    const lift = (origin: string): Promise<Response> =>
      fetch(`${demo.url}/sandbox/faults?id=${id}`, { method: 'DELETE', headers: { Origin: origin } });
    expect((await lift('https://thief.example')).status).toBe(403);
    expect((await lift(demo.url)).status).toBe(204);
    shows({ task }, 'S12', 2);
  });
});
