import { afterAll, beforeAll, describe, expect, inject, test, type TestContext } from 'vitest';
import { CashierPage } from '../../browser/cashier-page';
import type { BrowserDriver } from '../../browser/driver';
import { Journey, startNetwork, type OrderWishes } from '../../browser/journey';
import { launchBrowser } from '../../browser/playwright-driver';
import { rowOf, wishesOf, type TerminalRow } from '../../browser/terminal-rows';
import { wechatPhone } from '../../browser/wechat-phone';

let browser: BrowserDriver;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

function begin(row: TerminalRow, { onTestFinished }: TestContext, initScript = '', wishes: OrderWishes = {}): Promise<Journey> {
  const { options } = row;
  return Journey.begin(
    browser,
    { ...wishesOf(row), ...wishes },
    { ...options, initScript: (options?.initScript ?? '') + initScript },
    undefined,
    onTestFinished,
  );
}

/** The channel charged once, and the page says so. */
async function expectPaidOnce(journey: Journey): Promise<void> {
  await journey.page.waitForState('paid');
  const standings = (await journey.ledger()).map(({ standing }) => standing);
  expect(standings.filter((standing) => standing === 'paid')).toEqual(['paid']);
  await journey.expectNoHarm();
}

async function expectNothingCharged(journey: Journey): Promise<void> {
  expect((await journey.ledger()).map(({ standing }) => standing)).not.toContain('paid');
  await journey.expectNoHarm();
}

const setAppBridge = (bridge: string) => `document.querySelector('unified-cashier').appBridge = ${bridge}`;

/** A wallet that breaks when it is first called, and pays when it is called again. */
const breaksOnce = `
  globalThis.breaksOnce = (content) => {
    globalThis.calls = (globalThis.calls || 0) + 1;
    if (globalThis.calls === 1) throw new Error('the bridge broke');
    const body = JSON.stringify({ content, act: 'pay' });
    return fetch('/sandbox/act', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
  };
`;

describe('a bridge that throws', () => {
  const appContent = `({ parameters: { orderStr, prepayid, tn } }) => orderStr || tn || 'prepay_id=' + prepayid`;
  test.concurrent.for([
    [
      'in Alipay',
      'alipay.jsapi',
      `window.AlipayJSBridge = {
        call: (name, { tradeNO }, callback) => { breaksOnce(tradeNO).then(() => callback({ resultCode: '9000' })); },
      };`,
      '',
    ],
    [
      'in 云闪付',
      'unionpay.jsapi',
      `window.upsdk = { ready: (then) => then(), pay: ({ tn, success }) => { breaksOnce(tn).then(success); } };`,
      '',
    ],
    ['in an app', 'wechat-pay.app', '', setAppBridge(`(call) => breaksOnce((${appContent})(call)).then(() => 'ok')`)],
    [
      'by rejecting, in an app',
      'alipay.app',
      '',
      setAppBridge(`async (call) => { await breaksOnce((${appContent})(call)); return 'ok'; }`),
    ],
  ] as const)('%s is asked about, called unpaid, and pays the same attempt when it is called again', async (row, context) => {
    const [, productId, bridge, afterwards] = row;
    const { method } = rowOf(productId);
    const journey = await begin(rowOf(productId), context, breaksOnce + bridge);
    await journey.page.waitForState('choosing');
    if (afterwards) await journey.page.evaluate(`void (${afterwards})`);
    await journey.pay(method);
    const text = await journey.page.waitForText('还没有收到付款', { timeoutMs: 40_000 });
    expect(text).toMatch(/(继续支付|我已完成支付[^]*重新支付)[^]*换一种方式/);
    expect(text).not.toMatch(/支付成功|支付没有成功/);
    await expectNothingCharged(journey);
    await journey.page.clickButton(/^(继续支付|重新支付)$/);
    await expectPaidOnce(journey);
    expect(await journey.page.evaluate('globalThis.calls')).toBe(2);
    expect(await journey.ledger()).toHaveLength(1);
  });
});

describe('an app without a bridge', () => {
  test.concurrent('and without a link to the wallet says so, and another way is open', async (context) => {
    const journey = await begin(rowOf('wechat-pay.app'), context, '', { products: 'wechat-pay.app,alipay.app' });
    await journey.page.waitForState('choosing');
    await journey.page.evaluate(`void (${setAppBridge('undefined')})`);
    await journey.pay('微信支付');
    const text = await journey.page.waitForText('app-bridge-absent', { timeoutMs: 20_000 });
    expect(text).toMatch(/这个 App 没有接上微信的支付功能。请换一种方式，或联系商家。[^]*换一种方式/);
    expect(text).not.toContain('继续支付');
    await expectNothingCharged(journey);

    await journey.page.clickButton(/^换一种方式$/);
    await journey.page.waitForState('choosing');
    await journey.page.clickButton(/^支付宝/);
    await journey.pay('支付宝');
    // Here there is a link, and no wallet that it opens.
    expect(await journey.page.waitForText('app-not-opened', { timeoutMs: 20_000 })).toContain('支付宝没有打开。请确认手机上已经安装');
    expect(await journey.act(await journey.walletContent(), 'pay')).toEqual({ status: 200 });
    await expectPaidOnce(journey);
  });
});

