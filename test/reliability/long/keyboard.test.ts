import { afterAll, beforeAll, describe, expect, test, type TestContext } from 'vitest';
import type { BrowserDriver } from '../../browser/driver';
import { Journey } from '../../browser/journey';
import { launchBrowser } from '../../browser/playwright-driver';
import { isPostedBack, productsOf, terminalRows, type Passage, type TerminalRow } from '../../browser/terminal-rows';
import { shows } from '../shows';

let browser: BrowserDriver;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

function rowOf(place: string, productId: string): TerminalRow {
  const row = terminalRows.find((one) => one.place === place && one.productId === productId);
  if (!row) throw new Error(`No row for ${productId} at ${place}`);
  return row;
}

/** Opens the cashier with everything that the terminal's merchant has, the wanted product not the first of it. */
async function begin({ terminal, options }: TerminalRow, products: string, { onTestFinished }: TestContext): Promise<Journey> {
  const wishes = { products, ...(terminal === undefined ? {} : { terminal }) };
  const journey = await Journey.begin(browser, wishes, { ...options, touch: false }, undefined, onTestFinished);
  await journey.page.waitForState('choosing');
  return journey;
}

/** Goes from stop to stop with Tab until the wanted one has the focus. */
async function tabTo({ page }: Journey, name: RegExp): Promise<void> {
  // A state is told before it is drawn; there is nowhere to go until then.
  await page.waitFor(`cashierPage.findDeep('button, a, input').some((stop) => ${String(name)}.test(stop.name) && stop.isUsable)`);
  const met: string[] = [];
  for (let stops = 0; stops < 30; stops += 1) {
    const text = await page.focusedText();
    if (name.test(text)) return;
    met.push(text);
    await page.press('Tab');
  }
  throw new Error(`Tab never came to ${String(name)}, only to ${met.join(' | ')}`);
}

/** Chooses the second way with an arrow key and pays with Enter. */
async function choosesSecondAndPays(journey: Journey, method: string): Promise<void> {
  await tabTo(journey, /微信支付/);
  await journey.page.press('ArrowDown');
  await tabTo(journey, new RegExp(`^${method} ¥`));
  await journey.page.press('Enter');
}

async function presses(journey: Journey, name: RegExp): Promise<void> {
  await tabTo(journey, name);
  await journey.page.press('Enter');
}

/** What follows the button that pays, by the way the wallet is reached. */
const passages: Record<Passage, (journey: Journey, row: TerminalRow) => Promise<void>> = {
  async code(journey) {
    await journey.act(await journey.page.decodeCode(), 'pay');
  },
  async 'wallet-page'(journey, row) {
    await journey.page.waitForText('沙箱：不会产生真实扣款');
    await presses(journey, /^确认付款$/);
    if (!isPostedBack(row)) return;
    await journey.page.waitForText(/^返回商家$/m);
    await presses(journey, /^返回商家$/);
  },
  async 'stand-in'(journey) {
    await journey.page.waitForText('不回应', { timeoutMs: 20_000 });
    await presses(journey, /^付款$/);
  },
  async 'payer-code'(journey, { productId }) {
    await journey.page.waitFor(`/^付款码$/.test(cashierPage.focusedText())`);
    await journey.page.type(await journey.makePayerCode(productId, 'pay'));
    await journey.page.press('Enter');
  },
};

describe.concurrent.each(terminalRows)('$place: $productId', (row) => {
  test('is paid with the keyboard alone', { timeout: 60_000 }, async (context) => {
    const journey = await begin(row, productsOf(row), context);
    await presses(journey, new RegExp(`^${row.method} ¥`));
    await passages[row.passage](journey, row);
    await journey.page.waitForState('paid');
    await journey.expectNoHarm();
    shows(context, 'A7');
  });
});

