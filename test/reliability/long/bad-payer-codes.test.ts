import { afterAll, beforeAll, describe, expect, test, type TestContext } from 'vitest';
import type { BrowserDriver } from '../../browser/driver';
import { Journey } from '../../browser/journey';
import { launchBrowser } from '../../browser/playwright-driver';

let browser: BrowserDriver;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const methods = [
  { productId: 'wechat-pay.payer-code', method: '微信付款码', wallet: '微信' },
  { productId: 'alipay.payer-code', method: '支付宝付款码', wallet: '支付宝' },
  { productId: 'unionpay.payer-code', method: '云闪付付款码', wallet: '云闪付' },
] as const;

const [wechat, alipay] = methods;

type Method = (typeof methods)[number];

const everyWallet = methods.map(({ productId }) => productId).join(',');

/** A counter with every wallet's code unless told otherwise, and its cashier at the field for one of them. */
async function collect({ method }: Method, context: TestContext, products: string = everyWallet): Promise<Journey> {
  const journey = await begin(context, products);
  await choose(journey, method);
  return journey;
}

function begin({ onTestFinished }: TestContext, products: string): Promise<Journey> {
  const wishes = { products, terminal: 'scan' };
  return Journey.begin(browser, wishes, {}, undefined, onTestFinished);
}

async function choose({ page }: Journey, method: string): Promise<void> {
  await page.waitForState('choosing');
  // The one that is chosen, and pays, ends with the amount.
  await page.clickButton(new RegExp(`^${method}(?! ¥)`));
  await page.clickButton(new RegExp(`^${method} ¥`));
  await page.waitForState('collecting-code');
}

/** The field has the focus and nothing in it. */
async function expectFieldReady({ page }: Journey): Promise<void> {
  await page.waitFor(`/^付款码$/.test(cashierPage.focusedText())`);
  expect(await page.evaluate(`cashierPage.findAllDeep('#field').map(({ value }) => value)`)).toEqual(['']);
}

async function read(journey: Journey, code: string): Promise<void> {
  await expectFieldReady(journey);
  await journey.page.type(code);
  await journey.page.press('Enter');
}

/** The channel charged once, and the page says so. */
async function expectPaidOnce(journey: Journey): Promise<void> {
  await journey.page.waitForState('paid');
  expect(await journey.ledger()).toMatchObject([{ standing: 'paid', total: 102400, refunds: [] }]);
  await journey.expectNoHarm();
}

async function expectRefused(journey: Journey, wallet: string): Promise<void> {
  const text = await journey.page.waitForText('payer-code-invalid', { timeoutMs: 20_000 });
  expect(text).toMatch(new RegExp(`不是${wallet}的付款码，没有扣款。请顾客刷新付款码后再扫`));
  expect(await journey.page.state()).toBe('collecting-code');
  await expectFieldReady(journey);
  expect((await journey.ledger()).map(({ standing }) => standing)).not.toContain('paid');
  await journey.expectNoHarm();
}

/** How often the page has asked for an attempt. */
const asked = ({ page }: Journey) =>
  page.evaluate<number>(`performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/payments')).length`);

describe('a text that is no payer’s code', () => {
  test.concurrent.for([
    ['is too short', '130000000000'],
    ['is too long', '1300000000000000001'],
    ['is nothing', ''],
    ['is of letters', 'HTTPSQRALIPAYCOM'],
    ['has a letter in it', '13000000000000000O'],
    ['is a book’s', '9787100150880'],
  ] as const)('because it %s is told at once and asked of nobody, and the next code pays', async ([, text], context) => {
    const journey = await collect(wechat, context);
    await read(journey, text);
    await journey.page.waitForText('这不是完整的付款码。付款码是 16 至 24 位数字，请重新扫码或输入。');
    expect(await journey.page.state()).toBe('collecting-code');
    expect(await asked(journey)).toBe(0);
    expect(await journey.ledger()).toEqual([]);
    await read(journey, await journey.makePayerCode(wechat.productId, 'pay'));
    await expectPaidOnce(journey);
  });
});

