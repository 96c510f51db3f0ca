import { afterAll, beforeAll, describe, expect, test, type TestContext } from 'vitest';
import type { BrowserDriver } from '../../browser/driver';
import { Journey } from '../../browser/journey';
import { launchBrowser } from '../../browser/playwright-driver';

let browser: BrowserDriver;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Coming back to the page looks at once; a page that is calm looks twice a minute. */
async function looksAgain({ page }: Journey): Promise<void> {
  await page.evaluate(`window.dispatchEvent(new Event('focus'))`);
}

/** A payer who has left an Alipay code, which nobody has scanned, for another way. */
async function leaveAlipayCode(onTestFinished: TestContext['onTestFinished']): Promise<{ journey: Journey; old: string }> {
  const journey = await Journey.begin(browser, { products: 'alipay.qr,wechat-pay.native' }, {}, undefined, onTestFinished);
  const old = await journey.showCode('支付宝');
  await journey.page.clickButton(/^换一种方式$/);
  await journey.page.waitForState('choosing');
  return { journey, old };
}

describe.concurrent('a payment and a change of mind at the same moment', { timeout: 90_000 }, () => {
  test.for(['wechat-pay.native', 'alipay.qr'] as const)(
    '%s: a close that loses the race leaves the order paid, once, and starts nothing else',
    async (productId, { onTestFinished }) => {
      const journey = await Journey.begin(browser, { products: productId }, {}, undefined, onTestFinished);
      const content = await journey.showCode(productId === 'alipay.qr' ? '支付宝' : '微信支付');
      await journey.act(content, 'scan');
      await journey.act(content, 'cancel');
      await journey.arrangeFault('close', 'paid-first');
      await journey.page.clickButton(/^换一种方式$/, { timeoutMs: 25_000 });
      await journey.page.waitForText('支付成功', { timeoutMs: 25_000 });
      expect(await journey.ledger()).toMatchObject([{ standing: 'paid', refunds: [] }]);
      await journey.expectNoHarm();
    },
  );

  test('an Alipay code that nobody has scanned can not be closed: another way is free, and the old code stays watched', async ({
    onTestFinished,
  }) => {
    const { journey, old } = await leaveAlipayCode(onTestFinished);
    await journey.page.reload();
    await journey.page.waitForState('choosing');
    await journey.act(old, 'pay');
    await looksAgain(journey);
    await journey.page.waitForText('支付成功', { timeoutMs: 45_000 });
    expect(await journey.ledger()).toMatchObject([{ channel: 'alipay', standing: 'paid' }]);
    await journey.expectNoHarm();
  });

  test('an old Alipay code that is paid after another way was paid is a second payment, and goes back in the payer’s sight', async ({
    onTestFinished,
  }) => {
    const { journey, old } = await leaveAlipayCode(onTestFinished);
    await journey.page.clickElement('input[value="wechat-pay.native"]');
    await journey.act(await journey.showCode('微信支付'), 'pay');
    await journey.page.waitForState('paid');
    await journey.act(old, 'pay');
    await looksAgain(journey);
    const text = await journey.page.waitForText('多付的一笔正在退回', { timeoutMs: 60_000 });
    expect(text).toMatch(/多付款项[^]*¥1,024\.00 (退款处理中|已退回)/);
    await journey.page.waitForText('已退回', { timeoutMs: 60_000 });
    const ledger = await journey.ledger();
    expect(ledger.map(({ channel, standing }) => `${channel} ${standing}`).sort()).toEqual(['alipay refunded', 'wechat-pay paid']);
    await journey.expectNoHarm();
  });

  test('UnionPay’s order can not be closed at all: another way is free, and both being paid gives one back', async ({ onTestFinished }) => {
    const journey = await Journey.begin(browser, { products: 'unionpay.qr,wechat-pay.native' }, {}, undefined, onTestFinished);
    await journey.page.clickElement('input[value="unionpay.qr"]');
    const old = await journey.showCode('银联云闪付');
    await journey.page.clickButton(/^换一种方式$/);
    await journey.page.waitForState('choosing');
    await journey.page.clickElement('input[value="wechat-pay.native"]');
    await journey.act(await journey.showCode('微信支付'), 'pay');
    await journey.page.waitForState('paid');
    await journey.act(old, 'pay');
    await looksAgain(journey);
    await journey.page.waitForText('多付的一笔正在退回', { timeoutMs: 60_000 });
    await journey.page.waitForText('已退回', { timeoutMs: 60_000 });
    expect((await journey.ledger()).map(({ standing }) => standing).sort()).toEqual(['paid', 'refunded']);
    await journey.expectNoHarm();
  });

  test('a payer’s code that is paid in the moment it is taken back: the money is returned, and the order is still open', async ({
    onTestFinished,
  }) => {
    const journey = await Journey.begin(browser, { products: 'wechat-pay.payer-code', terminal: 'scan' }, {}, undefined, onTestFinished);
    const code = await journey.makePayerCode('wechat-pay.payer-code', 'password');
    await journey.readPayerCode('微信付款码', code);
    await journey.page.waitForText('请顾客在手机上确认付款');
    await journey.arrangeFault('reverse', 'paid-first');
    await journey.page.clickButton(/^撤销收款$/);
    await journey.page.waitForText('正在撤销这笔收款');
    await journey.page.waitForText('上一笔支付已关闭', { timeoutMs: 45_000 });
    expect((await journey.ledger()).map(({ standing }) => standing)).not.toContain('paid');
    await journey.expectNoHarm();
  });
});
