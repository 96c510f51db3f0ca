import { expect, inject, onTestFinished } from 'vitest';
import { CashierPage } from './cashier-page';
import type { BrowserDriver, PageOptions } from './driver';
import { startFaultyProxy, type FaultyProxy } from './faulty-proxy';

/** One attempt as the channel's ledger has it. */
export interface LedgerLine {
  readonly outTradeNo: string;
  readonly total: number;
  readonly tradeState: string;
  readonly refunds: readonly { readonly status: string }[];
}

/** The query of `/new`. */
export type OrderWishes = Readonly<Record<string, string>>;

let orders = 0;

/** A payer with one order of its own in front of the cashier, and what the channel knows of it. */
export class Journey {
  readonly page: CashierPage;
  readonly orderNo: string;
  readonly origin: string;

  private constructor(page: CashierPage, orderNo: string, origin: string) {
    this.page = page;
    this.orderNo = orderNo;
    this.origin = origin;
  }

  /** Opens the cashier for a new order, on the demo itself or through a network that does harm. */
  static async begin(browser: BrowserDriver, wishes: OrderWishes = {}, options: PageOptions = {}, network?: FaultyProxy): Promise<Journey> {
    const orderNo = `j${process.pid}-${++orders}`;
    const origin = network?.url ?? inject('demoUrl');
    const query = new URLSearchParams({ amount: '102400', orderNo, ...wishes }).toString();
    const page = await CashierPage.open(browser, `${origin}/new?${query}`, { locale: 'zh-CN', ...options });
    onTestFinished(() => page.close());
    return new Journey(page, orderNo, origin);
  }

  /** Presses the button that pays; its name ends with the amount, which a method's does not. */
  async pay(): Promise<void> {
    await this.page.waitForState('choosing');
    await this.page.clickButton(/^微信支付 ¥/);
  }

  /** Pays as far as the code and reads it from the screen. */
  async showCode(): Promise<string> {
    await this.pay();
    await this.page.waitForState('awaiting');
    return this.page.decodeCode();
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

  /** Has the channel treat the merchant badly, once, at one place of this order. */
  async arrangeFault(place: string, kind: string): Promise<void> {
    const response = await fetch(`${inject('demoUrl')}/sandbox/faults`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ orderPrefix: this.orderNo, place, kind }),
    });
    expect(response.ok, await response.text()).toBe(true);
  }

  /** Every attempt of this order that reached the channel. */
  async ledger(): Promise<LedgerLine[]> {
    const response = await fetch(`${inject('demoUrl')}/sandbox/ledger?orderPrefix=${this.orderNo}A`);
    const lines = (await response.json()) as LedgerLine[] | { orders: LedgerLine[] };
    return Array.isArray(lines) ? lines : lines.orders;
  }

  /** The session's id, from the page's address. */
  async sessionId(): Promise<string> {
    return new URL(await this.page.url()).pathname.split('/').pop() ?? '';
  }

  /** Nothing broke a policy, threw or was left unhandled. A lost request is reported by the browser itself and is not the page's. */
  async expectNoHarm(): Promise<void> {
    const harm = (await this.page.violations()).filter(({ kind }) => kind !== 'console');
    expect(harm).toEqual([]);
  }
}

/** A network in front of the demo, for one test. */
export async function startNetwork(): Promise<FaultyProxy> {
  const network = await startFaultyProxy(inject('demoUrl'));
  onTestFinished(() => network.close());
  return network;
}
