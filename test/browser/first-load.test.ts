import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { firstLoadFiles } from '../../scripts/first-load';
import { CashierPage } from './cashier-page';
import type { BrowserDriver } from './driver';
import { launchBrowser } from './playwright-driver';

/** Looks in each frame, so that what the page fetches once it is idle is not counted. */
const noteWhatIsLoaded = `
  const look = () => {
    if (document.body && cashierPage.findDeep('input[type=radio], [role=radio]').some(({ isVisible }) => isVisible)) {
      globalThis.loadedAtFirstMethod = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
    } else {
      requestAnimationFrame(look);
    }
  };
  look();`;

let browser: BrowserDriver;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

test('a page loads, before the first method shows, exactly what the size limit counts', async () => {
  const page = await CashierPage.open(browser, `${inject('demoUrl')}/new?amount=102400`, { initScript: noteWhatIsLoaded });
  const loaded = await page.waitFor<string[]>('globalThis.loadedAtFirstMethod');
  const files = loaded.filter((path) => /^\/assets\/standalone\/.*\.(js|css)$/.test(path)).map((path) => path.replace('/assets/', 'dist/'));
  expect(files.sort()).toEqual(firstLoadFiles().sort());
});