describe.concurrent.for(methods)('a code at $method', ({ productId, method, wallet }) => {
  const here = methods.find((one) => one.productId === productId) ?? wechat;

  test('that begins as no wallet’s does is asked of the server, refused in words, and the next code pays', async (context) => {
    const journey = await collect(here, context);
    await read(journey, '9900000000000001');
    await expectRefused(journey, wallet);
    expect(await asked(journey)).toBe(1);
    await read(journey, await journey.makePayerCode(productId, 'pay'));
    await expectPaidOnce(journey);
  });

  test('that has paid one order pays no second, and a fresh one does', async (context) => {
    const first = await collect(here, context);
    const code = await first.makePayerCode(productId, 'pay');
    await read(first, code);
    await expectPaidOnce(first);
    const second = await collect(here, context);
    await read(second, code);
    await expectRefused(second, wallet);
    await read(second, await second.makePayerCode(productId, 'pay'));
    await expectPaidOnce(second);
    expect(await first.ledger()).toMatchObject([{ standing: 'paid', refunds: [] }]);
  });

  test('that is another wallet’s is paid with that wallet, which the receipt names', async (context) => {
    const owner = here === alipay ? wechat : alipay;
    const journey = await collect(here, context);
    await read(journey, await journey.makePayerCode(owner.productId, 'pay'));
    await expectPaidOnce(journey);
    expect(await journey.page.text()).toContain(owner.method);
    expect(method).not.toBe(owner.method);
  });

  test('that is of a wallet which the merchant has not opened is refused in words', async (context) => {
    const owner = here === alipay ? wechat : alipay;
    const journey = await collect(here, context, here.productId);
    await read(journey, await journey.makePayerCode(owner.productId, 'pay'));
    await expectRefused(journey, wallet);
    await read(journey, await journey.makePayerCode(productId, 'pay'));
    await expectPaidOnce(journey);
  });
});

describe('a scanner', () => {
  /**
   * Keys as fast as a scanner's. They are sent from within the page: a machine that is busy with other journeys may hold single keys of a
   * driver up for longer than a scanner ever pauses. Answers whether Enter was kept from what has the focus.
   */
  const scan = (code: string) => `(() => {
    let target = document.activeElement;
    while (target.shadowRoot && target.shadowRoot.activeElement) target = target.shadowRoot.activeElement;
    const press = (key) => target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
    for (const key of ${JSON.stringify(code)}) press(key);
    return !press('Enter');
  })()`;

  test.concurrent('is heard while the focus is on a button, which is not pressed', async (context) => {
    const journey = await collect(wechat, context);
    await expectFieldReady(journey);
    for (let stops = 0; stops < 5 && (await journey.page.focusedText()) !== '换一种方式'; stops += 1) await journey.page.press('Tab');
    expect(await journey.page.focusedText()).toBe('换一种方式');
    expect(await journey.page.evaluate(scan(await journey.makePayerCode(wechat.productId, 'pay')))).toBe(true);
    await expectPaidOnce(journey);
  });

  test.concurrent('that reads something else while the focus is on a button is answered in words, and heard again', async (context) => {
    const journey = await collect(wechat, context);
    await expectFieldReady(journey);
    await journey.page.press('Tab');
    expect(await journey.page.evaluate(scan('9787100150880'))).toBe(true);
    await journey.page.waitForText('这不是完整的付款码');
    await expectFieldReady(journey);
    expect(await asked(journey)).toBe(0);
    await journey.page.press('Tab');
    expect(await journey.page.evaluate(scan(await journey.makePayerCode(wechat.productId, 'pay')))).toBe(true);
    await expectPaidOnce(journey);
  });

  test.concurrent('that reads one code twice in a moment charges it once', async (context) => {
    const journey = await collect(wechat, context);
    await expectFieldReady(journey);
    await journey.page.press('Tab');
    const code = await journey.makePayerCode(wechat.productId, 'pay');
    await journey.page.evaluate(`${scan(code)}; ${scan(code)}`);
    await expectPaidOnce(journey);
    expect(await asked(journey)).toBe(1);
  });
});
