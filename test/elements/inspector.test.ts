import { html } from 'lit';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import '../../src/entries/define-inspector';
import { productDefinitions } from '../../src/channels/products';
import { detectEnvironment, type EnvironmentClues } from '../../src/core/environment';
import { findOffers } from '../../src/core/offers';
import type { CashierRecord } from '../../src/elements/inspect/record';
import type { UcInspector } from '../../src/elements/inspector';
import { expectAccessible } from './accessible';
import { drawnElements, focused, textBoxes } from './drawn';
import { copiedText, linesOf } from './inspected';
import { mount } from './mount';

const clues: EnvironmentClues = {
  userAgent: 'Mozilla/5.0 (Linux; Android 14; Pixel 8) Chrome/130.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.60',
  maxTouchPoints: 5,
  bridges: ['WeixinJSBridge'],
};
const environment = detectEnvironment(clues);
const list = findOffers({
  environment,
  order: { amount: { value: 102400, currency: 'CNY' } },
  products: [{ productId: 'wechat-pay.jsapi' }, { productId: 'wechat-pay.native' }, { productId: 'alipay.wap' }],
});
const record: CashierRecord = {
  atMs: 9000,
  beganAt: 1000,
  deviceTime: Date.UTC(2026, 10, 22, 1, 30),
  place: { origin: 'https://shop.example', isSecure: true, isFramed: false, isHidden: false, isOnline: true },
  order: ['20261122093001', '102400 CNY', 'open'],
  attempts: [{ productId: 'wechat-pay.jsapi', outTradeNo: '20261122093001A1', words: 'pending channel unpaid wechat-jsapi' }],
  pages: [
    { atMs: 0, name: 'loading', details: {} },
    { atMs: 5300, name: 'confirming', details: { cause: 'fail' } },
  ],
  requests: [
    { operation: 'createPayment', startedAtMs: 4000, tookMs: 210, outcome: 'unknown gateway-timeout', problem: 'gateway-timeout' },
    { operation: 'getStatus', startedAtMs: 8900, outcome: 'no answer yet' },
  ],
  wallets: [{ atMs: 5290, kind: 'wechat-jsapi', said: 'answered fail', word: 'get_brand_wcpay_request:fail', cause: 'Check the appid.' }],
  polls: { count: 4, failed: 1, pace: 'attentive', gapMs: 2100 },
  clocks: { orderEndsAt: 130_000, serverOffset: Date.UTC(2026, 10, 22, 1, 30) - 10_000 + 2500 },
};

async function mountInspector(changes: Partial<UcInspector> = {}): Promise<UcInspector> {
  const inspector = await mount<UcInspector>(
    html`<uc-inspector .list=${list} .environment=${environment} .clues=${clues} .record=${record}></uc-inspector>`,
  );
  await Object.assign(inspector, changes).updateComplete;
  return inspector;
}

afterEach(() => page.viewport(1280, 800));

test('axe (wcag22aa) finds nothing: as it stands, and with its text', async () => {
  const inspector = await mountInspector();
  await expectAccessible(inspector);
  await refuseToCopy(inspector);
  await expectAccessible(inspector);
});

test('nothing is shown where nothing is known', async () => {
  const inspector = await mount<UcInspector>(html`<uc-inspector></uc-inspector>`);
  expect(inspector.renderRoot.querySelector('*')).toBeNull();
});

