import { Hono } from 'hono';
import { issueAlipayCredentials, openAlipaySandbox } from '../../demo/channels/alipay/open-alipay-sandbox';
import { makeChannelsApp } from '../../demo/channels/channels-app';
import type { LedgerLine, PayerSide } from '../../demo/channels/channel-sandbox';
import { Faults, type FaultKind, type FaultPlace } from '../../demo/channels/faults';
import { listen } from '../../demo/listen';
import { makeAlipay } from '../../demo/merchant/channels/alipay';
import type { AlipayAccount } from '../../demo/merchant/channels/alipay-account';
import { makeAlipayClient, type AlipayClient } from '../../demo/merchant/channels/alipay-client';
import {
  NotificationRefusal,
  type Attempt,
  type ChannelAdapter,
  type Circumstances,
  type Notification,
} from '../../demo/merchant/channels/channel-adapter';
import type { Action } from '../../demo/merchant/wire';
import { findMerchantKeyPair } from '../../demo/merchant/open-merchant';
import { openStartedDatabase } from './started-database';

/** A merchant with Alipay and nothing else: its adapter, its place for notifications, and the channel on another origin. */
export interface AlipayMerchant {
  readonly adapter: ChannelAdapter;
  readonly account: AlipayAccount;
  /** Signed requests of the merchant's own, for what its adapter would never send. */
  readonly client: AlipayClient;
  readonly payer: PayerSide;
  readonly origin: string;
  readonly channelsOrigin: string;
  readonly alipayPrivateKey: string;
  /** What the channel has told, each acknowledged. */
  readonly notifications: readonly Notification[];
  /** Leaves that many notifications without an acknowledgement. */
  readonly refuseNotifications: (count: number) => void;
  readonly advance: (ms: number) => void;
  readonly attempt: (productId: string, facts?: Partial<Attempt>) => Attempt;
  readonly start: (attempt: Attempt, circumstances?: Partial<Circumstances>) => ReturnType<ChannelAdapter['start']>;
  /** Starts an attempt that must have an action, and gives the text by which it is paid. */
  readonly startCode: (attempt: Attempt) => Promise<string>;
  readonly arrange: (attempt: Attempt, place: FaultPlace, kind: FaultKind) => void;
  readonly ledger: (attempt: Attempt) => Promise<LedgerLine | undefined>;
  /** Asks Alipay who a browser is. */
  readonly authorize: (cookie?: string) => Promise<{ readonly code: string; readonly cookie: string; readonly url: URL }>;
  readonly close: () => Promise<void>;
}

const returnUrl = (origin: string): string => `${origin}/pay?session=s1`;
let attempts = 0;

/** Opens everything on free ports, over real HTTP, with a clock that can be moved. */
export async function openAlipayMerchant(): Promise<AlipayMerchant> {
  let ahead = 0;
  let toRefuse = 0;
  const now = (): number => Date.now() + ahead;
  const [shop, channels, database] = await Promise.all([listen(0), listen(0), openStartedDatabase()]);
  const issued = await issueAlipayCredentials(database);
  const keyPair = await findMerchantKeyPair(database);
  const facts = { appId: '2021000000000001', sellerId: '2088000000000001' };
  const registered = { ...facts, name: '山川书店（杭州）有限公司', publicKey: keyPair.publicKey, origin: shop.url };
  const faults = new Faults();
  const sandbox = openAlipaySandbox(database, issued, { ...registered, channelsOrigin: channels.url }, now, faults);
  const account: AlipayAccount = {
    ...facts,
    keyPair,
    alipayPublicKey: issued.alipay.publicKey,
    origin: channels.url,
    authorizationOrigin: channels.url,
    notifyUrl: `${shop.url}/notify/alipay`,
    timeoutMs: 2_000,
    now,
  };
  const adapter = makeAlipay(account);
  const notifications: Notification[] = [];
  const app = new Hono();
  app.post('/notify/alipay', async (context) => {
    try {
      const notification = adapter.readNotification(context.req.raw.headers, await context.req.text());
      if (toRefuse-- > 0) return context.text(adapter.refuse({ status: 500, message: 'Later' }).body ?? '');
      notifications.push(notification);
      return context.text(adapter.acknowledged.body ?? '');
    } catch (error) {
      if (!(error instanceof NotificationRefusal)) throw error;
      return context.text(error.message, error.status);
    }
  });
  shop.handOver(app.fetch);
  channels.handOver(makeChannelsApp(channels.url, shop.url, [sandbox], faults).fetch);
  const start: AlipayMerchant['start'] = (attempt, circumstances) =>
    adapter.start(attempt, { payerIp: '127.0.0.1', returnUrl: returnUrl(shop.url), attemptQuery: {}, ...circumstances });
  return {
    adapter,
    account,
    client: makeAlipayClient(account),
    payer: sandbox.payer,
    origin: shop.url,
    channelsOrigin: channels.url,
    alipayPrivateKey: issued.alipay.privateKey,
    notifications,
    refuseNotifications: (count) => (toRefuse = count),
    advance: (ms) => (ahead += ms),
    attempt: (productId, rest) => ({
      productId,
      outTradeNo: `alipay${String(++attempts).padStart(4, '0')}A1`,
      amount: 10_240,
      currency: 'CNY',
      subject: '《山海经》一册',
      openid: null,
      createdAt: new Date(now()),
      expiresAt: new Date(now() + 15 * 60_000),
      ...rest,
    }),
    start,
    startCode: async (attempt) => {
      const answer = await start(attempt);
      if (answer.kind !== 'started') throw new Error(`It did not start: ${JSON.stringify(answer)}`);
      return contentOf(answer.action);
    },
    arrange: ({ outTradeNo }, place, kind) => faults.add({ orderPrefix: outTradeNo, place, kind, times: 1 }),
    ledger: async ({ outTradeNo }) => (await sandbox.payer.ledger({ outTradeNo }))[0],
    authorize: async (cookie) => {
      const asked = adapter.authorizer?.authorizeUrl(`${shop.url}/alipay/callback`, 'state-1') ?? '';
      const answer = await fetch(asked, { redirect: 'manual', headers: cookie === undefined ? {} : { Cookie: cookie } });
      const url = new URL(answer.headers.get('Location') ?? '');
      const code = url.searchParams.get(adapter.authorizer?.codeParameter ?? '') ?? '';
      return { code, url, cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
    },
    close: async () => {
      await sandbox.close();
      await Promise.all([shop.close(), channels.close()]);
      await database.connection.close();
    },
  };
}

/** The text by which a payer pays. */
export function contentOf(action: Action): string {
  if (action.kind === 'qr-code') return action.content;
  if (action.kind === 'alipay-jsapi') return action.tradeNo;
  if (action.kind === 'app-sdk') return action.parameters['orderStr'] ?? '';
  throw new Error(`Nobody scans a ${action.kind}`);
}
