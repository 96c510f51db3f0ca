import { afterAll, beforeAll, describe, expect, inject, test, type TestContext } from 'vitest';
import type { BrowserDriver } from '../../browser/driver';
import { Journey } from '../../browser/journey';
import { channelOf } from '../../../src/model/product';
import { shows } from '../shows';
import { launchBrowser } from '../../browser/playwright-driver';
import { isPostedBack, terminalRows, type Passage, type TerminalRow, wishesOf } from '../../browser/terminal-rows';

let browser: BrowserDriver;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Every notification of an order is lost: the server has to find out by itself. */
const allOfThem = 20;

/** What comes of an attempt: its payer pays, gives up, or pays and nobody tells the page. */
type Outcome = 'paid' | 'cancelled' | 'lost';

async function begin(row: TerminalRow, { onTestFinished }: TestContext): Promise<Journey> {
  return Journey.begin(browser, wishesOf(row), row.options, undefined, onTestFinished);
}

async function loseEveryNotification(journey: Journey): Promise<void> {
  await journey.arrangeFault('notify', 'dropped', allOfThem);
}

/** The unpaid order leaves the payer both ways on, and is never called failed. */
async function expectUnpaidWithWaysOn(journey: Journey): Promise<void> {
  const text = await journey.page.waitForText('还没有收到付款', { timeoutMs: 20_000 });
  expect(text).toMatch(/(我已完成支付[^]*重新支付|继续支付)[^]*换一种方式/);
  expect(text).not.toContain('支付没有成功');
}

const journeys: Record<Passage, Record<Outcome, (journey: Journey, row: TerminalRow) => Promise<void>>> = {
  code: {
    async paid(journey, { method }) {
      await journey.act(await journey.showCode(method), 'pay');
    },
    async cancelled(journey, { method, productId }) {
      const content = await journey.showCode(method);
      await journey.act(content, 'scan');
      // Alipay has no word for a code that was scanned: its trade waits for the buyer before and after.
      if (channelOf(productId) !== 'alipay') await journey.page.waitForText('已扫码', { timeoutMs: 25_000 });
      await journey.act(content, 'cancel');
      await journey.page.waitForText('扫一扫', { timeoutMs: 25_000 });
      expect(await journey.page.decodeCode()).toBe(content);
      await journey.page.clickButton(/^换一种方式$/);
      await journey.page.waitForState('choosing');
    },
    async lost(journey, { method }) {
      await loseEveryNotification(journey);
      await journey.act(await journey.showCode(method), 'pay');
    },
  },
  'wallet-page': {
    async paid(journey, row) {
      await journey.goToWallet(row.method);
      await journey.page.clickButton(/^确认付款$/);
      if (isPostedBack(row)) await journey.page.clickButton(/^返回商家$/);
    },
    async cancelled(journey, { method, productId }) {
      await journey.goToWallet(method);
      await journey.page.clickButton(/^取消(并返回商家)?$/);
      // JD's page leads back only who has paid; the others go back as they came.
      if (channelOf(productId) === 'jd-pay') {
        await journey.page.waitForText('尚未付款');
        await journey.page.goto(journey.payUrl);
      }
      await expectUnpaidWithWaysOn(journey);
    },
    async lost(journey, { method }) {
      await loseEveryNotification(journey);
      await journey.goToWallet(method);
      await journey.page.clickButton(/^付款后断网$/);
      await journey.page.waitForText('网络已断开');
      await journey.page.goto(journey.payUrl);
    },
  },
  'stand-in': {
    async paid(journey, { method }) {
      await journey.pay(method);
      await journey.page.clickButton(/^付款$/);
    },
    async cancelled(journey, { method }) {
      await journey.pay(method);
      await journey.page.clickButton(/^取消$/);
      await expectUnpaidWithWaysOn(journey);
    },
    async lost(journey, { method, productId }) {
      await loseEveryNotification(journey);
      await journey.pay(method);
      // The mini program's page tells its web-view nothing in any case.
      if (productId.endsWith('.mini-program')) return journey.page.clickButton(/^付款$/);
      await journey.page.waitForText('不回应');
      expect(await journey.act(await journey.walletContent(), 'pay')).toEqual({ status: 200 });
      await journey.page.clickButton(/^不回应$/);
      await journey.page.waitForText(/我已完成支付|支付成功/);
      // The server may find out in the very moment in which the payer says so.
      await journey.page.evaluate(
        `cashierPage.findAllDeep('button').find(({ textContent }) => textContent.trim() === '我已完成支付')?.click()`,
      );
    },
  },
  'payer-code': {
    async paid(journey, { method, productId }) {
      await journey.readPayerCode(method, await journey.makePayerCode(productId, 'pay'));
    },
    async cancelled(journey, { method, productId }) {
      const code = await journey.makePayerCode(productId, 'password');
      await journey.readPayerCode(method, code);
      await journey.page.waitForText('请顾客在手机上确认付款');
      await journey.page.clickButton(/^撤销收款$/);
      await journey.page.waitForText('上一笔支付已关闭', { timeoutMs: 40_000 });
      expect(await journey.act(code, 'pay')).toMatchObject({ status: 409 });
      expect(await journey.page.state()).toBe('choosing');
    },
    async lost(journey, { method, productId }) {
      await loseEveryNotification(journey);
      await journey.arrangeFault('order', 'lost-answer');
      const code = await journey.makePayerCode(productId, 'password');
      await journey.readPayerCode(method, code);
      await journey.page.waitForText('请顾客在手机上确认付款', { timeoutMs: 20_000 });
      await journey.act(code, 'pay');
    },
  },
};

describe.concurrent.each(terminalRows)('$place: $productId', (row) => {
  test('is paid, and shown so by the server’s word', { timeout: 90_000 }, async (context) => {
    const journey = await begin(row, context);
    await journeys[row.passage].paid(journey, row);
    await journey.page.waitForState('paid');
    expect(await journey.ledger()).toMatchObject([{ standing: 'paid', total: 102400 }]);
    await journey.expectNoHarm();
    shows(context, 'S5');
  });

  test('is given up by its payer, who is told the truth and has ways on', { timeout: 90_000 }, async (context) => {
    const journey = await begin(row, context);
    await journeys[row.passage].cancelled(journey, row);
    expect((await journey.ledger()).map(({ standing }) => standing)).not.toContain('paid');
    await journey.expectNoHarm();
    shows(context, 'S5');
    // What was left says nothing of how it ended; a bridge and a code do.
    if (row.passage === 'wallet-page' || row.productId.endsWith('.mini-program')) shows(context, 'R17');
  });

  test('is paid in silence, and found out by the server', { timeout: 90_000 }, async (context) => {
    const journey = await begin(row, context);
    await journeys[row.passage].lost(journey, row);
    await journey.page.waitForText('支付成功', { timeoutMs: 45_000 });
    expect(await journey.ledger()).toMatchObject([{ standing: 'paid' }]);
    await journey.expectNoHarm();
  });
});

test('every terminal is here, with more than thirty journeys', () => {
  expect(terminalRows.length * 3).toBeGreaterThanOrEqual(30);
  expect(inject('demoUrl')).toMatch(/^http/);
});
