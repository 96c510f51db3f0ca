import type { PageDriver } from '../browser/driver';
import { until } from './shopper';

/** Runs in a page first: notes what its policy has stopped, for `violationsOf`. */
export const watchPolicy = `globalThis.violations = []; document.addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective));`;

/** What a page's policy has stopped. */
export const violationsOf = (page: PageDriver): Promise<string[]> => page.evaluate('globalThis.violations');

/** What a part of a page says. */
export const textOf = (page: PageDriver, selector: string): Promise<string> =>
  page.evaluate<string>(`document.querySelector(${JSON.stringify(selector)}).innerText`);

/** Waits until a part of a page says something, and gives all that it says then. */
export const says = (page: PageDriver, selector: string, words: string): Promise<string> =>
  until(
    () => textOf(page, selector),
    (shown) => shown.includes(words),
  );

/** Goes on by the keyboard until a control with these words has the focus. */
export async function tabTo(page: PageDriver, words: string): Promise<void> {
  const focused = `(document.activeElement.labels?.[0] ?? document.activeElement).innerText`;
  for (let step = 0; step < 60; step += 1) {
    await page.press('Tab');
    if ((await page.evaluate<string>(focused)) === words) return;
  }
  throw new Error(`The keyboard does not reach ${words}`);
}
