import { afterAll, beforeAll, describe, test } from 'vitest';
import { shows } from '../reliability/shows';
import type { BrowserDriver } from './driver';
import { Journey, startNetwork } from './journey';
import { launchBrowser } from './playwright-driver';

let browser: BrowserDriver;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** How long a lid was closed. */
const asleepMs = 30 * 60_000;

/** A monotonic clock that has gone on in a sleep, or has stopped. */
const sleeps = [
  ['went on', asleepMs],
  ['stopped', 0],
] as const;

const monotonicClock = `{
  const now = performance.now.bind(performance);
  globalThis.asleepMs = 0;
  performance.now = () => now() + globalThis.asleepMs;
}`;

/** The seconds that the page says are left. */
async function secondsShown({ page }: Journey): Promise<number> {
  const [, minutes = NaN, seconds = NaN] = (/请在 (\d+):(\d+) 内/.exec(await page.text()) ?? []).map(Number);
  return minutes * 60 + seconds;
}

describe.concurrent('a page that has slept for half an hour (simulated)', () => {
  test.for(sleeps)(
    'where the monotonic clock %s, is right to a second once it is seen again',
    async ([, wentOnMs], { expect, task, onTestFinished }) => {
      const network = await startNetwork(onTestFinished);
      const journey = await Journey.begin(browser, { expiresInMs: '2700000' }, { initScript: monotonicClock }, network, onTestFinished);
      await journey.page.waitForState('choosing');
      const replace = (json: unknown): unknown => {
        const update = json as { expiresInMs: number };
        return { ...update, expiresInMs: update.expiresInMs - asleepMs };
      };
      network.on({ path: /\/api\/sessions\/[^/]+(\/status)?$/, times: Infinity, fault: { kind: 'replace-json', replace } });
      await journey.page.evaluate(`globalThis.asleepMs = ${String(wentOnMs)}, window.dispatchEvent(new Event('focus'))`);
      const leftMs = async () => {
        const response = await fetch(`${network.url}/api/sessions/${journey.sessionId}/status`);
        return ((await response.json()) as { expiresInMs: number }).expiresInMs;
      };
      await expect
        .poll(async () => Math.abs((await secondsShown(journey)) - (await leftMs()) / 1000), { timeout: 10_000 })
        .toBeLessThanOrEqual(1);
      await journey.expectNoHarm();
      shows({ task }, 'R9');
    },
  );
});
