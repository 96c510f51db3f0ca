import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shows } from '../reliability/shows';
import type { BrowserDriver } from './driver';
import type { Fault } from './faulty-proxy';
import { Journey, startNetwork, keysOf } from './journey';
import { launchBrowser } from './playwright-driver';

let browser: BrowserDriver;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const faults: readonly (readonly [name: string, fault: Fault])[] = [
  ['is lost after the server has committed', { kind: 'lose-answer' }],
  ['is never sent', { kind: 'lose-request' }],
  ['is cut in half', { kind: 'cut-body' }],
  ['is a page of somebody else’s', { kind: 'html' }],
  ['is a 502 from something in between', { kind: 'status', code: 502, body: '<h1>Bad Gateway</h1>', contentType: 'text/html' }],
  ['is a 500 of the contract', { kind: 'status', code: 500, body: '{"code":"server-error"}' }],
];

describe.concurrent('the answer to a payment', () => {
  test.for(faults)('that %s is asked for again with the same key, and one payment is made', async ([, fault], { task, onTestFinished }) => {
    const network = await startNetwork(onTestFinished);
    // The status is silent too, so that only the same key can find out.
    const trouble = network.on({ method: 'POST', path: /\/payments$/, times: Infinity, fault });
    const silence = network.on({ path: /\/status$/, times: Infinity, fault: { kind: 'lose-request' } });
    const journey = await Journey.begin(browser, {}, {}, network, onTestFinished);
    await journey.pay();
    expect(await journey.page.waitForText('请不要重复支付')).toMatch(/正在核实支付是否已发起/);
    await expect.poll(() => trouble.count).toBeGreaterThanOrEqual(2);
    trouble.lift();
    await journey.page.waitForState('awaiting');
    silence.lift();
    const content = await journey.page.decodeCode();
    await journey.act(content, 'pay');
    await journey.page.waitForState('paid');
    expect(await journey.ledger()).toMatchObject([{ tradeState: 'SUCCESS' }]);
    const keys = keysOf(network);
    expect(keys.length).toBeGreaterThanOrEqual(3);
    expect(new Set(keys).size).toBe(1);
    await journey.expectNoHarm();
    shows({ task }, 'R4');
  });

  test('is found by the status when the same key gets no answer at all', async ({ onTestFinished }) => {
    const network = await startNetwork(onTestFinished);
    network.on({ method: 'POST', path: /\/payments$/, times: Infinity, fault: { kind: 'lose-answer' } });
    const journey = await Journey.begin(browser, {}, {}, network, onTestFinished);
    await journey.pay();
    await journey.page.waitForState('awaiting');
    await journey.act(await journey.page.decodeCode(), 'pay');
    await journey.page.waitForState('paid');
    expect(await journey.ledger()).toHaveLength(1);
    await journey.expectNoHarm();
  });
});

describe('a channel that does not answer the merchant', () => {
  test.each(['lost-answer', 'server-error'])(
    '(%s) leaves the outcome unknown, and the same key finishes the same attempt',
    async (kind) => {
      const network = await startNetwork();
      const journey = await Journey.begin(browser, {}, {}, network);
      await journey.page.waitForState('choosing');
      await journey.arrangeFault('order', kind);
      await journey.pay();
      await journey.page.waitForText('请不要重复支付');
      await journey.page.waitForState('awaiting');
      await journey.act(await journey.page.decodeCode(), 'pay');
      await journey.page.waitForState('paid');
      expect(await journey.ledger()).toMatchObject([{ tradeState: 'SUCCESS' }]);
      expect(keysOf(network).length).toBeGreaterThanOrEqual(2);
      expect(new Set(keysOf(network)).size).toBe(1);
      await journey.expectNoHarm();
    },
  );
});

describe.concurrent('the other half of the page', () => {
  test('that does not load is told, and a reload goes on', async ({ onTestFinished }) => {
    const network = await startNetwork(onTestFinished);
    network.on({ path: /\/chunks\/(later|engine|define-parts)/, times: 3, fault: { kind: 'lose-request' } });
    const journey = await Journey.begin(browser, {}, {}, network, onTestFinished);
    await journey.page.waitForText('页面没有加载完整');
    await journey.page.clickButton(/刷新/);
    await journey.act(await journey.showCode(), 'pay');
    await journey.page.waitForState('paid');
    expect(await journey.ledger()).toHaveLength(1);
    await journey.expectNoHarm();
  });

  test('that is long in coming does not keep a paid order from looking paid for', async ({ onTestFinished }) => {
    const network = await startNetwork(onTestFinished);
    const journey = await Journey.begin(browser, {}, {}, network, onTestFinished);
    await journey.act(await journey.showCode(), 'pay');
    await journey.page.waitForText('支付成功');
    network.on({ path: /chunks\/later/, fault: { kind: 'delay', ms: 3000 } });
    // A second browser has nothing of the first one's cache.
    const other = await Journey.open(browser, journey.payUrl);
    await other.waitForState('paid');
    expect(await other.text()).not.toMatch(/应付金额|内完成支付/);
    await other.waitForText('支付成功');
    await other.close();
    await journey.expectNoHarm();
  });

  test('that fails when the payment was already sent is reloaded into the same attempt', async ({ onTestFinished }) => {
    const network = await startNetwork(onTestFinished);
    network.on({ path: /\/chunks\/later/, fault: { kind: 'lose-request' } });
    const journey = await Journey.begin(browser, {}, {}, network, onTestFinished);
    await journey.pay();
    await journey.page.waitForText('页面没有加载完整');
    await journey.page.clickButton(/刷新/);
    await journey.page.waitForState('awaiting');
    expect(await journey.ledger()).toHaveLength(1);
    expect(new Set(keysOf(network)).size).toBe(1);
    await journey.expectNoHarm();
  });
});

describe.concurrent('the part of the page that opens a payment', () => {
  test.for([
    ['a code', 'wechat-pay.native', '微信支付', /chunks\/qr-code/],
    ['a code’s picture', 'wechat-pay.native', '微信支付', /chunks\/qr-picture/],
    ['a wallet', 'alipay.page', '支付宝', /chunks\/form/],
  ] as const)('(%s) that does not load is told, and a reload goes on with the same attempt', async (row, { onTestFinished }) => {
    const [, products, method, path] = row;
    const network = await startNetwork(onTestFinished);
    const loss = network.on({ path, times: Infinity, fault: { kind: 'lose-request' } });
    const journey = await Journey.begin(browser, { products }, {}, network, onTestFinished);
    await journey.pay(method);
    await journey.page.waitForText('页面没有加载完整');
    loss.lift();
    await journey.page.clickButton(/^刷新页面$/);
    await journey.page.waitForState('awaiting');
    expect(await journey.page.text()).not.toContain('页面没有加载完整');
    expect(await journey.ledger()).toHaveLength(products === 'alipay.page' ? 0 : 1);
    expect(new Set(keysOf(network)).size).toBe(1);
    await journey.expectNoHarm();
  });
});
