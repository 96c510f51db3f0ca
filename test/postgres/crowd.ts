import { setTimeout as wait } from 'node:timers/promises';
import type { LedgerLine } from '../../demo/channels/channel-sandbox';
import type { Payment, Status } from '../../demo/merchant/wire';

/** Where a crowd buys. */
export interface Shop {
  readonly url: string;
  readonly channelsUrl: string;
}

/** One of a crowd. */
export interface Buyer {
  readonly orderNo: string;
  readonly sessionId: string;
  readonly productId: string;
  /** Minor units. */
  readonly amount: number;
  /** What goes wrong on the way. */
  readonly mishap: 'none' | 'double-click' | 'lost-answer' | 'no-notification';
}

/** An answer that has not come by then is given up, as a page does, and asked for again. */
const answerMs = 60_000;

/** Whoever waits longer than this for the merchant's word is not told it. */
const longestMs = 300_000;

const products = ['wechat-pay.native', 'alipay.qr', 'unionpay.qr'];
const mishaps = ['none', 'double-click', 'none', 'lost-answer', 'none', 'none', 'no-notification', 'none'] as const;
const environment = { terminal: 'pc', host: 'browser', os: 'windows', device: 'desktop' };

/** Opens a session for each of a crowd, with an amount that no other has. */
export async function gather(shop: Shop, prefix: string, size: number): Promise<Buyer[]> {
  const buyers: Buyer[] = [];
  for (let index = 0; index < size; index += 1) {
    const orderNo = `${prefix}${String(index).padStart(5, '0')}`;
    const amount = 10_001 + 7 * index;
    const query = new URLSearchParams({ orderNo, amount: String(amount), products: products.join(',') });
    const { sessionId } = await answerOf<{ sessionId: string }>(`${shop.url}/new?${query}`, { headers: { Accept: 'application/json' } });
    const productId = products[index % products.length] ?? '';
    const planned = mishaps[index % mishaps.length] ?? 'none';
    // Only WeChat Pay is asked within seconds.
    const mishap = planned === 'no-notification' && !productId.startsWith('wechat-pay.') ? 'none' : planned;
    buyers.push({ orderNo, sessionId, amount, mishap, productId });
    if (mishap === 'lost-answer') await arrange(shop, orderNo, 'order', 'lost-answer', 1);
    if (mishap === 'no-notification') await arrange(shop, orderNo, 'notify', 'dropped', 99);
  }
  return buyers;
}

async function arrange(shop: Shop, orderNo: string, place: string, kind: string, times: number): Promise<void> {
  await answerOf(`${shop.channelsUrl}/sandbox/faults`, jsonOf({ orderPrefix: `${orderNo}A`, place, kind, times }));
}

/**
 * Begins an attempt, pays it at the channel and waits for the merchant's word; what is lost on the way is sent again as it was.
 * @returns how long the word was waited for, in milliseconds
 */
export async function buy(shop: Shop, { sessionId, productId, mishap }: Buyer): Promise<number> {
  const session = `${shop.url}/api/sessions/${sessionId}`;
  const request = { ...jsonOf({ productId, environment }), headers: { ...jsonHeaders, 'Idempotency-Key': `key-of-${sessionId}` } };
  const begin = (): Promise<Payment> => persist(() => answerOf<Payment>(`${session}/payments`, request));
  await Promise.all(mishap === 'double-click' ? [begin(), begin()] : [begin()]);
  let paidAt: number | undefined;
  for (const began = performance.now(); ;) {
    const status = await persist(() => answerOf<Status>(`${session}/status`));
    const now = performance.now();
    if (status.status !== 'open') return now - (paidAt ?? began);
    if (now - began > longestMs) throw new Error(`Paid at the channel: ${paidAt !== undefined}, and still ${JSON.stringify(status)}`);
    // By the code that is shown now: an earlier one may have been replaced. What was paid already is refused, and heard of in time.
    if (paidAt === undefined && (await pay(shop, status))) paidAt = performance.now();
    await wait(500);
  }
}

/** @returns whether the channel took it */
async function pay({ channelsUrl }: Shop, { payments: [payment] }: Status): Promise<boolean> {
  if (payment?.action?.kind !== 'qr-code') return false;
  const { content } = payment.action;
  const request = { ...jsonOf({ content, act: 'pay' }), signal: AbortSignal.timeout(answerMs) };
  const answer = await fetch(`${channelsUrl}/sandbox/act`, request).catch(() => undefined);
  return answer?.ok === true;
}

/** What the channels have written down of a crowd's orders. */
export function ledgerOf({ channelsUrl }: Shop, prefix: string): Promise<LedgerLine[]> {
  return answerOf(`${channelsUrl}/sandbox/ledger?orderPrefix=${prefix}`);
}

const jsonHeaders = { 'Content-Type': 'application/json' };
const jsonOf = (body: unknown): RequestInit => ({ method: 'POST', headers: jsonHeaders, body: JSON.stringify(body) });

class Refused extends Error {}

async function answerOf<T>(url: string, init?: RequestInit): Promise<T> {
  const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(answerMs) });
  const text = await answer.text();
  // These are the contract's ways to say: the same again, a little later.
  if (answer.status >= 500 || answer.status === 409 || answer.status === 429) throw new Error(`${url} answered ${answer.status}`);
  if (!answer.ok) throw new Refused(`${url} answered ${answer.status}: ${text}`);
  return JSON.parse(text) as T;
}

/** Tries until it is answered, as a page does; what is refused for good is not tried again. */
async function persist<T>(ask: () => Promise<T>): Promise<T> {
  for (let gapMs = 500; ; gapMs = Math.min(2 * gapMs, 8_000)) {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof Refused) throw error;
      // Later each time, and not all at the same moment.
      await wait(gapMs * (0.5 + Math.random()));
    }
  }
}
