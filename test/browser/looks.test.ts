import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shows } from '../reliability/shows';
import type { BrowserDriver } from './driver';
import { Journey } from './journey';
import { launchBrowser } from './playwright-driver';

let browser: BrowserDriver;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Hides the page as far as scripts can tell, and keeps when it has asked for the status. */
const hiddenPage = `{
  let visibility = 'visible';
  Object.defineProperties(document, {
    visibilityState: { get: () => visibility },
    hidden: { get: () => visibility === 'hidden' },
  });
  globalThis.see = (next) => { visibility = next; document.dispatchEvent(new Event('visibilitychange')); };
  globalThis.asked = [];
  const ask = window.fetch;
  window.fetch = (...request) => {
    if (String(request[0]).endsWith('/status')) globalThis.asked.push(performance.now());
    return ask(...request);
  };
}`;

describe.concurrent('a hidden page that asks once a minute', () => {
  test.for([
    ['is seen', `see('visible')`],
    ['is focused', `window.dispatchEvent(new Event('focus'))`],
    ['is online', `window.dispatchEvent(new Event('online'))`],
    ['comes back from a cache', `window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))`],
  ] as const)('asks within a second when it %s again', async ([, happens], context) => {
    const journey = await Journey.begin(browser, {}, { initScript: hiddenPage }, undefined, context.onTestFinished);
    await journey.showCode();
    await journey.page.evaluate(`see('hidden'), globalThis.asked = [performance.now()], undefined`);
    // A look may have been due or under way; the one after it is a minute away.
    await journey.page.waitFor('performance.now() - globalThis.asked[globalThis.asked.length - 1] > 4000');
    await journey.page.evaluate(`globalThis.asked = [], globalThis.happenedAt = performance.now(), ${happens}, undefined`);
    const after = await journey.page.waitFor<number>('globalThis.asked.length > 0 && globalThis.asked[0] - globalThis.happenedAt');
    expect(after).toBeLessThanOrEqual(1000);
    await journey.expectNoHarm();
    shows(context, 'R9', 1, `asked after ${after.toFixed(0)} ms`);
  });
});
