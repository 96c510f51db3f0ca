import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OfferList } from '../../src/model/offer';
import type { BrowserDriver } from './driver';
import { Journey, startNetwork } from './journey';
import { launchBrowser } from './playwright-driver';

let browser: BrowserDriver;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

// One after the other: they count seconds. A code has to be read before its time is over, on a busy machine too.
describe('a code on a PC, by the clock,', () => {
  test('is read from the screen, paid on a phone, and shown as paid within three seconds', async () => {
    const journey = await Journey.begin(browser);
    const content = await journey.showCode();
    expect(content).toMatch(/^weixin:\/\//);
    await journey.act(content, 'pay');
    const paidAt = performance.now();
    await journey.page.waitForState('paid');
    expect(performance.now() - paidAt).toBeLessThan(3000);
    expect(await journey.page.text()).toMatch(/支付成功[^]*¥1,024\.00[^]*微信支付/);
    await journey.expectNoHarm();
  });

  test('that is over is covered, renewed for the same attempt, and paid by the new code only', async () => {
    const network = await startNetwork();
    network.on({ method: 'POST', path: /\/refresh$/, fault: { kind: 'delay', ms: 1500 } });
    const journey = await Journey.begin(browser, { actionExpiresInMs: '6000' }, {}, network);
    const old = await journey.showCode();
    await journey.page.waitForState('code-expired');
    expect(await journey.page.findDeep('uc-qr-code svg')).toEqual([]);
    await journey.page.clickButton(/^刷新二维码$/);
    await journey.page.waitForText('正在换新的二维码');
    expect(await journey.page.findDeep('uc-qr-code svg')).toEqual([]);
    await journey.page.waitForState('awaiting');
    const renewed = await journey.page.decodeCode();
    expect(renewed).not.toBe(old);
    expect(await journey.act(old, 'pay')).toMatchObject({ code: 'code-superseded' });
    await journey.act(renewed, 'pay');
    await journey.page.waitForState('paid');
    expect(await journey.ledger()).toHaveLength(1);
    await journey.expectNoHarm();
  });

  test('that is over on the page but not at the channel is still shown as paid', async () => {
    const journey = await Journey.begin(browser, { actionExpiresInMs: '6000' });
    const content = await journey.showCode();
    await journey.page.waitForState('code-expired');
    await journey.act(content, 'pay');
    await journey.page.waitForState('paid');
    await journey.expectNoHarm();
  });

  test('is shown as paid when it is paid a moment after the order is over', async () => {
    const journey = await Journey.begin(browser, { expiresInMs: '12000' });
    const content = await journey.showCode();
    await journey.page.waitForState('expired');
    expect(await journey.page.text()).toContain('如已付款，请勿重复支付');
    await journey.act(content, 'pay');
    await journey.page.waitForState('paid');
    await journey.expectNoHarm();
  });
});

describe.concurrent('a code on a PC', () => {
  test('says that it was scanned, and goes back to waiting when the payer gives up on the phone', async ({ onTestFinished }) => {
    const journey = await Journey.begin(browser, {}, {}, undefined, onTestFinished);
    const content = await journey.showCode();
    await journey.act(content, 'scan');
    await journey.page.waitForText('已扫码', { timeoutMs: 20_000 });
    await journey.act(content, 'cancel');
    await journey.page.waitForText('请用微信“扫一扫”', { timeoutMs: 20_000 });
    expect(await journey.page.decodeCode()).toBe(content);
    await journey.expectNoHarm();
  });

  test('is closed before another way is taken, and the next attempt has a number of its own', async ({ onTestFinished }) => {
    const journey = await Journey.begin(browser, {}, {}, undefined, onTestFinished);
    const first = await journey.showCode();
    await journey.page.clickButton(/^换一种方式$/);
    await journey.page.waitForState('choosing');
    expect(await journey.act(first, 'pay')).toMatchObject({ code: 'order-closed' });
    const second = await journey.showCode();
    await journey.act(second, 'pay');
    await journey.page.waitForState('paid');
    const ledger = await journey.ledger();
    expect(ledger.map(({ tradeState }) => tradeState).sort()).toEqual(['CLOSED', 'SUCCESS']);
    expect(new Set(ledger.map(({ outTradeNo }) => outTradeNo)).size).toBe(2);
    await journey.expectNoHarm();
  });

  test('that failed says why, and the next try is paid', async ({ onTestFinished }) => {
    const journey = await Journey.begin(browser, {}, {}, undefined, onTestFinished);
    await journey.act(await journey.showCode(), 'fail');
    await journey.page.waitForText('支付没有成功', { timeoutMs: 20_000 });
    expect(await journey.page.text()).toContain('余额不足');
    await journey.page.clickButton(/^重新支付$/);
    await journey.act(await journey.showCode(), 'pay');
    await journey.page.waitForState('paid');
    await journey.expectNoHarm();
  });

  test('of a closed attempt that is paid all the same becomes a second payment, which is returned in sight of the payer', async ({
    onTestFinished,
  }) => {
    const journey = await Journey.begin(browser, {}, {}, undefined, onTestFinished);
    const first = await journey.showCode();
    await journey.page.clickButton(/^换一种方式$/);
    await journey.act(await journey.showCode(), 'pay');
    await journey.page.waitForState('paid');
    await journey.act(first, 'pay-late');
    // A paid page is calm and looks twice a minute; coming back to it looks at once.
    await journey.page.evaluate(`window.dispatchEvent(new Event('focus'))`);
    const text = await journey.page.waitForText('多付的一笔正在退回', { timeoutMs: 45_000 });
    expect(text).toMatch(/多付的一笔正在退回[^]*(退款处理中|已退回)/);
    await journey.expectNoHarm();
  });

  test('is joined by a second tab, and both see it paid', async ({ onTestFinished }) => {
    const journey = await Journey.begin(browser, {}, {}, undefined, onTestFinished);
    const content = await journey.showCode();
    const tab = await journey.page.openTab();
    await tab.waitForState('awaiting');
    expect(await tab.decodeCode()).toBe(content);
    await journey.act(content, 'pay');
    await Promise.all([tab.waitForState('paid'), journey.page.waitForState('paid')]);
    expect(await journey.ledger()).toHaveLength(1);
    expect((await tab.violations()).filter(({ kind }) => kind !== 'console')).toEqual([]);
    await journey.expectNoHarm();
    await tab.close();
  });

  test('is explained: every opened product is offered, or not and why', async ({ onTestFinished }) => {
    const journey = await Journey.begin(
      browser,
      { products: 'wechat-pay.native,wechat-pay.jsapi,moon-pay.crater' },
      {},
      undefined,
      onTestFinished,
    );
    await journey.page.waitForState('choosing');
    const { offers, exclusions } = await journey.page.explain<OfferList>();
    expect(offers).toEqual([{ productId: 'wechat-pay.native', plans: [], group: 'recommended' }]);
    expect(exclusions.filter(({ reason }) => reason !== 'not-opened')).toEqual([
      { productId: 'wechat-pay.jsapi', reason: 'terminal', facts: { terminal: 'pc', terminals: ['wechat'] } },
      { productId: 'moon-pay.crater', reason: 'unknown-product', facts: {} },
    ]);
    expect(exclusions.filter(({ reason }) => reason === 'not-opened').map(({ productId }) => productId)).toContain('alipay.qr');
    await journey.expectNoHarm();
  });
});
