/** What an address, a wallet or a bridge says is never what makes an order paid. */
import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { returnReaders } from '../../src/channels/return-readers';
import { createCheckout, type CheckoutParts } from '../../src/core/checkout';
import type { ReturnReport } from '../../src/core/gateway';
import { takeReturn } from '../../src/elements/address-bar';
import { createLaunch, launchers } from '../../src/launchers/launch';
import type { Action } from '../../src/model/action';
import type { Payment } from '../../src/model/payment';
import { forgedReturns } from '../attacks/forged-returns';
import { actions } from '../fixtures/terminals';
import { aPage } from '../launchers/launched';
import { shows } from '../reliability/shows';
import { createFakeClock } from './fake-clock';
import { aPaidPayment, aPayment, aSession, anUpdate, inWechat, serverTime, sessionId } from './fixtures';
import { createScriptedGateway, ok } from './scripted-gateway';

const successes: readonly string[] = ['paid', 'paid-twice'];

/** What a page reads of an address, as a page does: out of the address, for the server. */
function returnedWith(search: string, hash = ''): { readonly report: ReturnReport | undefined; readonly left: string } {
  const location = { href: `https://shop.example/pay/1${search}${hash}`, search };
  let left = location.href;
  const reading = takeReturn(location, { state: null, replaceState: (_state, _title, url) => void (left = String(url)) });
  return { report: reading.kind === 'return' ? { channel: reading.channel, params: reading.params } : undefined, left };
}

/** A checkout of an attempt that the server calls pending as often as it is asked; every page that was shown is noted. */
function pendingCheckout(attempt: Partial<Payment>, parts: Partial<CheckoutParts> = {}) {
  const clock = createFakeClock();
  const gateway = createScriptedGateway();
  const payment = aPayment({ productId: 'alipay.wap', ...attempt });
  const update = () =>
    ok(anUpdate({ payments: [{ ...payment, checkedAt: serverTime(clock.now()) }], serverTime: serverTime(clock.now()) }));
  gateway.always('getSession', ok(aSession({ payments: [payment] })));
  gateway.always('getStatus', () => ok({ update: update().value, version: undefined }));
  gateway.always('reportReturn', update);
  const checkout = createCheckout({ gateway, sessionId, environment: inWechat, clock, random: () => 0, launch: () => undefined, ...parts });
  const pages: string[] = [];
  const stop = checkout.state.subscribe(({ page }) => void pages.push(page.name));
  return {
    checkout,
    gateway,
    clock,
    pages,
    /** The same order, once the server says that it is paid. */
    async paidByServer(): Promise<string> {
      gateway.always('getStatus', ok({ update: anUpdate({ payments: [aPaidPayment()] }), version: undefined }));
      gateway.always('reportReturn', ok(anUpdate({ payments: [aPaidPayment()] })));
      await clock.advance(60_000);
      return checkout.state.peek().page.name;
    },
    end(): void {
      stop();
      checkout.dispose();
    },
  };
}

const redirect: Action = { kind: 'redirect', url: 'https://wx.tenpay.com/h5' };

describe('a return that is made up', () => {
  test.each(forgedReturns)('shows no success: $what', async ({ search, hash, what }) => {
    const { report, left } = returnedWith(search, hash);
    const rig = pendingCheckout({ action: redirect }, { returned: Promise.resolve(report) });
    onTestFinished(rig.end);
    await rig.checkout.start();
    await rig.clock.advance(30_000);
    expect(rig.pages.filter((page) => successes.includes(page))).toEqual([]);
    expect(rig.pages[rig.pages.length - 1]).toBe('awaiting');
    expect(new URL(left).hash).toBe(hash ? new URL(`https://a/${hash}`).hash : '');
    // What the server is given is text under the names of one channel, and nothing that names a status.
    for (const [, { channel, params }] of rig.gateway.argsOf('reportReturn')) {
      if (Object.keys(params).length === 0) continue;
      expect(channel, what).toBe(report?.channel);
      const names: readonly string[] = returnReaders[channel as keyof typeof returnReaders].names;
      expect(names).toEqual(expect.arrayContaining(Object.keys(params)));
    }
    expect(await rig.paidByServer()).toBe('paid');
  });

  test('there are enough of them', ({ task }) => {
    expect(new Set(forgedReturns.map(({ search, hash }) => `${search}${hash ?? ''}`)).size).toBe(forgedReturns.length);
    expect(forgedReturns.length).toBeGreaterThanOrEqual(40);
    shows({ task }, 'R1', forgedReturns.length, `${forgedReturns.length} forged returns, 0 screens of success`);
  });

  test('nor does any other query', async ({ task }) => {
    const names = Object.values(returnReaders).flatMap((reader) => [...reader.names]);
    const words = ['TRADE_SUCCESS', 'SUCCESS', 'paid', '00', '0000', '9000', 'Y', '1', 'true', 'ok', 'get_brand_wcpay_request:ok'];
    const name = fc.oneof(fc.constantFrom(...names, 'status', 'trade_status', 'redirect_status', 'result', '__proto__'), fc.string());
    const value = fc.oneof(fc.constantFrom(...words), fc.string());
    const forged = fc.constantFrom(...forgedReturns.map(({ search }) => search).filter((search) => search.length < 2000));
    const query = fc
      .tuple(fc.oneof(forged, fc.constant('?')), fc.array(fc.tuple(name, value), { maxLength: 8 }))
      .map(([search, pairs]) => `${search}&${new URLSearchParams(pairs).toString()}`);
    const runs = 5000;
    let reported = 0;
    await fc.assert(
      fc.asyncProperty(query, async (search) => {
        const { report } = returnedWith(search);
        if (report) reported += 1;
        const rig = pendingCheckout({ action: redirect }, { returned: Promise.resolve(report) });
        await rig.checkout.start();
        await rig.clock.advance(1000);
        rig.end();
        expect(rig.gateway.count('reportReturn')).toBeGreaterThan(0);
        expect(rig.pages.filter((page) => successes.includes(page))).toEqual([]);
      }),
      { numRuns: runs },
    );
    expect(reported).toBeGreaterThan(20);
    shows({ task }, 'R1', runs, `${runs} random queries, ${reported} of which read as a return: 0 screens of success`);
  });
});

