import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BrowserDriver } from './driver';
import type { FaultyProxy } from './faulty-proxy';
import { Journey, startNetwork, type OrderWishes } from './journey';
import { launchBrowser } from './playwright-driver';

let browser: BrowserDriver;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

interface Stop {
  readonly state: string;
  readonly wishes?: OrderWishes;
  /** How to get there from choosing. */
  readonly reach: (journey: Journey, network: FaultyProxy) => Promise<unknown>;
  /** What the page may show after a reload. */
  readonly after: readonly string[];
  /** How many attempts the channel knows at the end. */
  readonly attempts: number;
}

const losesAllAnswers = (network: FaultyProxy) => {
  network.on({ method: 'POST', path: /\/payments$/, times: Infinity, fault: { kind: 'lose-answer' } });
  network.on({ path: /\/status$/, times: Infinity, fault: { kind: 'lose-request' } });
};

const stops: readonly Stop[] = [
  { state: 'choosing', reach: (journey) => journey.page.waitForState('choosing'), after: ['choosing'], attempts: 0 },
  {
    state: 'creating',
    reach: (journey, network) => {
      network.on({ method: 'POST', path: /\/payments$/, fault: { kind: 'delay', ms: 8000 } });
      return journey.pay();
    },
    after: ['awaiting'],
    attempts: 1,
  },
  {
    state: 'outcome-unknown',
    reach: async (journey, network) => {
      losesAllAnswers(network);
      await journey.pay();
    },
    after: ['awaiting'],
    attempts: 1,
  },
  { state: 'awaiting', reach: (journey) => journey.showCode(), after: ['awaiting'], attempts: 1 },
  { state: 'code-expired', wishes: { actionExpiresInMs: '2000' }, reach: (journey) => journey.pay(), after: ['code-expired'], attempts: 1 },
  {
    state: 'confirming',
    reach: async (journey) => {
      await journey.act(await journey.showCode(), 'scan');
      await journey.page.clickButton(/^换一种方式$/);
    },
    after: ['confirming'],
    attempts: 1,
  },
  {
    state: 'closing',
    reach: async (journey, network) => {
      network.on({ method: 'POST', path: /\/close$/, fault: { kind: 'delay', ms: 8000 } });
      await journey.showCode();
      await journey.page.clickButton(/^换一种方式$/);
    },
    after: ['choosing', 'awaiting'],
    attempts: 1,
  },
  {
    state: 'failed',
    reach: async (journey) => {
      await journey.act(await journey.showCode(), 'fail');
      await journey.page.waitForText('支付没有成功', { timeoutMs: 20_000 });
    },
    after: ['failed'],
    attempts: 1,
  },
  { state: 'paid', reach: async (journey) => journey.act(await journey.showCode(), 'pay'), after: ['paid'], attempts: 1 },
  {
    state: 'expired',
    wishes: { expiresInMs: '2500' },
    reach: (journey) => journey.page.waitForState('choosing'),
    after: ['expired'],
    attempts: 0,
  },
];

describe('a page that is loaded again', () => {
  test.each(stops)('in $state goes on with the same attempt', async ({ state, wishes, reach, after, attempts }) => {
    const network = await startNetwork();
    const journey = await Journey.begin(browser, wishes, {}, network);
    await reach(journey, network);
    await journey.page.waitForState(state);
    const before = await journey.ledger();
    network.liftAll();
    await journey.page.reload();
    await journey.page.waitForState(...after);
    const ledger = await journey.ledger();
    expect(ledger).toHaveLength(attempts);
    expect(ledger.map(({ outTradeNo }) => outTradeNo)).toEqual(
      before.length > 0 ? before.map(({ outTradeNo }) => outTradeNo) : expect.anything(),
    );
    const keys = network.requests
      .filter(({ path, method }) => method === 'POST' && path.endsWith('/payments'))
      .map(({ headers }) => headers['idempotency-key']);
    expect(new Set(keys).size).toBeLessThanOrEqual(1);
    await journey.expectNoHarm();
  });
});
