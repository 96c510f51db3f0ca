import { startDemo, type Demo } from '../../demo/start-demo';
import type { CloseResult, Payment, Problem, Session, Status } from '../../demo/merchant/wire';
import { watchForSecrets } from '../browser/secret-watch';
import { credentialsOf } from './credentials-of';
import { openStartedDatabase } from './started-database';
import { contractFetch, type ContractAnswer } from './contract-fetch';

/** An entry of the sandbox's ledger. */
export interface LedgerEntry {
  readonly outTradeNo: string;
  readonly total: number;
  readonly standing: string;
  readonly tradeState: string;
  readonly refunds: readonly { readonly amount: number; readonly status: string }[];
}

/** An attempt, or why there is none. */
export type PaymentAnswer = Payment & { readonly code?: Problem['code']; readonly payment?: Payment };

const environment = { terminal: 'pc', host: 'browser', os: 'windows', device: 'desktop' };
let orders = 0;

/** A demo whose business clock can be moved forward. */
export interface TimedDemo extends Demo {
  readonly advance: (ms: number) => void;
}

/** Starts a demo that keeps nothing, on free ports; when it is closed, none of its secrets may have got out. */
export async function startTimedDemo(): Promise<TimedDemo> {
  let ahead = 0;
  const demo = await startDemo({ port: 0, channelsPort: 0, openDatabase: openStartedDatabase, now: () => Date.now() + ahead });
  const watch = watchForSecrets(await credentialsOf(demo.database));
  const close = async (): Promise<void> => {
    await demo.close();
    watch.stop();
  };
  return { ...demo, close, advance: (ms) => (ahead += ms) };
}

/** Asks until the answer is as wanted; fails when that does not come in time. */
export async function until<T>(ask: () => Promise<T>, isWanted: (value: T) => boolean, withinMs = 8_000): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const value = await ask();
    if (isWanted(value)) return value;
    if (performance.now() > deadline) throw new Error(`It did not come in time; the last was ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** A shopper with one order on the cashier's page, every answer checked against the contract. */
export class Shopper {
  readonly demo: Demo;
  readonly sessionId: string;
  readonly orderNo: string;
  #cookie: string | undefined;

  constructor(demo: Demo, sessionId: string, orderNo: string) {
    this.demo = demo;
    this.sessionId = sessionId;
    this.orderNo = orderNo;
  }

  /** Opens a session for an order of its own. */
  static async arrive(demo: Demo, order: Readonly<Record<string, string>> = {}): Promise<Shopper> {
    const orderNo = `order${String(++orders).padStart(4, '0')}`;
    const answer = await fetch(`${demo.url}/new?${new URLSearchParams({ orderNo, ...order })}`, {
      headers: { Accept: 'application/json' },
    });
    const { sessionId } = (await answer.json()) as { sessionId: string };
    return new Shopper(demo, sessionId, orderNo);
  }

  api<T>(method: 'GET' | 'POST', path: string, init: RequestInit = {}): Promise<ContractAnswer<T>> {
    const headers = { ...init.headers, ...this.#sentCookie };
    return contractFetch<T>(`${this.demo.url}/api`, method, `/sessions/${this.sessionId}${path}`, { ...init, headers });
  }

  /** Opens a page of the merchant and keeps the cookie that it sets, as a browser does; goes no further than its answer. */
  async open(url: string): Promise<Response> {
    const answer = await fetch(url, { redirect: 'manual', headers: this.#sentCookie });
    this.#cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? this.#cookie;
    return answer;
  }

  get #sentCookie(): Record<string, string> {
    return this.#cookie === undefined ? {} : { Cookie: this.#cookie };
  }

  post<T>(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<ContractAnswer<T>> {
    return this.api<T>('POST', path, { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', ...headers } });
  }

  pay(key: string, productId = 'wechat-pay.native', rest: object = {}): Promise<ContractAnswer<PaymentAnswer>> {
    return this.post('/payments', { productId, environment, ...rest }, { 'Idempotency-Key': key.padEnd(16, '-') });
  }

  close(paymentId: string): Promise<ContractAnswer<CloseResult>> {
    return this.api('POST', `/payments/${paymentId}/close`);
  }

  refresh(paymentId: string): Promise<ContractAnswer<PaymentAnswer>> {
    return this.api('POST', `/payments/${paymentId}/refresh`);
  }

  report(channel = 'wechat-pay', params: Readonly<Record<string, string>> = {}): Promise<ContractAnswer<Status>> {
    return this.post('/return', { channel, params });
  }

  async status(): Promise<Status> {
    return (await this.api<Status>('GET', '/status')).body;
  }

  async session(): Promise<Session> {
    return (await this.api<Session>('GET', '')).body;
  }

  /** Waits for a status of the session. */
  becomes(wanted: Status['status']): Promise<Status> {
    return until(
      () => this.status(),
      ({ status }) => status === wanted,
    );
  }

  act(content: string, act: string): Promise<Response> {
    return send(`${this.demo.url}/sandbox/act`, { content, act });
  }

  /** Arranges something to go wrong with this order at the channel. */
  async arrange(place: string, kind: string, times = 1): Promise<void> {
    await send(`${this.demo.url}/sandbox/faults`, { orderPrefix: `${this.orderNo}A`, place, kind, times });
  }

  async ledger(): Promise<LedgerEntry[]> {
    const answer = await fetch(`${this.demo.url}/sandbox/ledger?orderPrefix=${this.orderNo}A`);
    return (await answer.json()) as LedgerEntry[];
  }
}

/** The text by which a payer pays an attempt. */
export function contentOf(payment: Payment): string {
  const { action } = payment;
  if (action?.kind === 'qr-code') return action.content;
  if (action?.kind === 'wechat-jsapi') return action.parameters.package;
  throw new Error(`The attempt has no action: ${JSON.stringify(payment)}`);
}

/** Sends JSON. */
export function send(url: string, body: unknown): Promise<Response> {
  return fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
}
