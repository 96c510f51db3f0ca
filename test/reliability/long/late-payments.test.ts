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

const orderMs = 20_000;

describe.concurrent('a code that is paid', () => {
  test.for([
    ['a second before the order’s end', -1000],
    ['in the moment of the order’s end', 0],
    ['five seconds after the order’s end', 5000],
    ['twenty seconds after the order’s end', 20_000],
  ] as const)('%s is shown as paid', async ([, afterEndMs], context) => {
    const wishes = { products: 'wechat-pay.native', expiresInMs: String(orderMs) };
    const journey = await Journey.begin(browser, wishes, {}, undefined, context.onTestFinished);
    const content = await journey.showCode();
    const response = await fetch(`${journey.origin}/api/sessions/${journey.sessionId}/status`);
    const { expiresInMs } = (await response.json()) as { expiresInMs: number };
    expect(expiresInMs).toBeGreaterThan(2000);
    await new Promise((resolve) => setTimeout(resolve, expiresInMs + afterEndMs));
    if (afterEndMs > 1000) expect(await journey.page.state()).toBe('expired');
    expect((await journey.act(content, 'pay')).status).toBe(200);
    await journey.page.waitForState('paid');
    expect(await journey.ledger()).toMatchObject([{ standing: 'paid' }]);
    await journey.expectNoHarm();
    shows(context, 'R13');
  });
});
