import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { productDefinitions } from '../src/channels/products';
import { detectEnvironment, type EnvironmentClues } from '../src/core/environment';
import { findOffers } from '../src/core/offers';
import type { CashierRecord } from '../src/elements/inspect/record';
import type { UnifiedCashier } from '../src/elements/unified-cashier';
import '../src/entries/define-inspector';
import { explainWechatAnswer } from '../src/launchers/wechat-jsapi';
import { bringInto, cashierStates } from '../test/fixtures/cashier-states';

interface Args {
  readonly clues: EnvironmentClues;
  readonly record?: CashierRecord;
}

const meta: Meta<Args> = {
  title: 'Parts/Inspector',
  component: 'uc-inspector',
  tags: ['autodocs'],
  render: ({ clues, record }) => {
    const environment = detectEnvironment(clues);
    const products = [...productDefinitions.keys()].map((productId) => ({ productId }));
    const list = findOffers({ environment, order: { amount: { value: 102400, currency: 'CNY' } }, products });
    return html`<uc-inspector .list=${list} .environment=${environment} .clues=${clues} .record=${record}></uc-inspector>`;
  },
};
export default meta;

type Story = StoryObj<Args>;

export const Desktop: Story = {
  args: { clues: { userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/143.0.0.0 Safari/537.36' } },
};
export const PhoneBrowser: Story = {
  args: {
    clues: { userAgent: 'Mozilla/5.0 (Linux; Android 14; Pixel 8) Chrome/143.0.0.0 Mobile Safari/537.36', maxTouchPoints: 5 },
  },
};
const wechat: EnvironmentClues = {
  userAgent: 'Mozilla/5.0 (Linux; Android 14; Pixel 8) Chrome/130.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.60',
  maxTouchPoints: 5,
  bridges: ['WeixinJSBridge'],
};

export const InWechat: Story = { args: { clues: wechat } };

/** What support is sent after `get_brand_wcpay_request:fail`. */
export const AfterAFailureInWechat: Story = {
  args: {
    clues: wechat,
    record: {
      atMs: 9120,
      beganAt: 0,
      deviceTime: Date.UTC(2026, 10, 22, 1, 31, 9),
      place: { origin: 'https://shop.example', isSecure: true, isFramed: false, isHidden: false, isOnline: true },
      order: ['20261122093001', '102400 CNY', 'open'],
      attempts: [
        {
          productId: 'wechat-pay.jsapi',
          outTradeNo: '20261122093001A1',
          words: 'pending channel unpaid wechat-jsapi',
          checkedAt: '2026-11-22T09:31:06+08:00',
        },
      ],
      pages: [
        { atMs: 0, name: 'loading', details: {} },
        { atMs: 210, name: 'choosing', details: {} },
        { atMs: 4890, name: 'creating', details: { product: 'wechat-pay.jsapi' } },
        { atMs: 5310, name: 'launching', details: {} },
        { atMs: 5320, name: 'awaiting', details: {} },
        { atMs: 5940, name: 'confirming', details: { cause: 'fail' } },
        { atMs: 7010, name: 'awaiting', details: { reason: 'unpaid' } },
      ],
      requests: [
        { operation: 'getSession', startedAtMs: 3, tookMs: 205, outcome: 'ok, session open' },
        { operation: 'createPayment', startedAtMs: 4891, tookMs: 417, outcome: 'ok, pending channel unpaid wechat-jsapi' },
        { operation: 'reportReturn', startedAtMs: 6890, tookMs: 118, outcome: 'ok, session open, pending channel unpaid wechat-jsapi' },
        { operation: 'getStatus', startedAtMs: 9012, outcome: 'no answer yet' },
      ],
      wallets: [
        { atMs: 5318, kind: 'wechat-jsapi', said: 'started' },
        {
          atMs: 5940,
          kind: 'wechat-jsapi',
          said: 'answered fail',
          word: 'get_brand_wcpay_request:fail_no permission',
          cause: explainWechatAnswer({ err_msg: 'get_brand_wcpay_request:fail_no permission' }),
        },
      ],
      polls: {
        count: 2,
        failed: 0,
        pace: 'attentive',
        gapMs: 2122,
        last: { operation: 'getStatus', startedAtMs: 9012, outcome: 'no answer yet' },
      },
      clocks: { orderEndsAt: 1_790_000, serverOffset: Date.UTC(2026, 10, 22, 1, 31) + 420 },
    },
  },
};

/** Each cashier’s way to its state. */
const ways = new WeakMap<Element, Promise<unknown>>();

function intoAwaiting(cashier: Element | undefined): void {
  if (cashier) ways.set(cashier, bringInto(cashierStates['awaiting a scan'], cashier as UnifiedCashier));
}

/** As `?uc-inspect` in the page's address shows it. */
export const BelowACashier: Story = {
  render: (_, { globals }) =>
    html`<unified-cashier inspect theme=${globals['theme'] as string} text-size=${globals['textSize'] as string} ${ref(intoAwaiting)}>
    </unified-cashier>`,
  play: async ({ canvasElement }) => {
    await ways.get(canvasElement.querySelector('unified-cashier')!);
  },
};