describe('with the keyboard alone', () => {
  test.concurrent('a second way is chosen on a PC, and its wallet’s page is paid and left', { timeout: 60_000 }, async (context) => {
    const journey = await begin(rowOf('PC', 'alipay.page'), 'wechat-pay.native,alipay.page', context);
    await choosesSecondAndPays(journey, '支付宝');
    await journey.page.waitForText('沙箱：不会产生真实扣款');
    await tabTo(journey, /^确认付款$/);
    await journey.page.press('Enter');
    await journey.page.waitForState('paid');
    await tabTo(journey, /^返回商家$/);
    await journey.expectNoHarm();
    shows(context, 'A7');
  });

  test.concurrent('a code is refreshed, left for another way, and the order is paid', { timeout: 60_000 }, async (context) => {
    const journey = await begin(rowOf('PC', 'wechat-pay.native'), 'wechat-pay.native,unionpay.qr', context);
    await tabTo(journey, /^微信支付 ¥/);
    await journey.page.press('Enter');
    await journey.page.decodeCode();
    await tabTo(journey, /^换一种方式$/);
    await journey.page.press('Enter');
    await journey.page.waitForState('choosing');
    await choosesSecondAndPays(journey, '银联云闪付');
    await journey.act(await journey.page.decodeCode(), 'pay');
    await journey.page.waitForState('paid');
    await journey.expectNoHarm();
    shows(context, 'A7');
  });

  test.concurrent('a payer who came back unpaid asks, and is sent to the wallet again', { timeout: 60_000 }, async (context) => {
    const journey = await begin(rowOf('WAP', 'wechat-pay.h5'), 'wechat-pay.h5,wechat-pay.jsapi', context);
    await tabTo(journey, /^微信支付 ¥/);
    await journey.page.press('Enter');
    await journey.page.waitForText('沙箱：不会产生真实扣款');
    await tabTo(journey, /^取消并返回商家$/);
    await journey.page.press('Enter');
    await journey.page.waitForText('还没有收到付款', { timeoutMs: 20_000 });
    await tabTo(journey, /^重新支付$/);
    await journey.page.press('Enter');
    await journey.page.waitForText('沙箱：不会产生真实扣款', { timeoutMs: 20_000 });
    await tabTo(journey, /^确认付款$/);
    await journey.page.press('Enter');
    await journey.page.waitForState('paid');
    expect(await journey.ledger()).toHaveLength(1);
    await journey.expectNoHarm();
    shows(context, 'A7');
  });

  test.concurrent('a cashier at a counter reads a code, has it taken back, and reads another', { timeout: 90_000 }, async (context) => {
    const journey = await begin(rowOf('counter', 'wechat-pay.payer-code'), 'wechat-pay.payer-code,alipay.payer-code', context);
    await tabTo(journey, /^微信付款码 ¥/);
    await journey.page.press('Enter');
    await journey.page.waitForState('collecting-code');
    await journey.page.waitFor(`/^付款码$/.test(cashierPage.focusedText())`);
    await journey.page.type(await journey.makePayerCode('wechat-pay.payer-code', 'password'));
    await journey.page.press('Enter');
    await journey.page.waitForText('请顾客在手机上确认付款');
    await tabTo(journey, /^撤销收款$/);
    await journey.page.press('Enter');
    await journey.page.waitForText('上一笔支付已关闭', { timeoutMs: 40_000 });
    await tabTo(journey, /付款码 ¥/);
    await journey.page.press('Enter');
    await journey.page.waitForState('collecting-code');
    await journey.page.waitFor(`/^付款码$/.test(cashierPage.focusedText())`);
    await journey.page.type(await journey.makePayerCode('wechat-pay.payer-code', 'pay'));
    await journey.page.press('Enter');
    await journey.page.waitForState('paid');
    expect((await journey.ledger()).map(({ standing }) => standing).sort()).toEqual(['closed', 'paid']);
    await journey.expectNoHarm();
    shows(context, 'A7');
  });

  test.concurrent(
    'the guide to the browser is opened and closed in WeChat, and the wallet there is paid',
    { timeout: 60_000 },
    async (context) => {
      const journey = await begin(rowOf('WeChat', 'wechat-pay.jsapi'), 'wechat-pay.jsapi,alipay.wap', context);
      await tabTo(journey, /怎么打开/);
      await journey.page.press('Enter');
      await journey.page.waitForText('在浏览器打开');
      await journey.page.press('Escape');
      await tabTo(journey, /^微信支付 ¥/);
      await journey.page.press('Enter');
      await journey.page.waitForText('不回应', { timeoutMs: 20_000 });
      await tabTo(journey, /^付款$/);
      await journey.page.press('Enter');
      await journey.page.waitForState('paid');
      await journey.expectNoHarm();
      shows(context, 'A7');
    },
  );
});
