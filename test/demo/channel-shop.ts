import { Hono } from 'hono';
import { Faults, type FaultKind, type FaultPlace } from '../../demo/channels/faults';
import type { ChannelSandbox, LedgerLine, PayerSide } from '../../demo/channels/channel-sandbox';
import type { Database } from '../../demo/database';
import { listen } from '../../demo/listen';
import {
  NotificationRefusal,
  type Attempt,
  type ChannelAdapter,
  type Circumstances,
  type Notification,
} from '../../demo/merchant/channels/channel-adapter';
import type { Action } from '../../demo/merchant/wire';
import { openStartedDatabase } from './started-database';

/** A shop that speaks to one channel, and the sandbox that answers, each on a port of its own. */
export interface ChannelShop {
  /** The first part of a product's id. */
  readonly channel: string;
  readonly url: string;
  readonly channelsUrl: string;
  readonly adapter: ChannelAdapter;
  readonly payer: PayerSide;
  readonly faults: Faults;
  /** What came in, in order; an answer that is not 200 was given to as many as `refuseNext` says. */
  readonly notifications: Notification[];
  readonly notificationBodies: string[];
  readonly refuseNext: (times: number) => void;
  readonly now: () => number;
  readonly advance: (ms: number) => void;
  readonly close: () => Promise<void>;
}

/** What both sides are opened with. */
export interface ChannelShopFacts {
  readonly database: Database;
  readonly now: () => number;
  readonly faults: Faults;
  readonly url: string;
  readonly channelsUrl: string;
}

/** The two sides of one channel, and whatever else a test needs of them. */
export interface ChannelSides {
  readonly sandbox: ChannelSandbox;
  readonly adapter: ChannelAdapter;
}

/** Opens them, with nothing kept. */
export async function openChannelShop<Sides extends ChannelSides>(
  channel: string,
  open: (facts: ChannelShopFacts) => Promise<Sides>,
): Promise<ChannelShop & Omit<Sides, 'sandbox'>> {
  let ahead = 0;
  let refusals = 0;
  const now = (): number => Date.now() + ahead;
  const [shopListener, channelsListener, database] = await Promise.all([listen(0), listen(0), openStartedDatabase()]);
  const faults = new Faults();
  const [url, channelsUrl] = [shopListener.url, channelsListener.url];
  const { sandbox, ...others } = await open({ database, now, faults, url, channelsUrl });
  const { adapter } = others;
  const notifications: Notification[] = [];
  const notificationBodies: string[] = [];
  const app = new Hono();
  app.post(`/notify/${channel}`, async (context) => {
    const body = await context.req.text();
    notificationBodies.push(body);
    notifications.push(adapter.readNotification(context.req.raw.headers, body));
    if (refusals > 0) {
      refusals -= 1;
      return context.text('try again', 500);
    }
    const { status, body: acknowledgement } = adapter.acknowledged;
    return new Response(acknowledgement, { status });
  });
  app.onError((error) => {
    if (!(error instanceof NotificationRefusal)) throw error;
    return new Response(error.message, { status: error.status });
  });
  shopListener.handOver(app.fetch);
  channelsListener.handOver(sandbox.app.fetch);
  return {
    ...others,
    channel,
    url,
    channelsUrl,
    adapter,
    payer: sandbox.payer,
    faults,
    notifications,
    notificationBodies,
    refuseNext: (times) => (refusals = times),
    now,
    advance: (ms) => (ahead += ms),
    close: async () => {
      await sandbox.close();
      await Promise.all([shopListener.close(), channelsListener.close()]);
      await database.connection.close();
    },
  };
}

let orders = 0;

/** An attempt that was made at this moment, with a number of its own. */
export function makeAttempt(shop: ChannelShop, product: string, facts: Partial<Attempt> = {}): Attempt {
  const createdAt = new Date(shop.now());
  return {
    productId: `${shop.channel}.${product}`,
    outTradeNo: `ORDER${String(++orders).padStart(6, '0')}A1`,
    amount: 102_400,
    currency: 'CNY',
    subject: '《山川异域》精装',
    openid: null,
    createdAt,
    expiresAt: new Date(createdAt.getTime() + 15 * 60_000),
    ...facts,
  };
}

/** What is known while a payer's browser asks. */
export function circumstancesOf(shop: ChannelShop, payerCode?: string): Circumstances {
  return { payerIp: '127.0.0.1', returnUrl: `${shop.url}/pay/session`, payerCode, attemptQuery: {} };
}

/** Arranges something to go wrong with this attempt. */
export function arrange(shop: ChannelShop, { outTradeNo }: Attempt, place: FaultPlace, kind: FaultKind, times = 1): void {
  shop.faults.add({ orderPrefix: outTradeNo, place, kind, times });
}

/** Starts an attempt that the browser has to do something for. */
export async function startAction(shop: ChannelShop, attempt: Attempt): Promise<Action> {
  const answer = await shop.adapter.start(attempt, circumstancesOf(shop));
  if (answer.kind !== 'started') throw new Error(`It was not started: ${JSON.stringify(answer)}`);
  return answer.action;
}

/** What the ledger says of an attempt. */
export async function ledgerOf(shop: ChannelShop, { outTradeNo }: Attempt): Promise<LedgerLine | undefined> {
  const [line] = await shop.payer.ledger({ outTradeNo });
  return line;
}

/** A form as a page has it. */
export interface PageForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Sends a form as a browser does, and goes no further than its answer. */
export function submit({ url, fields }: PageForm): Promise<Response> {
  return fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
}

/** The action of a front product as a form that a page sends. */
export function toPageForm(action: Action): PageForm {
  if (action.kind !== 'form') throw new Error('The action is no form');
  return { url: action.url, fields: Object.fromEntries(action.fields.map(({ name, value }) => [name, value])) };
}

/** Sends the payer's browser to the channel's page. */
export async function enterCashier(shop: ChannelShop, attempt: Attempt): Promise<string> {
  const answer = await submit(toPageForm(await startAction(shop, attempt)));
  if (answer.status !== 303) throw new Error(`The channel did not take the form: ${await answer.text()}`);
  return `${shop.channelsUrl}${answer.headers.get('Location')}`;
}

const entities: Readonly<Record<string, string>> = { amp: '&', quot: '"', '#39': "'", lt: '<', gt: '>' };

/** The form of a page, its values with the line ends that a browser sends; undefined when the page has none. */
export function readPageForm(page: string): PageForm | undefined {
  const url = /<form method="post" action="([^"]*)"/.exec(page)?.[1];
  if (url === undefined) return undefined;
  const decode = (text: string): string => text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);
  const inputs = [...page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  const fields = inputs.map(([, name = '', value = '']) => [decode(name), decode(value).replace(/\r\n?|\n/g, '\r\n')] as const);
  return { url: decode(url), fields: Object.fromEntries(fields) };
}

/** Acts on the channel's page and follows it to the page that comes next, on the same origin. */
export async function actOnPage(cashier: string, act: string): Promise<{ readonly answer: Response; readonly page: string }> {
  const answer = await submit({ url: cashier, fields: { act } });
  if (answer.status !== 303) return { answer, page: await answer.text() };
  const next = new URL(answer.headers.get('Location') ?? '', cashier);
  const isHere = next.origin === new URL(cashier).origin;
  return { answer, page: isHere ? await (await fetch(next)).text() : '' };
}