type Answer = (result?: unknown) => void;

/** Wallets that say that all is well, in every way they have. */
const bridges = {
  'WeChat’s ok': [
    actions['wechat-pay.jsapi'],
    { WeixinJSBridge: { invoke: (_n: string, _p: unknown, then: Answer) => then({ err_msg: 'get_brand_wcpay_request:ok' }) } },
  ],
  'WeChat’s ok, twice': [
    actions['wechat-pay.jsapi'],
    { WeixinJSBridge: { invoke: (_n: string, _p: unknown, then: Answer) => [1, 2].forEach(() => then({ err_msg: 'chooseWXPay:ok' })) } },
  ],
  'Alipay’s 9000': [
    actions['alipay.jsapi'],
    { AlipayJSBridge: { call: (_n: string, _p: unknown, then: Answer) => then({ resultCode: '9000' }) } },
  ],
  'Alipay’s 9000 as a number': [
    actions['alipay.jsapi'],
    { AlipayJSBridge: { call: (_n: string, _p: unknown, then: Answer) => then({ resultCode: 9000 }) } },
  ],
  'Alipay’s 8000': [
    actions['alipay.jsapi'],
    { AlipayJSBridge: { call: (_n: string, _p: unknown, then: Answer) => then({ resultCode: '8000' }) } },
  ],
  'Alipay’s 6004': [
    actions['alipay.jsapi'],
    { AlipayJSBridge: { call: (_n: string, _p: unknown, then: Answer) => then({ resultCode: '6004' }) } },
  ],
  'UnionPay’s success': [
    actions['unionpay.jsapi'],
    { upsdk: { ready: (then: () => void) => then(), pay: ({ success }: { success: () => void }) => success() } },
  ],
  'QQ’s 0': [
    { kind: 'qq-jsapi', tokenId: 't' },
    { mqq: { QQVersion: '8.9', tenpay: { pay: (_c: unknown, then: Answer) => then({ resultCode: 0 }) } } },
  ],
  'an app’s ok': [actions['alipay.app'], {}],
} satisfies Record<string, readonly [Action, Record<string, unknown>]>;

describe('a wallet that says that all is well', () => {
  // Loaded before, so that no test waits for a file while its clock stands still.
  beforeAll(() => Promise.all(Object.values(launchers).map((load) => load())));
  afterEach(() => vi.useRealTimers());

  test.each(Object.entries(bridges))('shows no success while the server says pending: %s', async (what, [action, globals]) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { window } = aPage(globals);
    const urls = { allowedHosts: [], pageUrl: 'https://shop.example/' };
    const answered: string[] = [];
    const launch = createLaunch({ window, urls, appBridge: () => Promise.resolve('ok') });
    const rig = pendingCheckout(
      { action },
      {
        launch: (given, report, signal) =>
          launch(given, (heard) => (heard.type === 'answered' && answered.push(heard.claim), report(heard)), signal),
      },
    );
    onTestFinished(() => {
      rig.end();
      warn.mockRestore();
    });
    await rig.checkout.start();
    await rig.clock.advance(5000);
    rig.checkout.relaunch();
    await rig.clock.advance(1000);
    await vi.advanceTimersByTimeAsync(1000);
    await rig.clock.advance(60_000);
    expect(answered, what).toContain('ok');
    expect(rig.pages).toContain('confirming');
    expect(rig.pages.filter((page) => successes.includes(page))).toEqual([]);
    expect(await rig.paidByServer()).toBe('paid');
  });

  test('is heard of every bridge', ({ task }) => {
    const kinds = new Set(Object.values(bridges).map(([{ kind }]) => kind));
    expect([...kinds].sort()).toEqual(['alipay-jsapi', 'app-sdk', 'qq-jsapi', 'unionpay-jsapi', 'wechat-jsapi']);
    shows({ task }, 'R1', Object.keys(bridges).length, `${kinds.size} bridges’ words of success, 0 screens of success`);
  });
});
