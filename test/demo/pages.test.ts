import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDemo, type Demo } from '../../demo/start-demo';
import { contentOf, send, Shopper } from './shopper';
import { openStartedDatabase } from './started-database';

let demo: Demo;
beforeAll(async () => void (demo = await startDemo({ port: 0, channelsPort: 0, openDatabase: openStartedDatabase })));
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
    const refused = [
      { orderNo: 'a b c d' },
      { orderNo: 'n'.repeat(27) },
      { orderNo: 'short' },
      { orderNo: 'with-hyphen' },
      { orderNo: 'under_score' },
      { subject: '书'.repeat(128) },
      { products: 'WeChat' },
    ];
    for (const query of refused) expect((await open(query)).status).toBe(400);
    expect(await (await open({ goods: 'digital' })).json()).toMatchObject({
      status: 400,
      code: 'goods-invalid',
      title: expect.stringContaining('virtual') as string,
    });
    expect(await (await open({ credit: 'no' })).json()).toMatchObject({
      status: 400,
      code: 'credit-invalid',
      title: expect.stringContaining('forbidden') as string,
    });
    expect((await open({ goods: 'physical', credit: 'forbidden' })).status).toBe(201);
    expect((await open({ products: 'nobody.knows', orderNo: 'n'.repeat(26) })).status).toBe(201);
  });

  test('whose number was used is refused, and nobody is told its session', async () => {
    const answers = await Promise.all([open({ orderNo: 'ordertwice' }), open({ orderNo: 'ordertwice' })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const again = await open({ orderNo: 'ordertwice' });
    expect(await again.json()).toMatchObject({ status: 409, code: 'order-no-used' });
    const page = await fetch(`${demo.url}/new?orderNo=ordertwice`, { redirect: 'manual' });
    expect(page.status).toBe(409);
    expect(await page.text()).toContain('请更换订单号');
  });

  test('has a page at its session and nowhere else', async () => {
    const opened = (await (await open({ orderNo: 'onepage' })).json()) as { sessionId: string };
    const session = (await (await fetch(`${demo.url}/api/sessions/${opened.sessionId}`)).json()) as { returnUrl: string };
    expect(session.returnUrl).toBe(`${demo.url}/orders/${opened.sessionId}`);
    const page = await fetch(session.returnUrl);
    expect(await page.text()).toContain('onepage');
    expect((await fetch(`${demo.url}/orders/onepage`)).status).toBe(404);
  });

  test('that ran out of time is not called unpaid', async () => {
    const { sessionId } = (await (await open({ expiresInMs: '1' })).json()) as { sessionId: string };
    const text = await (await fetch(`${demo.url}/orders/${sessionId}`)).text();
    expect(text).toContain('已超时');
    expect(text).toContain('如已付款，请勿重复支付，结果将自动更新');
    expect(text).not.toContain('未付款');
    const looked = await fetch(`${demo.url}/orders/${sessionId}`, { method: 'HEAD' });
    expect(looked.headers.get('ETag')).toBe('W/"expired 0 0"');
  });

  test('that is being paid is said to be confirmed', async () => {
    const shopper = await Shopper.arrive(demo);
    const { body } = await shopper.pay('first');
    await shopper.act(contentOf(body), 'scan');
    await shopper.report();
    expect(await (await fetch(`${demo.url}/orders/${shopper.sessionId}`)).text()).toContain('正在确认付款结果');
  });

  test('leads a browser to its cashier', async () => {
    const answer = await fetch(`${demo.url}/new`, { redirect: 'manual' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('Location')).toMatch(/\/pay\/[\w-]{22}$/);
  });
});

describe('the shop', () => {
  const readWays = async (): Promise<string[]> => {
    const text = await (await fetch(`${demo.url}/`)).text();
    return [...text.matchAll(/<a href="(\/new\?[^"]*)"/g)].map(([, href = '']) => href.replace(/&amp;/g, '&'));
  };

  test('has a way to the cashier for every terminal, each with products that the merchant can start but for what the order refuses', async () => {
    const ways = await readWays();
    const terminals = ways.map((way) => new URLSearchParams(way.slice(5)).get('terminal'));
    expect(terminals).toHaveLength(11);
    expect(new Set(terminals)).toEqual(new Set(['pc', 'wap', 'wechat', 'mini-program', 'app', 'scan']));
    const refusedFor: Readonly<Record<string, readonly string[]>> = {
      'goods=virtual': ['alipay.huabei'],
      'credit=forbidden': ['wechat-pay.native', 'alipay.huabei', 'unionpay.page', 'jd-pay.page', 'jd-pay.baitiao'],
    };
    for (const way of ways) {
      const refused: string[] = [];
      const answer = await fetch(`${demo.url}${way}`, { headers: { Accept: 'application/json' } });
      const { sessionId } = (await answer.json()) as { sessionId: string };
      const shopper = new Shopper(demo, sessionId, 'none');
      const environment = { terminal: new URLSearchParams(way.slice(5)).get('terminal'), host: 'browser', os: 'other', device: 'phone' };
      for (const { productId, plans, instalmentTerms } of (await shopper.session()).products) {
        const { body } = await shopper.pay(productId, productId, { environment, planId: (plans ?? instalmentTerms)?.[0]?.planId });
        if (body.code === 'product-not-opened' || body.code === 'plan-not-offered') refused.push(productId);
        if (body.code === undefined) await shopper.close(body.id);
      }
      expect(refused).toEqual(refusedFor[/(goods|credit)=\w+/.exec(way)?.[0] ?? ''] ?? []);
    }
  }, 60_000);

  test.each([null, 'pc', 'wap', 'wechat', 'app', 'mini-program', 'scan', 'elsewhere'])(
    'opens products of its own for an order that names none at %s',
    async (terminal) => {
      const answer = await open({ ...(terminal !== null && { terminal }) });
      const { sessionId } = (await answer.json()) as { sessionId: string };
      const products = (await new Shopper(demo, sessionId, 'none').session()).products.map(({ productId }) => productId);
      expect(new Set(products).size).toBe(products.length);
      expect(products[0]).toMatch(terminal === 'wap' ? /^alipay\./ : /^wechat-pay\./);
      if (terminal === null) expect(products).toHaveLength(18);
    },
  );
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
    expect(text).toMatch(/<unified-cashier session-id="nobody" gateway="\/api"\s*>/);
    expect(text).toContain('lang="zh-CN"');
    expect(text).not.toContain('user-scalable');
  });

  test('of the phone is on the channels’ origin', async () => {
    const answer = await fetch(`${demo.url}/phone?content=a%22b`, { redirect: 'manual' });
    expect(answer.headers.get('Location')).toBe(`${demo.channelsUrl}/phone?content=a%22b`);
    const page = await fetch(answer.headers.get('Location') ?? '');
    expect(await page.text()).toContain('a&quot;b');
    expect(page.headers.get('Content-Security-Policy')).toContain(`form-action 'self' ${demo.url};`);
  });
});

