import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { BrowserDriver, PageDriver } from '../browser/driver';
import { launchBrowser } from '../browser/playwright-driver';
import { says, tabTo, textOf, violationsOf, watchPolicy } from './page-keys';
import { contentOf, Shopper, startTimedDemo, until, type TimedDemo } from './shopper';

let demo: TimedDemo;
let browser: BrowserDriver;
let page: PageDriver;
beforeAll(async () => {
  [demo, browser] = await Promise.all([startTimedDemo(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await demo.close();
});

beforeEach(async () => {
  page = await browser.newPage({ initScript: watchPolicy, viewport: { width: 1280, height: 800 } });
  await page.goto(`${demo.url}/merchant`);
});
afterEach(async () => {
  expect(await violationsOf(page)).toEqual([]);
  await page.close();
});

const shows = (words: string): Promise<string> => says(page, '#office', words);

async function pay(): Promise<string> {
  const shopper = await Shopper.arrive(demo);
  const { body } = await shopper.pay('first');
  await shopper.act(contentOf(body), 'pay');
  await shopper.becomes('paid');
  return body.outTradeNo;
}

describe('the merchant’s page', () => {
  test('shows an order as it comes, is paid and is refunded, without being loaded again', async () => {
    const shopper = await Shopper.arrive(demo);
    await shows(shopper.orderNo);
    const { body } = await shopper.pay('first');
    await shows(`${body.outTradeNo} · 渠道说未付`);
    await shopper.act(contentOf(body), 'pay');
    expect(await shows('渠道单号')).toContain('通知 1 次');
    await tabTo(page, '退款金额（元）');
    await page.type('400.00');
    await page.press('Enter');
    await shows('已提交退款。');
    await shows(`退款 ¥400.00`);
    const shown = await until(
      () => {
        // The channel takes it in its own time, and gives it back two seconds after that.
        demo.advance(10_000);
        return textOf(page, '#office');
      },
      (text) => text.includes('已退款'),
    );
    expect(shown).toContain(`${body.outTradeNo}R1 · 商品缺货 · 退回手续费 ¥2.40`);
    expect((await shopper.ledger())[0]?.refunds).toMatchObject([{ amount: 40_000, status: 'SUCCESS' }]);
  });

  test('refunds no sum that is none, or more than is left', async () => {
    const outTradeNo = await pay();
    await shows(outTradeNo);
    for (const amount of ['0', '1024.01', '-1', '1e3', '1.001', '一百', '']) {
      await page.goto(`${demo.url}/merchant`);
      await shows(outTradeNo);
      await tabTo(page, '退款金额（元）');
      await page.type(amount);
      await page.press('Enter');
      await shows('请填 0.01 至 1024.00 元。');
    }
  });

  test('keeps what is being typed while it is drawn anew', async () => {
    const outTradeNo = await pay();
    await shows(outTradeNo);
    await tabTo(page, '退款金额（元）');
    await page.type('12.3');
    await pay();
    await until(
      () => page.evaluate<number>(`document.querySelectorAll('.order').length`),
      (count) => count > 1,
    );
    expect(await page.evaluate(`document.activeElement.value`)).toBe('12.3');
  });

  test('compares a day with its bill, and says where they differ', async () => {
    await pay();
    await tabTo(page, '对账');
    await page.press('Enter');
    await shows('已对账。');
    expect(await shows('平账')).toMatch(/\d{4}-\d\d-\d\d 微信支付/);
  });

  test('says so when the server cannot be reached, and goes on afterwards', async () => {
    await shows('订单');
    await page.setOffline(true);
    await shows('连接不上服务器');
    await page.setOffline(false);
    await until(
      () => textOf(page, '#office'),
      (shown) => !shown.includes('连接不上服务器'),
    );
  });
});
