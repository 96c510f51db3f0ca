import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shows } from '../reliability/shows';
import type { BrowserDriver } from './driver';
import { Journey, startNetwork, keysOf } from './journey';
import { launchBrowser } from './playwright-driver';

let browser: BrowserDriver;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const first = `document.querySelector('unified-cashier')`;
const all = `[...document.querySelectorAll('unified-cashier')]`;

/** Puts another cashier beside the first one, and waits until it offers something. */
async function putBeside({ page }: Journey, sessionId: string): Promise<void> {
  await page.waitForState('choosing');
  await page.evaluate(`(() => {
    const other = ${first}.cloneNode();
    other.setAttribute('session-id', '${sessionId}');
    ${first}.after(other);
  })()`);
  await page.waitFor(`${all}.every(({ state }) => state === 'choosing')`, { timeoutMs: 30_000 });
}

/** Each press is what a payer, or a page, does to one cashier that offers something. */
const presses: readonly (readonly [name: string, press: (journey: Journey) => Promise<unknown>])[] = [
  [
    'pressed twenty times within a tenth of a second',
    async ({ page }) => {
      const tookMs = await page.evaluate<number>(`(() => {
        const begun = performance.now();
        for (let press = 0; press < 20; press += 1) cashierPage.findAllDeep('[part=pay]')[0]?.click();
        return performance.now() - begun;
      })()`);
      expect(tookMs).toBeLessThan(100);
    },
  ],
  [
    'pressed by Enter and the mouse at once',
    async ({ page }) => {
      const { x, y } = await page.evaluate<{ x: number; y: number }>(`cashierPage.findButton('^微信支付 ¥', '')`);
      await page.evaluate(`cashierPage.findAllDeep('[part=pay]')[0].focus()`);
      await Promise.all([page.press('Enter'), page.driver.click(x, y)]);
    },
  ],
  ['told by the page twice', ({ page }) => page.evaluate(`{ ${first}.pay(); ${first}.pay(); }`)],
  ['told by the page and pressed', ({ page }) => page.evaluate(`{ ${first}.pay(); cashierPage.findAllDeep('[part=pay]')[0]?.click(); }`)],
];

describe.concurrent('one wish to pay', () => {
  test.for(presses)('that is %s is one payment under one key', async ([, press], { task, onTestFinished }) => {
    const network = await startNetwork(onTestFinished);
    const journey = await Journey.begin(browser, {}, {}, network, onTestFinished);
    await journey.page.waitFor(`cashierPage.findAllDeep('[part=pay]').length`, { timeoutMs: 30_000 });
    await press(journey);
    await journey.page.waitFor(`${first}.state === 'awaiting'`, { timeoutMs: 30_000 });
    expect(keysOf(network)).toHaveLength(1);
    expect(await journey.ledger()).toHaveLength(1);
    await journey.expectNoHarm();
    shows({ task }, 'R3');
  });

  test('on two cashiers of one order on one page is one payment, which both show', async ({ task, onTestFinished }) => {
    const journey = await Journey.begin(browser, {}, {}, undefined, onTestFinished);
    await putBeside(journey, journey.sessionId);
    await journey.page.evaluate(`${all}.forEach((cashier) => cashier.pay())`);
    await journey.page.waitFor(`${all}.every(({ state }) => state === 'awaiting')`, { timeoutMs: 30_000 });
    expect(await journey.ledger()).toHaveLength(1);
    await journey.act(await journey.walletContent(), 'pay');
    await journey.page.waitFor(`${all}.every(({ state }) => state === 'paid')`, { timeoutMs: 30_000 });
    await journey.expectNoHarm();
    shows({ task }, 'R3');
  });

  test('on each of two cashiers of two orders on one page is one payment each', async ({ task, onTestFinished }) => {
    const journey = await Journey.begin(browser, {}, {}, undefined, onTestFinished);
    const other = await Journey.begin(browser, {}, {}, undefined, onTestFinished);
    await putBeside(journey, other.sessionId);
    await journey.page.evaluate(`${all}.forEach((cashier) => cashier.pay())`);
    await journey.page.waitFor(`${all}.every(({ state }) => state === 'awaiting')`, { timeoutMs: 30_000 });
    expect([await journey.ledger(), await other.ledger()].map(({ length }) => length)).toEqual([1, 1]);
    await other.act(await other.walletContent(), 'pay');
    await journey.page.waitFor(`${all}[1].state === 'paid'`, { timeoutMs: 30_000 });
    expect(await journey.page.state()).toBe('awaiting');
    await journey.expectNoHarm();
    shows({ task }, 'R3');
  });

  test.for(['creating', 'awaiting'] as const)(
    'goes on with the same attempt when the cashier is taken away while it is %s, and put back',
    async (state, { expect, task, onTestFinished }) => {
      const network = await startNetwork(onTestFinished);
      if (state === 'creating') network.on({ method: 'POST', path: /\/payments$/, fault: { kind: 'delay', ms: 2000 } });
      const journey = await Journey.begin(browser, {}, {}, network, onTestFinished);
      await journey.pay();
      await journey.page.waitForState(state);
      await expect.poll(() => keysOf(network).length).toBe(1);
      await journey.page.evaluate(`globalThis.taken = ${first}, globalThis.place = taken.parentElement, void taken.remove()`);
      expect(await journey.page.findDeep('unified-cashier')).toEqual([]);
      await journey.page.evaluate('void place.append(taken)');
      await journey.page.waitForState('awaiting');
      expect(new Set(keysOf(network)).size).toBe(1);
      await journey.act(await journey.page.decodeCode(), 'pay');
      await journey.page.waitForState('paid');
      expect(await journey.ledger()).toHaveLength(1);
      await journey.expectNoHarm();
      shows({ task }, 'R3');
    },
  );
});
