import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { CashierPage } from './cashier-page';
import type { BrowserDriver } from './driver';
import type { Fault } from './faulty-proxy';
import { Journey, startNetwork } from './journey';
import { launchBrowser } from './playwright-driver';

let browser: BrowserDriver;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

type Json = Record<string, unknown>;

const sessionPath = /\/api\/sessions\/[^/]+$/;
const paymentsPath = /\/payments$/;

describe('a session that is not there', () => {
  test.each([
    ['malformed', 'hello', 'session-id-invalid'],
    ['of nobody', 'AAAAAAAAAAAAAAAAAAAAAA', 'session-not-found'],
  ])('because its id is %s is told with its code and a way on', async (_name, id, code) => {
    const page = await CashierPage.open(browser, `${inject('demoUrl')}/pay/${id}`, { locale: 'zh-CN' });
    expect(await page.waitForText(code)).toMatch(/重试/);
    expect((await page.violations()).filter(({ kind }) => kind !== 'console')).toEqual([]);
    await page.close();
  });

  test('because the server answers with another one is refused', async () => {
    const network = await startNetwork();
    network.on({
      path: sessionPath,
      fault: { kind: 'replace-json', replace: (json) => ({ ...(json as Json), id: 'BBBBBBBBBBBBBBBBBBBBBB' }) },
    });
    const journey = await Journey.begin(browser, {}, {}, network);
    await journey.page.waitForText('session-mismatch');
    await journey.expectNoHarm();
  });
});

describe('a gateway', () => {
  const faults: readonly (readonly [name: string, fault: Fault, code: string])[] = [
    ['is down', { kind: 'lose-request' }, 'gateway-unreachable'],
    ['is slow', { kind: 'delay', ms: 11_000 }, 'gateway-timeout'],
    ['answers HTML', { kind: 'html' }, 'gateway-answer-invalid'],
    ['answers half a JSON', { kind: 'cut-body' }, 'gateway-answer-invalid'],
    ['answers 503', { kind: 'status', code: 503, body: 'busy', contentType: 'text/plain' }, 'gateway-error'],
  ];
  test.each(faults)('that %s is told with its code, and a retry goes on', async (_name, fault, code) => {
    const network = await startNetwork();
    network.on({ path: sessionPath, fault });
    const journey = await Journey.begin(browser, {}, {}, network);
    await journey.page.waitForText(code, { timeoutMs: 20_000 });
    await journey.page.clickButton(/^重试$/);
    await journey.page.waitForState('choosing');
    expect(await journey.ledger()).toEqual([]);
    await journey.expectNoHarm();
  });

  test('that says a status nobody knows is taken as still open', async () => {
    const network = await startNetwork();
    const journey = await Journey.begin(browser, {}, {}, network);
    const content = await journey.showCode();
    const strange = network.on({
      path: /\/status$/,
      times: Infinity,
      fault: {
        kind: 'replace-json',
        replace: (json) => ({
          ...(json as Json),
          status: 'sublimated',
          payments: ((json as Json)['payments'] as Json[]).map((payment) => ({ ...payment, status: 'sublimated' })),
        }),
      },
    });
    await journey.page.waitFor(`performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/status')).length > 2`);
    expect(await journey.page.state()).toBe('awaiting');
    strange.lift();
    await journey.act(content, 'pay');
    await journey.page.waitForState('paid');
    await journey.expectNoHarm();
  });
});

describe('an action', () => {
  const actions: readonly (readonly [name: string, action: Json, code: string])[] = [
    ['with a javascript: code', { kind: 'qr-code', content: 'javascript:alert(1)' }, 'url-not-allowed'],
    ['with a code for an unlisted host', { kind: 'qr-code', content: 'https://qr.evil.example/pay' }, 'url-not-allowed'],
    ['that goes to javascript:', { kind: 'redirect', url: 'jAvAsCrIpT:alert(document.domain)' }, 'url-not-allowed'],
    ['that goes to an unlisted host', { kind: 'redirect', url: 'https://open.weixin.qq.com.evil.example/' }, 'url-not-allowed'],
    ['of a kind nobody knows', { kind: 'teleport' }, 'action-missing'],
    ['for an app that the page is not in', { kind: 'app-sdk', sdk: 'wechat-pay', parameters: {} }, 'app-bridge-absent'],
  ];
  test.each(actions)('%s is not started, and the payer is told', async (_name, action, code) => {
    const network = await startNetwork();
    const replace = (json: unknown): unknown => ({ ...(json as Json), action });
    network.on({ method: 'POST', path: paymentsPath, fault: { kind: 'replace-json', replace } });
    network.on({ path: /\/status$/, times: Infinity, fault: { kind: 'lose-request' } });
    const journey = await Journey.begin(browser, {}, {}, network);
    await journey.pay();
    expect(await journey.page.waitForText(code)).toMatch(/换一种方式/);
    expect(new URL(await journey.page.url()).origin).toBe(network.url);
    expect(await journey.page.findDeep('uc-qr-code svg')).toEqual([]);
    expect(await journey.ledger()).toMatchObject([{ tradeState: 'NOTPAY' }]);
    await journey.expectNoHarm();
  });
});

describe('an amount', () => {
  test.each([0, -1, 10.5, 2 ** 53, '102400', null])('of %s from the server is refused, and nothing is started', async (value) => {
    const network = await startNetwork();
    const replace = (json: unknown): unknown => ({
      ...(json as Json),
      order: { ...((json as Json)['order'] as Json), amount: { value, currency: 'CNY' } },
    });
    network.on({ path: sessionPath, times: Infinity, fault: { kind: 'replace-json', replace } });
    const journey = await Journey.begin(browser, {}, {}, network);
    expect(await journey.page.waitForText('amount-invalid')).toMatch(/没有发起支付/);
    expect(await journey.ledger()).toEqual([]);
    await journey.expectNoHarm();
  });

  test.each(['0', '-1', '10.5', '9007199254740993', 'ten'])('of %s makes no session, and says what to do', async (amount) => {
    const response = await fetch(`${inject('demoUrl')}/new?amount=${amount}`, {
      headers: { Accept: 'application/json' },
      redirect: 'manual',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'amount-invalid' });
  });
});

describe('a session with nothing to offer', () => {
  test('because its only product is unknown says so and where to turn', async () => {
    const journey = await Journey.begin(browser, { products: 'moon-pay.crater' });
    expect(await journey.page.waitForText('这里暂时没有可用的')).toMatch(/联系商家/);
    await journey.expectNoHarm();
  });
});