describe('it says', () => {
  test('where the cashier is open, and which clues say so', async () => {
    const lines = linesOf(await mountInspector(), 'Environment');
    expect(lines).toContain('terminal | wechat by window.WeixinJSBridge, MicroMessenger/8.0.60, Mobile (probed)');
    expect(lines).toContain('host | wechat by window.WeixinJSBridge, MicroMessenger/8.0.60');
    expect(lines).toContain('os | android by Android');
    expect(lines).toContain('page | https://shop.example, secure, in no frame, in sight, online');
  });

  test('what no clue speaks for', async () => {
    const desk = { userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/143.0.0.0 Safari/537.36' };
    const inspector = await mountInspector({ clues: desk, environment: detectEnvironment(desk) });
    expect(linesOf(inspector, 'Environment')).toContain('host | browser, since nothing says otherwise');
  });

  test('of every product, once, whether it is offered, or why not, with the facts and the remedy', async () => {
    const inspector = await mountInspector();
    const [offered, excluded] = [linesOf(inspector, 'Offered'), linesOf(inspector, 'Not offered')];
    expect(offered).toEqual(['wechat-pay.jsapi | recommended']);
    const ids = [...offered, ...excluded].join('\n').match(/[a-z-]+\.[a-z\d-]+(?= \||,|$)/gm) ?? [];
    expect([...new Set(ids)].sort()).toEqual([...productDefinitions.keys()].sort());
    expect(excluded).toContain('wechat-pay.native | terminal, terminal wechat, terminals pc scan wap');
    expect(excluded).toContain('alipay.wap | exclusive-host, terminal wechat, host wechat → open-in-browser');
  });

  test('the pages with their moments and causes', async () => {
    expect(linesOf(await mountInspector(), 'Pages')).toEqual(['+0 ms | loading', '+5300 ms | confirming, cause fail']);
  });

  test('the requests with what came of them and how long it took', async () => {
    expect(linesOf(await mountInspector(), 'Requests')).toEqual([
      '+4000 ms | createPayment unknown gateway-timeout, 210 ms',
      '+8900 ms | getStatus no answer yet',
    ]);
  });

  test('how often and how eagerly the status is asked for', async () => {
    expect(linesOf(await mountInspector(), 'Polls')).toEqual([
      'looks | 4, of which 1 failed',
      'pace | attentive, the last two 2100 ms apart',
    ]);
  });

  test('what is left of the order and how far the server clock is from the device clock', async () => {
    expect(linesOf(await mountInspector(), 'Clocks')).toEqual([
      'order ends | in 2:00',
      'action ends | not known',
      'server clock | +2500 ms from the device clock',
      'written | +9000 ms, 2026-11-22T01:30:00.000Z by the device clock',
    ]);
  });

  test('what probably lies behind a failure, the newest first', async () => {
    const lines = linesOf(await mountInspector(), 'Probable causes');
    expect(lines[0]).toBe('get_brand_wcpay_request:fail | Check the appid.');
    expect(lines[1]).toMatch(/^gateway-timeout \| No answer in time/);
  });
});

describe('copying', () => {
  test('takes all that is shown as plain text', async () => {
    const inspector = await mountInspector();
    const text = await copiedText(inspector);
    for (const shown of inspector.renderRoot.querySelectorAll('h3, dt, dd')) expect(text).toContain(shown.textContent);
    expect(text).toMatch(/^unified-cashier\n\nProbable causes\n {2}get_brand_wcpay_request:fail: Check the appid\.\n/);
  });

  test('that the browser refuses shows the text instead, selected', async () => {
    const inspector = await mountInspector();
    const field = await refuseToCopy(inspector);
    expect(focused()).toBe(field);
    expect(field.value.slice(field.selectionStart, field.selectionEnd)).toContain('order ends: in 2:00');
    expect(field.selectionEnd - field.selectionStart).toBe(field.value.length);
  });

  test('is refused in the same way where there is no clipboard at all', async () => {
    vi.spyOn(navigator, 'clipboard', 'get').mockReturnValue(undefined as never);
    onTestFinished(() => {
      vi.restoreAllMocks();
    });
    const inspector = await mountInspector();
    inspector.renderRoot.querySelector('button')!.click();
    await expect.poll(() => inspector.renderRoot.querySelector('textarea')?.value).toContain('get_brand_wcpay_request:fail');
  });
});

test.each(['ltr', 'rtl'])(
  'at 320 px nothing is clipped or scrolls sideways in a page that runs %s, and its words run from left to right',
  async (dir) => {
    await page.viewport(320, 568);
    document.documentElement.dir = dir;
    onTestFinished(() => {
      document.documentElement.removeAttribute('dir');
    });
    const inspector = await mountInspector();
    await refuseToCopy(inspector);
    inspector.style.setProperty('--uc-font-size', '30px');
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    for (const element of drawnElements(inspector)) {
      const { left, right } = element.getBoundingClientRect();
      expect(left, element.outerHTML.slice(0, 80)).toBeGreaterThanOrEqual(-0.5);
      expect(right, element.outerHTML.slice(0, 80)).toBeLessThanOrEqual(320.5);
    }
    for (const { text, box } of textBoxes(inspector)) expect(box.right, text).toBeLessThanOrEqual(320.5);
    expect(getComputedStyle(inspector.renderRoot.querySelector('dd')!).direction).toBe('ltr');
  },
);

test('a finger hits its button: 44 px', async () => {
  const { height } = (await mountInspector()).renderRoot.querySelector('button')!.getBoundingClientRect();
  expect(height).toBeGreaterThanOrEqual(44);
});

/** Presses the button where the browser lets nothing be copied; the field with the text, once it is there. */
async function refuseToCopy(inspector: UcInspector): Promise<HTMLTextAreaElement> {
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('', 'NotAllowedError'));
  onTestFinished(() => {
    write.mockRestore();
  });
  inspector.renderRoot.querySelector('button')!.click();
  return vi.waitFor(() => {
    const field = inspector.renderRoot.querySelector('textarea');
    if (!field || focused() !== field) throw new Error('no text yet');
    return field;
  });
}