describe('a mini program', () => {
  const hideUnlessBack = `if (!sessionStorage.getItem('bridge-is-back')) {
    for (const name of ['wx', 'my', 'WeixinJSBridge']) Object.defineProperty(window, name, { get: () => undefined, set() {} });
  }`;
  test.concurrent('without any bridge says so, and the same attempt is paid when the bridge is back', async (context) => {
    const journey = await begin(rowOf('wechat-pay.mini-program'), context, hideUnlessBack);
    await journey.pay('微信支付');
    const text = await journey.page.waitForText('bridge-absent', { timeoutMs: 20_000 });
    expect(text).toMatch(/没有等到微信的支付功能[^]*(继续支付|重新支付)[^]*换一种方式/);
    await expectNothingCharged(journey);

    await journey.page.evaluate(`sessionStorage.setItem('bridge-is-back', 'yes')`);
    await journey.page.reload();
    await journey.page.waitForText('还没有收到付款', { timeoutMs: 20_000 });
    await journey.page.clickButton(/^(继续支付|重新支付)$/);
    await journey.page.clickButton(/^付款$/, { timeoutMs: 20_000 });
    await expectPaidOnce(journey);
    expect(await journey.ledger()).toHaveLength(1);
  });
});

describe('a form', () => {
  test('for an unlisted host is not sent, and the order is then paid', async () => {
    const network = await startNetwork();
    const replace = (json: unknown): unknown => {
      const payment = json as { action: Record<string, unknown> };
      expect(payment.action['kind']).toBe('form');
      return { ...payment, action: { ...payment.action, url: 'https://evil.example/pay' } };
    };
    network.on({ method: 'POST', path: /\/payments$/, fault: { kind: 'replace-json', replace } });
    network.on({ path: /\/status$/, times: Infinity, fault: { kind: 'lose-request' } });
    const journey = await Journey.begin(browser, { products: 'alipay.page' }, {}, network);
    await journey.page.evaluate(`document.addEventListener('submit', () => { globalThis.isSubmitted = true; }, true)`);
    await journey.pay('支付宝');
    const text = await journey.page.waitForText('url-not-allowed');
    expect(text).toMatch(/支付地址不在可信名单中，为安全起见没有打开[^]*换一种方式/);
    expect(text).not.toContain('evil');
    expect(await journey.page.url()).toBe(journey.payUrl);
    // A form that was sent after all would have been refused by the page's policy, which is harm.
    await expectNothingCharged(journey);

    network.liftAll();
    await journey.page.clickButton(/^换一种方式$/);
    await journey.page.waitForState('choosing');
    // What is signed holds the demo's own address, which this network changes.
    await journey.page.goto(journey.payUrl.replace(network.url, inject('demoUrl')));
    await journey.goToWallet('支付宝');
    await journey.page.clickButton(/^确认付款$/);
    await expectPaidOnce(journey);
  });
});

describe('a link', () => {
  test.concurrent('of WeChat’s H5 that is opened inside WeChat is refused in WeChat’s words, and pays in the browser', async (context) => {
    const journey = await begin(rowOf('wechat-pay.h5'), context);
    await journey.goToWallet('微信支付');
    const inWechat = await CashierPage.open(browser, await journey.page.url(), wechatPhone);
    context.onTestFinished(() => inWechat.close());
    expect(await inWechat.waitForText('请在微信外打开订单，进行支付')).toMatch(/请返回商家页面[^]*请勿重复支付/);
    expect(await inWechat.text()).not.toContain('确认付款');
    await expectNothingCharged(journey);
    await journey.page.clickButton(/^确认付款$/);
    await expectPaidOnce(journey);
  });
});

describe('a terminal that nobody knows', () => {
  const keepWarnings = `
    globalThis.warnings = [];
    const warn = console.warn;
    console.warn = (...values) => { globalThis.warnings.push(values.map(String).join(' ')); warn.apply(console, values); };
  `;
  test.concurrent('is warned of once, and detected instead', async (context) => {
    const wishes = { terminal: 'moon', products: 'wechat-pay.native,wechat-pay.h5' };
    const journey = await begin(rowOf('wechat-pay.native'), context, keepWarnings, wishes);
    await journey.page.waitForState('choosing');
    expect(await journey.page.evaluate(`document.querySelector('unified-cashier').getAttribute('terminal')`)).toBe('moon');
    expect(await journey.page.explain()).toMatchObject({
      offers: [{ productId: 'wechat-pay.native' }],
      exclusions: expect.arrayContaining([expect.objectContaining({ productId: 'wechat-pay.h5', reason: 'terminal' })]) as unknown,
    });
    await journey.act(await journey.showCode('微信支付'), 'pay');
    await expectPaidOnce(journey);
    const warnings = await journey.page.evaluate<string[]>(`globalThis.warnings.filter((text) => text.includes('terminal='))`);
    expect(warnings).toEqual([expect.stringMatching(/terminal="moon" is none of pc, wap, .*; it is detected instead/)]);
  });
});
