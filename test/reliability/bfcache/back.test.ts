import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BrowserDriver } from '../../browser/driver';
import { Journey, startNetwork } from '../../browser/journey';
import { launchFullBrowser } from '../../browser/playwright-driver';
import { isPostedBack, productsOf, rowOf, type TerminalRow } from '../../browser/terminal-rows';
import { shows } from '../shows';

let browser: BrowserDriver;
beforeAll(async () => {
  browser = await launchFullBrowser();
});
afterAll(() => browser.close());

/** What happened in a page that came back, in milliseconds since. */
interface Return {
  readonly persisted: boolean;
  readonly askedAfterMs?: number;
  readonly usableAfterMs?: number;
}

/** Watches a page that comes back: when it asks its server, and when there is a button to press. */
const watchReturn = `{
  const ask = window.fetch;
  let back;
  window.fetch = (...request) => {
    if (back && /\\/api\\/sessions\\//.test(String(request[0]))) back.askedAfterMs ??= performance.now() - back.at;
    return ask(...request);
  };
  addEventListener('pageshow', ({ persisted }) => {
    if (!document.querySelector('unified-cashier')) return;
    globalThis.back = back = { persisted, at: performance.now() };
    const look = () => {
      const isUsable = cashierPage.findDeep('button').some((button) => button.isVisible && button.isUsable);
      if (isUsable) back.usableAfterMs = performance.now() - back.at;
      else setTimeout(look, 16);
    };
    look();
  });
}`;

type Json = Readonly<Record<string, unknown>>;

/** An answer of the merchant's with every address to go to turned into another kind of action. */
const turned = (turn: (url: string) => Json) => (json: unknown) =>
  JSON.parse(JSON.stringify(json, (name, value: unknown) => (name === 'action' ? turn((value as { url: string }).url) : value))) as unknown;

interface Leaving {
  readonly kind: string;
  readonly productId: string;
  readonly turn?: (url: string) => Json;
}

const ways: readonly Leaving[] = [
  { kind: 'redirect', productId: 'wechat-pay.h5' },
  { kind: 'redirect', productId: 'alipay.wap' },
  { kind: 'form', productId: 'alipay.page' },
  { kind: 'form', productId: 'unionpay.page' },
  { kind: 'form', productId: 'unionpay.wap' },
  { kind: 'app-link', productId: 'alipay.wap', turn: (url) => ({ kind: 'app-link', url }) },
  {
    kind: 'app-sdk without an app',
    productId: 'alipay.wap',
    turn: (url) => ({ kind: 'app-sdk', sdk: 'alipay', parameters: {}, fallbackUrl: url }),
  },
];

async function begin(row: TerminalRow, turn?: (url: string) => Json): Promise<Journey> {
  const network = await startNetwork();
  if (turn) network.on({ path: /\/api\/sessions\//, times: Infinity, fault: { kind: 'replace-json', replace: turned(turn) } });
  const options = { ...row.options, initScript: watchReturn, proxy: network.url };
  return Journey.begin(browser, { products: productsOf(row) }, options);
}

/** Goes back as the browser's button does, and answers what the page did when it was there again. */
async function goBack({ page }: Journey): Promise<Return> {
  await page.evaluate('history.back()').catch(() => undefined);
  return page.waitFor<Return>('globalThis.back?.persisted && back.askedAfterMs && back.usableAfterMs && back');
}

/** What was measured of a return, once it was really one from the cache. */
function expectUsable({ persisted, askedAfterMs = Infinity, usableAfterMs = Infinity }: Return): string {
  expect(persisted).toBe(true);
  expect(askedAfterMs).toBeLessThanOrEqual(1000);
  expect(usableAfterMs).toBeLessThanOrEqual(1000);
  return `asked after ${askedAfterMs.toFixed(0)} ms, usable after ${usableAfterMs.toFixed(0)} ms`;
}

describe('a page that the payer goes back to', () => {
  test.for(ways)(
    'from $productId ($kind) has asked and can be used within a second, and leads to the wallet again',
    async (way, context) => {
      const row = rowOf(way.productId);
      const journey = await begin(row, way.turn);
      await journey.goToWallet(row.method);
      const figure = expectUsable(await goBack(journey));
      await journey.page.waitForText('还没有收到付款', { timeoutMs: 20_000 });
      await journey.page.clickButton(/^重新支付$/);
      await journey.page.clickButton(/^确认付款$/, { timeoutMs: 20_000 });
      if (isPostedBack(row)) await journey.page.clickButton(/^返回商家$/);
      await journey.page.waitForState('paid');
      expect(await journey.ledger()).toMatchObject([{ standing: 'paid' }]);
      await journey.expectNoHarm();
      shows(context, 'R10', 1, figure);
    },
  );

  test('from the wallet’s question who pays has asked and can be used within a second', async (context) => {
    const row = rowOf('wechat-pay.jsapi');
    const journey = await begin(row);
    await journey.pay(row.method);
    await journey.page.waitForText('不回应', { timeoutMs: 20_000 });
    const figure = expectUsable(await goBack(journey));
    await journey.page.waitForText('还没有收到付款', { timeoutMs: 20_000 });
    await journey.page.clickButton(/^继续支付$/);
    await journey.page.clickButton(/^付款$/);
    await journey.page.waitForState('paid');
    expect(await journey.ledger()).toMatchObject([{ standing: 'paid' }]);
    await journey.expectNoHarm();
    shows(context, 'R10', 1, figure);
  });
});
