import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PageName } from '../../src/core/checkout-state';
import { shows } from '../reliability/shows';
import type { BrowserDriver, PageOptions } from './driver';
import type { FaultyProxy } from './faulty-proxy';
import { Journey, startNetwork, type OrderWishes, keysOf } from './journey';
import { launchBrowser } from './playwright-driver';
import { wechatPhone } from './wechat-phone';

let browser: BrowserDriver;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

interface Stop {
  readonly wishes?: OrderWishes;
  readonly options?: PageOptions;
  /** What goes wrong from the page's first request on. */
  readonly prepare?: (network: FaultyProxy) => unknown;
  /** How to get there from choosing. */
  readonly reach: (journey: Journey, network: FaultyProxy) => Promise<unknown>;
  /** What the page may show after a reload. */
  readonly after: readonly PageName[];
  /** How many attempts the channel knows at the end. */
  readonly attempts: number;
  /** What went wrong goes on after the reload. */
  readonly lasting?: true;
}

const losesAllAnswers = (network: FaultyProxy) => {
  network.on({ method: 'POST', path: /\/payments$/, times: Infinity, fault: { kind: 'lose-answer' } });
  network.on({ path: /\/status$/, times: Infinity, fault: { kind: 'lose-request' } });
};

const opening = /\/api\/sessions\/[^/]+$/;

const looksAgain = ({ page }: Journey) => page.evaluate(`window.dispatchEvent(new Event('focus'))`);

/** Every state of the page. The demo closes no order, so that this word alone is put into its mouth on the way. */
const stops: Readonly<Record<PageName, Stop>> = {
  loading: {
    async reach({ page }, network) {
      await page.waitForState('choosing');
      network.on({ path: opening, fault: { kind: 'delay', ms: 8000 } });
      await page.reload();
    },
    after: ['choosing'],
    attempts: 0,
  },
  unavailable: {
    async reach({ page }, network) {
      await page.waitForState('choosing');
      network.on({ path: opening, times: Infinity, fault: { kind: 'lose-request' } });
      await page.reload();
    },
    after: ['choosing'],
    attempts: 0,
  },
  choosing: { reach: (journey) => journey.page.waitForState('choosing'), after: ['choosing'], attempts: 0 },
  'collecting-code': {
    wishes: { products: 'wechat-pay.payer-code', terminal: 'scan' },
    reach: (journey) => journey.pay('微信付款码'),
    after: ['choosing'],
    attempts: 0,
  },
  authorizing: {
    options: wechatPhone,
    reach(journey, network) {
      network.on({ path: /\/authorizations$/, fault: { kind: 'delay', ms: 8000 } });
      return journey.pay();
    },
    after: ['choosing'],
    attempts: 0,
  },
  creating: {
    reach(journey, network) {
      network.on({ method: 'POST', path: /\/payments$/, fault: { kind: 'delay', ms: 8000 } });
      return journey.pay();
    },
    after: ['awaiting'],
    attempts: 1,
  },
  'outcome-unknown': {
    async reach(journey, network) {
      losesAllAnswers(network);
      await journey.pay();
    },
    after: ['awaiting'],
    attempts: 1,
  },
  launching: {
    prepare: (network) => network.on({ path: /\/chunks\/qr-code/, times: Infinity, fault: { kind: 'delay', ms: 8000 } }),
    reach: (journey) => journey.pay(),
    after: ['awaiting'],
    attempts: 1,
  },
  awaiting: { reach: (journey) => journey.showCode(), after: ['awaiting'], attempts: 1 },
  'code-expired': { wishes: { actionExpiresInMs: '2000' }, reach: (journey) => journey.pay(), after: ['code-expired'], attempts: 1 },
  confirming: {
    async reach(journey) {
      await journey.act(await journey.showCode(), 'scan');
      await journey.page.clickButton(/^换一种方式$/);
    },
    after: ['confirming'],
    attempts: 1,
  },
  closing: {
    async reach(journey, network) {
      network.on({ method: 'POST', path: /\/close$/, fault: { kind: 'delay', ms: 8000 } });
      await journey.showCode();
      await journey.page.clickButton(/^换一种方式$/);
    },
    after: ['choosing', 'awaiting'],
    attempts: 1,
  },
  failed: {
    async reach(journey) {
      await journey.act(await journey.showCode(), 'fail');
      await journey.page.waitForText('支付没有成功', { timeoutMs: 20_000 });
    },
    after: ['failed'],
    attempts: 1,
  },
  paid: { reach: async (journey) => journey.act(await journey.showCode(), 'pay'), after: ['paid'], attempts: 1 },
  'paid-twice': {
    async reach(journey) {
      const first = await journey.showCode();
      await journey.page.clickButton(/^换一种方式$/);
      await journey.act(await journey.showCode(), 'pay');
      await journey.page.waitForState('paid');
      await journey.act(first, 'pay-late');
      await looksAgain(journey);
      await journey.page.waitForText('多付的一笔', { timeoutMs: 45_000 });
    },
    after: ['paid-twice'],
    attempts: 2,
  },
  closed: {
    async reach(journey, network) {
      const replace = (json: unknown): unknown => ({ ...(json as object), status: 'closed' });
      await journey.page.waitForState('choosing');
      network.on({ path: /\/api\/sessions\/[^/]+(\/status)?$/, times: Infinity, fault: { kind: 'replace-json', replace } });
      await journey.page.reload();
    },
    after: ['closed'],
    attempts: 0,
    lasting: true,
  },
  expired: {
    wishes: { expiresInMs: '2500' },
    reach: (journey) => journey.page.waitForState('choosing', 'expired'),
    after: ['expired'],
    attempts: 0,
  },
};

const rows = Object.entries(stops).map(([state, stop]) => [state, stop] as const);

describe.concurrent('a page that is loaded again', () => {
  test.for(rows)('in %s goes on with the same attempt', { timeout: 90_000 }, async ([state, stop], { task, onTestFinished }) => {
    const network = await startNetwork(onTestFinished);
    stop.prepare?.(network);
    const journey = await Journey.begin(browser, stop.wishes, stop.options, network, onTestFinished);
    await stop.reach(journey, network);
    await journey.page.waitForState(state);
    const before = await journey.ledger();
    if (!stop.lasting) network.liftAll();
    await journey.page.reload();
    await journey.page.waitForState(...stop.after);
    const ledger = await journey.ledger();
    expect(ledger).toHaveLength(stop.attempts);
    expect(ledger.map(({ outTradeNo }) => outTradeNo)).toEqual(
      before.length > 0 ? before.map(({ outTradeNo }) => outTradeNo) : expect.anything(),
    );
    expect(new Set(keysOf(network)).size).toBeLessThanOrEqual(Math.max(1, stop.attempts));
    await journey.expectNoHarm();
    shows({ task }, 'R11');
    shows({ task }, 'S5');
    shows({ task }, 'R19');
  });
});
