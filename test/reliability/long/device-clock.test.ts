import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BrowserDriver } from '../../browser/driver';
import { Journey } from '../../browser/journey';
import { launchBrowser } from '../../browser/playwright-driver';
import { shows } from '../shows';

let browser: BrowserDriver;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const dayMs = 24 * 60 * 60_000;

/** Every question to the device's clock is answered `offMs` off from the first script on; keeps when the cashier said that time was over. */
const clockScript = (offMs: number): string => `{
  const Real = Date;
  globalThis.clockOffMs = ${String(offMs)};
  globalThis.Date = new Proxy(Real, {
    construct: (target, given, newTarget) =>
      Reflect.construct(target, given.length === 0 ? [Real.now() + globalThis.clockOffMs] : given, newTarget),
    apply: () => new Real(Real.now() + globalThis.clockOffMs).toString(),
    get: (target, name) => (name === 'now' ? () => Real.now() + globalThis.clockOffMs : target[name]),
  });
  document.addEventListener('uc-status', ({ state }) => {
    if (state === 'expired' || state === 'code-expired') globalThis.overAt ??= Real.now();
  });
}`;

const ways = [
  ['is a day behind', -dayMs, 0],
  ['is a day ahead', dayMs, 0],
  ['jumps back by a day', 0, -dayMs],
  ['jumps ahead by a day', 0, dayMs],
] as const;

const ends = [
  ['the code', 'code-expired', { actionExpiresInMs: '20000' }],
  ['the order', 'expired', { expiresInMs: '20000' }],
] as const;

interface Status {
  readonly expiresInMs: number;
  readonly payments: readonly { readonly actionExpiresInMs?: number }[];
}

const cases = ways.flatMap(([how, from, jump]) => ends.map(([what, state, wishes]) => [how, what, { from, jump, state, wishes }] as const));

describe.concurrent('where the device’s clock', () => {
  test.for(cases)('%s, the end of %s is told when it is due', async ([, what, { from, jump, state, wishes }], context) => {
    const options = { initScript: clockScript(from) };
    const journey = await Journey.begin(browser, { products: 'wechat-pay.native', ...wishes }, options, undefined, context.onTestFinished);
    await journey.showCode();
    const asked = Date.now();
    const response = await fetch(`${journey.origin}/api/sessions/${journey.sessionId}/status`);
    const { expiresInMs, payments } = (await response.json()) as Status;
    const dueAt = asked + (what === 'the order' ? expiresInMs : (payments[0]?.actionExpiresInMs ?? NaN));
    await journey.page.evaluate(`globalThis.clockOffMs += ${String(jump)}`);
    expect(await journey.page.evaluate('Date.now()')).toSatisfy((now: number) => Math.abs(now - Date.now()) > dayMs - 60_000);
    await journey.page.waitForState(state);
    const off = (await journey.page.evaluate<number>('globalThis.overAt')) - dueAt;
    expect(Math.abs(off)).toBeLessThanOrEqual(2000);
    await journey.expectNoHarm();
    shows(context, 'R12', 1, `${off.toFixed(0)} ms off`);
  });
});
