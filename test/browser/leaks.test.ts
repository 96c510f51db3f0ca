import { afterAll, beforeAll, expect, test } from 'vitest';
import { shows } from '../reliability/shows';
import type { BrowserDriver } from './driver';
import { Journey } from './journey';
import { launchBrowser } from './playwright-driver';

let browser: BrowserDriver;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Counts what has been started and has not come to an end. */
const countRunning = `{
  const running = (globalThis.running = { timeouts: new Set(), intervals: new Set(), fetches: new Set() });
  const { setTimeout, setInterval, clearTimeout, clearInterval, fetch } = window;
  window.setTimeout = (run, ms, ...given) => {
    const id = setTimeout(() => { running.timeouts.delete(id); run(...given); }, ms);
    running.timeouts.add(id);
    return id;
  };
  window.setInterval = (...given) => {
    const id = setInterval(...given);
    running.intervals.add(id);
    return id;
  };
  const clear = (own) => (id) => {
    running.timeouts.delete(id);
    running.intervals.delete(id);
    own(id);
  };
  window.clearTimeout = clear(clearTimeout);
  window.clearInterval = clear(clearInterval);
  window.fetch = (...given) => {
    const asked = fetch(...given);
    running.fetches.add(asked);
    const end = () => running.fetches.delete(asked);
    asked.then(end, end);
    return asked;
  };
}`;

const countsOf = '({ ...running, timeouts: running.timeouts.size, intervals: running.intervals.size, fetches: running.fetches.size })';

const rounds = 7;

test('a cashier that is put on a page, pays, cancels and is removed, seven times, leaves nothing behind and nothing running', async ({
  task,
}) => {
  const journey = await Journey.begin(browser, {}, { initScript: countRunning });
  const { page } = journey;
  const nothing = { timeouts: 0, intervals: 0, fetches: 0 };
  await page.waitForState('choosing');
  const put = await page.evaluate<string>(`(() => {
    const cashier = document.querySelector('unified-cashier');
    globalThis.place = cashier.parentElement;
    cashier.remove();
    return cashier.getAttribute('session-id');
  })()`);

  const counted: { nodes: number; listeners: number; documents: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await page.evaluate(`(() => {
      const cashier = document.createElement('unified-cashier');
      cashier.setAttribute('session-id', '${put}');
      cashier.setAttribute('gateway', '/api');
      place.append(cashier);
    })()`);
    await journey.pay();
    await page.waitForState('awaiting');
    expect(await page.evaluate<typeof nothing>(countsOf)).not.toEqual(nothing);
    await page.clickButton(/^换一种方式$/);
    await page.waitForState('choosing');
    await page.evaluate(`document.querySelector('unified-cashier').remove()`);
    await expect.poll(() => page.evaluate(countsOf)).toEqual(nothing);
    counted.push(await page.driver.metrics());
    const second = counted[1];
    if (!second) continue;
    // What the engine itself has still to let go of is gone a moment later.
    await expect
      .poll(async () => {
        const { nodes, listeners, documents } = await page.driver.metrics();
        return [nodes <= second.nodes, listeners <= second.listeners, documents <= second.documents];
      })
      .toEqual([true, true, true]);
  }
  expect(await journey.ledger()).toHaveLength(rounds);
  await journey.expectNoHarm();
  const last = await page.driver.metrics();
  shows(
    { task },
    'R21',
    rounds,
    `${String(last.nodes)} nodes and ${String(last.listeners)} listeners after the seventh round, ${String(counted[1]?.nodes)} and ${String(counted[1]?.listeners)} after the second`,
  );
});