describe('a request that nobody can mean', () => {
  const strict = (answer: Response): void => {
    expect(answer.headers.get('Content-Type')).toMatch(/^(text\/html|application\/problem\+json)/);
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
  };

  test.each(['/orders/a%00b', '/pay/%00', '/new?subject=a%00b', '/wechat/callback?state=%00&code=x', '/api/sessions/%00', '/%00'])(
    'as %s has an answer of the usual kind',
    async (path) => {
      const answer = await fetch(`${demo.url}${path}`);
      expect([400, 404]).toContain(answer.status);
      strict(answer);
    },
  );

  test.each(['/phone?content=%00', '/sandbox/code?content=%00', '/sandbox/ledger?outTradeNo=%00', '/none', '/%00'])(
    'as %s at the channels has one too',
    async (path) => {
      const answer = await fetch(`${demo.channelsUrl}${path}`);
      expect([400, 404]).toContain(answer.status);
      strict(answer);
    },
  );

  test('as a body too large is refused', async () => {
    const large = { method: 'POST', body: JSON.stringify({ content: 'x'.repeat(65_536) }) };
    const places = [
      `${demo.url}/notify/wechat-pay`,
      `${demo.url}/sandbox/act`,
      `${demo.channelsUrl}/sandbox/act`,
      `${demo.channelsUrl}/v3/pay/transactions/native`,
    ];
    for (const place of places) {
      const answer = await fetch(place, large);
      expect([place, answer.status]).toEqual([place, 413]);
      expect(await answer.json()).toMatchObject({ status: 413, code: 'body-too-large' });
      strict(answer);
    }
  });

  test('as a body with a null character breaks nothing', async () => {
    const answer = await send(`${demo.channelsUrl}/sandbox/act`, { content: '\0', act: 'pay' });
    expect(answer.status).toBe(422);
    strict(answer);
  });

  test.each(['act', 'faults'])('from another site does not reach the channels’ %s', async (place) => {
    const post = (origin: string): Promise<Response> =>
      fetch(`${demo.channelsUrl}/sandbox/${place}`, { method: 'POST', body: '{}', headers: { Origin: origin } });
    expect((await post('https://evil.example')).status).toBe(403);
    expect((await post(demo.channelsUrl)).status).toBe(422);
  });
});
