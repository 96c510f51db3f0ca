import { afterAll, beforeAll, describe, expect, test, type TestContext } from 'vitest';
import type { BrowserDriver, PageOptions } from './driver';
import { Journey } from './journey';
import { launchBrowser } from './playwright-driver';
import { rowOf } from './terminal-rows';

let browser: BrowserDriver;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** A merchant's products where the payer stands, and the plan that the payer takes in the wallet. */
interface Row {
  readonly place: string;
  readonly options: PageOptions;
  readonly others: string;
  readonly base: string;
  readonly inWallet: RegExp;
  readonly confirmed: string;
}

const rows: readonly Row[] = [
  {
    place: 'a PC',
    options: { viewport: { width: 1280, height: 800 } },
    others: 'wechat-pay.native',
    base: 'alipay.page',
    inWallet: /^花呗分 6 期/,
    confirmed: '6 期 · 首期 ¥178.38 · 之后每期 ¥178.34',
  },
  {
    place: 'a phone',
    // Without touch, as its payer has a keyboard.
    options: { ...rowOf('alipay.wap').options, touch: false },
    others: 'wechat-pay.jsapi,wechat-pay.h5',
    base: 'alipay.wap',
    inWallet: /^花呗分 12 期/,
    // 7.5 % are ¥76.80.
    confirmed: '12 期 · 首期 ¥91.77 · 之后每期 ¥91.73',
  },
];

function begin({ options }: Row, products: string, { onTestFinished }: TestContext): Promise<Journey> {
  return Journey.begin(browser, { products }, options, undefined, onTestFinished);
}

/** Presses a key until what is wanted has the focus. */
async function pressTo({ page }: Journey, key: string, name: RegExp): Promise<void> {
  const met: string[] = [];
  for (let presses = 0; presses < 12; presses += 1) {
    const text = await page.focusedText();
    if (name.test(text)) return;
    met.push(text);
    await page.press(key);
  }
  throw new Error(`${key} never came to ${String(name)}, only to ${met.join(' | ')}`);
}

describe.concurrent.each(rows)('花呗分期 on $place', (row) => {
  test('stands beside the wallets, is chosen by keyboard, and the receipt has the confirmed plan', { timeout: 60_000 }, async (context) => {
    const journey = await begin(row, `${row.others},${row.base},alipay.huabei`, context);
    const { page } = journey;
    await page.waitForState('choosing');
    expect(await page.waitForText('花呗分期')).toMatch(/微信支付[^]*支付宝[^]*花呗分期/);
    await pressTo(journey, 'Tab', /^微信支付/);
    await pressTo(journey, 'ArrowDown', /花呗分期/);
    await page.waitForText('× 12 期');
    const radios = await page.findDeep('input[type=radio], [role=radio]');
    expect(radios.flatMap(({ name }) => /× (\d+) 期/.exec(name)?.[1] ?? [])).toEqual(['3', '6', '12']);
    await pressTo(journey, 'Tab', /× 3 期/);
    await pressTo(journey, 'ArrowDown', /× 6 期.*46\.08.*预估/);
    await pressTo(journey, 'Tab', /^用花呗分期支付 ¥1,070\.08/);
    await page.press('Enter');
    expect(await page.waitForText('沙箱：不会产生真实扣款')).toContain('花呗分 6 期：首期 ¥178.38，其后每期 ¥178.34，手续费 ¥46.08');
    await page.clickButton(row.inWallet);
    await page.clickButton(/^确认付款$/);
    await page.waitForState('paid');
    await page.waitForText(row.confirmed);
    expect(await journey.ledger()).toMatchObject([{ standing: 'paid', total: 102_400 }]);
    await journey.expectNoHarm();
  });

  test('is not there without its base product, and explain() says so', { timeout: 60_000 }, async (context) => {
    const { page } = await begin(row, `${row.others},alipay.huabei`, context);
    await page.waitForState('choosing');
    const { offers, exclusions } = await page.explain<Record<'offers' | 'exclusions', readonly { productId: string }[]>>();
    expect(offers).toHaveLength(1);
    expect(exclusions).toContainEqual(
      expect.objectContaining({
        productId: 'alipay.huabei',
        reason: 'instalment-base',
        facts: { missing: expect.arrayContaining([row.base]) as unknown },
      }),
    );
    expect(await page.text()).not.toContain('花呗');
  });
});
