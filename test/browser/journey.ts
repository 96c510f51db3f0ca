import { expect, inject, onTestFinished } from 'vitest';
import { CashierPage } from './cashier-page';
import type { BrowserDriver, PageOptions } from './driver';
import { startFaultyProxy, type FaultyProxy } from './faulty-proxy';

/** One attempt as a channel's ledger has it. */
export interface LedgerLine {
  readonly channel: string;
  readonly outTradeNo: string;
  readonly total: number;
  /** In the words that every channel has. */
  readonly standing: string;
  /** In the channel's own word. */
  readonly tradeState: string;
  readonly refunds: readonly { readonly status: string }[];
}

/** What ends with a test; given where tests run side by side, as each has its own then. */
type WhenFinished = (end: () => Promise<void>) => void;

/** The query of `/new`. */
export type OrderWishes = Readonly<Record<string, string>>;

let orders = 0;

/** A payer with one order of its own in front of the cashier, and what the channel knows of it. */
export class Journey {
  readonly page: CashierPage;
  readonly orderNo: string;
  readonly origin: string;
  /** The cashier's page of this order. */
  readonly payUrl: string;

  private constructor(page: CashierPage, orderNo: string, payUrl: string) {
    this.page = page;
    this.orderNo = orderNo;
    this.payUrl = payUrl;
    this.origin = new URL(payUrl).origin;
  }

  /** Opens the cashier for a new order, on the demo itself or through a network that does harm. */
  static async begin(
    browser: BrowserDriver,
    wishes: OrderWishes = {},
    options: PageOptions = {},
    network?: FaultyProxy,
    whenFinished: WhenFinished = onTestFinished,
  ): Promise<Journey> {
    const orderNo = `j${process.pid}n${String(++orders).padStart(4, '0')}`;
    const origin = network?.url ?? inject('demoUrl');
    const query = new URLSearchParams({ amount: '102400', orderNo, products: 'wechat-pay.native,wechat-pay.jsapi', ...wishes }).toString();
    const page = await CashierPage.open(browser, `${origin}/new?${query}`, { locale: 'zh-CN', ...options });
    whenFinished(() => page.close());
    return new Journey(page, orderNo, await page.url());
  }

  /** Opens an address in a browser of its own. */
  static open(browser: BrowserDriver, url: string, options: PageOptions = {}): Promise<CashierPage> {
    return CashierPage.open(browser, url, { locale: 'zh-CN', ...options });
  }

  /** Presses the button that pays; its name ends with the amount, which a method's does not. */
  async pay(method = '微信支付'): Promise<void> {
    await this.page.waitForState('choosing');
    await this.page.clickButton(new RegExp(`^${method} ¥`));
  }

  /** Pays as far as the code and reads it from the screen. */
  async showCode(method?: string): Promise<string> {
    await this.pay(method);
    await this.page.waitForState('awaiting');
    return this.page.decodeCode();
  }

  /** Pays as far as the wallet's own page. */
  async goToWallet(method?: string): Promise<void> {
    await this.pay(method);
    await this.page.waitForText('沙箱：不会产生真实扣款');
  }

  /** The text by which a wallet pays the live attempt. */
  async walletContent(): Promise<string> {
    const response = await fetch(`${this.origin}/api/sessions/${this.sessionId}/status`);
    const { payments } = (await response.json()) as { payments: { action?: Record<string, unknown> }[] };
    const action = payments.at(-1)?.action ?? {};
    const parameters = (action['parameters'] ?? {}) as Record<string, string>;
    const content = [
      action['content'],
      action['tradeNo'],
      action['tn'],
      parameters['package'],
      parameters['orderStr'],
      parameters['tn'],
      parameters['prepayid'],
    ];
    return content.find((text): text is string => typeof text === 'string' && text !== 'Sign=WXPay') ?? '';
  }

  /** A fresh code on the payer's phone; `pay` needs no password. */
  async makePayerCode(productId: string, outcome: 'pay' | 'password' | 'fail'): Promise<string> {
    const query = new URLSearchParams({ channel: productId.replace(/\..*/, ''), outcome }).toString();
    const response = await fetch(`${inject('demoUrl')}/sandbox/payer-code?${query}`);
    return ((await response.json()) as { payerCode: string }).payerCode;
  }

  /** Has a scanner read the payer's code: it types as fast as it can and ends with Enter. */
  async readPayerCode(method: string, payerCode: string): Promise<void> {
    await this.pay(method);
    await this.page.waitForState('collecting-code');
    await this.page.waitFor(`/^付款码$/.test(cashierPage.focusedText())`);
    await this.page.type(payerCode);
    await this.page.press('Enter');
  }

  /** What the payer does on the phone; answers the HTTP status, so that a refusal can be seen. */
  async act(content: string, act: string): Promise<{ status: number; code?: string }> {
    const response = await fetch(`${inject('demoUrl')}/sandbox/act`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ content, act }),
    });
    const body = (await response.json()) as { code?: string };
    return { status: response.status, ...(body.code === undefined ? {} : { code: body.code }) };
  }

  /** Has the channel treat the merchant badly, so many times, at one place of this order. */
  async arrangeFault(place: string, kind: string, times = 1): Promise<void> {
    const response = await fetch(`${inject('demoUrl')}/sandbox/faults`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ orderPrefix: `${this.orderNo}A`, place, kind, times }),
    });
    expect(response.ok, await response.text()).toBe(true);
  }

  /** Every attempt of this order that reached the channel. */
  async ledger(): Promise<LedgerLine[]> {
    const response = await fetch(`${inject('demoUrl')}/sandbox/ledger?orderPrefix=${this.orderNo}A`);
    return (await response.json()) as LedgerLine[];
  }

  /** The session's id, from the page's address. */
  get sessionId(): string {
    return new URL(this.payUrl).pathname.split('/').pop() ?? '';
  }

  /** Nothing broke a policy, threw or was left unhandled. A lost request is reported by the browser itself and is not the page's. */
  async expectNoHarm(): Promise<void> {
    const harm = (await this.page.violations()).filter(({ kind }) => kind !== 'console');
    expect(harm).toEqual([]);
  }
}

/** A network in front of the demo, for one test. */
export async function startNetwork(whenFinished: WhenFinished = onTestFinished): Promise<FaultyProxy> {
  const network = await startFaultyProxy(inject('demoUrl'));
  whenFinished(() => network.close());
  return network;
}

/** The key of each request for a payment, in order. */
export function keysOf({ requests }: FaultyProxy): readonly unknown[] {
  return requests
    .filter(({ method, path }) => method === 'POST' && path.endsWith('/payments'))
    .map(({ headers }) => headers['idempotency-key']);
}
