import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BrowserDriver } from './driver';
import { startFaultyProxy, type FaultyProxy } from './faulty-proxy';
import { launchBrowser } from './playwright-driver';

let server: Server;
let target: string;
let proxy: FaultyProxy;
/** What the target has done, however little of it the asker heard. */
let committed: string[];
let seen: IncomingHttpHeaders;

beforeEach(async () => {
  committed = [];
  server = createServer((request, response) => {
    let body = '';
    seen = request.headers;
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      if (request.method === 'POST') committed.push(body);
      if (request.url === '/moved') {
        response.writeHead(303, { location: `${target}/home` }).end();
      } else if (request.url === '/page') {
        response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Shop</p>');
      } else {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ status: 'open', payUrl: `${target}/pay` }));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  target = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  proxy = await startFaultyProxy(target);
});

afterEach(async () => {
  await proxy.close();
  server.closeAllConnections();
  server.close();
});

const post = (path: string, body: string) =>
  fetch(proxy.url + path, { method: 'POST', body, headers: { origin: proxy.url, 'idempotency-key': 'key-1' } });

describe('without a rule', () => {
  test('the target sees a request of its own origin', async () => {
    await post('/payments', 'one');
    expect(seen).toMatchObject({ host: new URL(target).host, origin: target, 'idempotency-key': 'key-1' });
  });

  test('the target’s addresses in an answer lead to the proxy', async () => {
    const answer = (await (await post('/payments', 'one')).json()) as Record<string, string>;
    expect(answer['payUrl']).toBe(`${proxy.url}/pay`);
  });

  test('a redirect to the target leads back to the proxy', async () => {
    const response = await fetch(`${proxy.url}/moved`, { redirect: 'manual' });
    expect(response.headers.get('location')).toBe(`${proxy.url}/home`);
  });

  test('requests are recorded with their headers and body', async () => {
    await post('/payments?a=1', 'one');
    expect(proxy.requests).toMatchObject([
      { method: 'POST', path: '/payments?a=1', body: 'one', headers: { 'idempotency-key': 'key-1' }, fault: undefined },
    ]);
  });
});

describe('a fault', () => {
  test('lose-request: the asker hears nothing and nothing was done', async () => {
    proxy.on({ path: /payments/, fault: { kind: 'lose-request' } });
    await expect(post('/payments', 'one')).rejects.toThrow();
    expect(committed).toEqual([]);
  });

  test('lose-answer: the asker hears nothing though it was done', async () => {
    proxy.on({ path: /payments/, fault: { kind: 'lose-answer' } });
    await expect(post('/payments', 'one')).rejects.toThrow();
    expect(committed).toEqual(['one']);
  });

  test('cut-body: the head arrives, the body does not', async () => {
    proxy.on({ path: /payments/, fault: { kind: 'cut-body' } });
    const response = await post('/payments', 'one');
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
    expect(committed).toEqual(['one']);
  });

  test('delay: the answer is late and whole', async () => {
    proxy.on({ path: /payments/, fault: { kind: 'delay', ms: 80 } });
    const start = performance.now();
    await (await post('/payments', 'one')).json();
    expect(performance.now() - start).toBeGreaterThanOrEqual(75);
  });

  test('status: another answer, and nothing was done', async () => {
    proxy.on({ path: /payments/, fault: { kind: 'status', code: 429, body: '{"title":"Too soon"}', headers: { 'retry-after': '2' } } });
    const response = await post('/payments', 'one');
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('2');
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(committed).toEqual([]);
  });

  test('html: a page where JSON was asked for', async () => {
    proxy.on({ path: /payments/, fault: { kind: 'html' } });
    const response = await post('/payments', 'one');
    expect(response.ok).toBe(true);
    await expect(response.json()).rejects.toThrow(SyntaxError);
  });

  test('replace-json: the target’s answer, changed on the way', async () => {
    proxy.on({ path: /payments/, fault: { kind: 'replace-json', replace: (json) => ({ ...(json as object), status: 'settling' }) } });
    expect(await (await post('/payments', 'one')).json()).toMatchObject({ status: 'settling' });
  });
});

describe('a rule', () => {
  test('befalls as many requests as it says, of its method and path', async () => {
    const rule = proxy.on({ method: 'POST', path: /payments$/, times: 2, fault: { kind: 'status', code: 503 } });
    const codes = [(await fetch(`${proxy.url}/payments`)).status];
    for (const path of ['/payments', '/payments/1/close', '/payments', '/payments']) codes.push((await post(path, '')).status);
    expect(codes).toEqual([200, 503, 200, 503, 200]);
    expect(rule.count).toBe(2);
  });

  test('ends when it is lifted', async () => {
    const rule = proxy.on({ path: /payments/, times: Infinity, fault: { kind: 'status', code: 503 } });
    expect((await post('/payments', '')).status).toBe(503);
    rule.lift();
    expect((await post('/payments', '')).status).toBe(200);
  });
});

describe('in a browser', () => {
  let browser: BrowserDriver | undefined;
  afterEach(() => browser?.close());

  test('a lost POST is not sent again behind our back', async () => {
    browser = await launchBrowser();
    const page = await browser.newPage();
    await page.goto(`${proxy.url}/page`);
    proxy.on({ path: /payments/, times: Infinity, fault: { kind: 'lose-answer' } });
    const heard = await page.evaluate<string[]>(`(async () => {
      const heard = [];
      for (let i = 0; i < 20; i += 1) {
        heard.push(await fetch('/payments', { method: 'POST', body: String(i) }).then(() => 'an answer', (error) => error.name));
      }
      return heard;
    })()`);
    expect(new Set(heard)).toEqual(new Set(['TypeError']));
    expect(committed).toEqual(Array.from({ length: 20 }, (_, i) => String(i)));
  });
});
