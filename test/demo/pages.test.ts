import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDemo, type Demo } from '../../demo/start-demo';

let demo: Demo;
beforeAll(async () => void (demo = await startDemo({ port: 0, channelsPort: 0 })), 30_000);
afterAll(() => demo.close());

const open = (query: Readonly<Record<string, string>>): Promise<Response> =>
  fetch(`${demo.url}/new?${new URLSearchParams(query)}`, { headers: { Accept: 'application/json' }, redirect: 'manual' });

describe('an order', () => {
  test.each(['0', '-1', '1.5', '9007199254740992', '1e3', '', ' 1', '01', '一百'])(
    'of %j fen is refused with a next step',
    async (amount) => {
      const answer = await open({ amount });
      expect(answer.status).toBe(400);
      expect(answer.headers.get('Content-Type')).toContain('application/problem+json');
      expect(await answer.json()).toMatchObject({ code: 'amount-invalid', title: expect.stringContaining('102400') as string });
    },
  );

  test.each(['1', '9007199254740991'])('of %s fen is opened', async (amount) => {
    expect((await open({ amount })).status).toBe(201);
  });

  test('has a number, a subject and products that can be used', async () => {
    const refused = [{ orderNo: 'a b c d' }, { orderNo: 'n'.repeat(27) }, { subject: '书'.repeat(128) }, { products: 'WeChat' }];
    for (const query of refused) expect((await open(query)).status).toBe(400);
    expect((await open({ products: 'nobody.knows', orderNo: 'n'.repeat(26) })).status).toBe(201);
  });

  test('that is asked for again is the same session, and another order under its number is refused', async () => {
    const [first, again] = await Promise.all([open({ orderNo: 'twice' }), open({ orderNo: 'twice' })]);
    expect(await again.json()).toEqual(await first.json());
    expect((await open({ orderNo: 'twice', amount: '1' })).status).toBe(409);
  });

  test('leads a browser to its cashier', async () => {
    const answer = await fetch(`${demo.url}/new`, { redirect: 'manual' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('Location')).toMatch(/\/pay\/[\w-]{22}$/);
  });
});

describe('a page', () => {
  test.each(['/', '/pay/nobody', '/pay/%3Cscript%3E', '/orders/none', '/new?orderNo=%3C'])(
    'at %s is under the strictest policy',
    async (path) => {
      const answer = await fetch(`${demo.url}${path}`);
      const { headers } = answer;
      expect(headers.get('Content-Security-Policy')).toBe(
        `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self' ${demo.channelsUrl}; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html 'allow-duplicates'`,
      );
      expect(headers.get('Referrer-Policy')).toBe('strict-origin');
      expect(headers.get('Cache-Control')).toBe('no-cache');
      const text = await answer.text();
      expect(text).not.toMatch(/<script(?! type="module" src=)|<style|\sstyle=|\son\w+=/);
    },
  );

  test('of the cashier is one tag, also for a session that is nobody’s', async () => {
    const text = await (await fetch(`${demo.url}/pay/nobody`)).text();
    expect(text).toContain('<unified-cashier session-id="nobody" gateway="/api">');
    expect(text).toContain('lang="zh-CN"');
    expect(text).not.toContain('user-scalable');
  });

  test('of the phone is on the channels’ origin', async () => {
    const answer = await fetch(`${demo.url}/phone?content=a%22b`, { redirect: 'manual' });
    expect(answer.headers.get('Location')).toBe(`${demo.channelsUrl}/phone?content=a%22b`);
    const page = await fetch(answer.headers.get('Location') ?? '');
    expect(await page.text()).toContain('a&quot;b');
    expect(page.headers.get('Content-Security-Policy')).toContain("form-action 'self';");
  });
});
