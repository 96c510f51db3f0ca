import { Hono } from 'hono';
import { makeChannelsApp } from '../../demo/channels/channels-app';
import type { LedgerLine, PayerOrder } from '../../demo/channels/channel-sandbox';
import { Faults } from '../../demo/channels/faults';
import { issueCredentials, openWechatSandbox } from '../../demo/channels/wechat-pay/open-wechat-sandbox';
import { listen } from '../../demo/listen';
import type { Attempt, ChannelAdapter, Circumstances, Notification } from '../../demo/merchant/channels/channel-adapter';
import { makeWechatPay } from '../../demo/merchant/channels/wechat-pay';
import { makeWechatPayClient, type WechatPayAccount, type WechatPayClient } from '../../demo/merchant/channels/wechat-pay-client';
import { findMerchantKeyPair } from '../../demo/merchant/open-merchant';
import { agreedKeys } from '../../demo/merchant/channels/wechat-pay-platform-keys';
import { send } from './shopper';
import { openStartedDatabase } from './started-database';

/** An account that has everything there is. */
type CompleteAccount = WechatPayAccount & Required<Pick<WechatPayAccount, 'miniProgram' | 'platformKey'>>;

/** A merchant with WeChat Pay and nothing else: its adapter, its place for notifications, and the channel on another origin. */
export interface WechatMerchant {
  readonly adapter: ChannelAdapter;
  readonly account: CompleteAccount;
  /** Signed requests of the merchant's own, for what its adapter would never send. */
  readonly request: WechatPayClient;
  readonly origin: string;
  readonly channelsOrigin: string;
  /** What the channel has told, each acknowledged. */
  readonly notifications: readonly Notification[];
  readonly advance: (ms: number) => void;
  /** An attempt with a number of its own. */
  readonly attempt: (productId: string, facts?: Partial<Attempt>) => Attempt;
  readonly start: (attempt: Attempt, circumstances?: Partial<Circumstances>) => ReturnType<ChannelAdapter['start']>;
  readonly get: (path: string) => Promise<Response>;
  readonly act: (content: string, act: string) => Promise<Response>;
  /** Does what must not be refused. */
  readonly perform: (content: string, act: string) => Promise<PayerOrder>;
  readonly payerCode: (outcome?: string) => Promise<string>;
  readonly arrange: (attempt: Attempt, place: string, kind: string) => Promise<void>;
  readonly ledger: (attempt: Attempt) => Promise<LedgerLine | undefined>;
  readonly close: () => Promise<void>;
}

const mchid = '1900000109';
const appid = 'wx8888888888888888';
const miniProgramAppid = 'wx9999999999999999';

/** Opens everything on free ports, over real HTTP, with a clock that can be moved. */
export async function openWechatMerchant(): Promise<WechatMerchant> {
  let ahead = 0;
  let attempts = 0;
  const now = (): number => Date.now() + ahead;
  const [shop, channels, database] = await Promise.all([listen(0), listen(0), openStartedDatabase()]);
  const issued = await issueCredentials(database);
  const keyPair = await findMerchantKeyPair(database);
  const registered = {
    mchid,
    appid,
    miniProgramAppid,
    name: '山川书店（杭州）有限公司',
    serial: keyPair.serial,
    publicKey: keyPair.publicKey,
  };
  const faults = new Faults();
  const sandbox = openWechatSandbox(database, issued, { ...registered, origin: shop.url }, now, faults);
  const account: CompleteAccount = {
    mchid,
    appid,
    appSecret: issued.appSecret,
    miniProgram: { appid: miniProgramAppid, appSecret: issued.miniProgramSecret },
    apiV3Key: issued.apiV3Key,
    keyPair,
    platformKey: { serial: issued.platform.serial, publicKey: issued.platform.publicKey },
    origin: channels.url,
    authorizationOrigin: channels.url,
    identityOrigin: channels.url,
    notifyUrl: `${shop.url}/notify/wechat-pay`,
    timeoutMs: 2_000,
  };
  const adapter = makeWechatPay(account);
  const notifications: Notification[] = [];
  const app = new Hono();
  app.post('/notify/wechat-pay', async (context) => {
    notifications.push(adapter.readNotification(context.req.raw.headers, await context.req.text()));
    return context.body(null, 204);
  });
  shop.handOver(app.fetch);
  channels.handOver(makeChannelsApp(channels.url, shop.url, [sandbox], faults).fetch);

  const get = (path: string): Promise<Response> => fetch(`${channels.url}${path}`);
  const act = (content: string, word: string): Promise<Response> => send(`${channels.url}/sandbox/act`, { content, act: word });
  return {
    adapter,
    account,
    request: makeWechatPayClient(account, agreedKeys(account.platformKey)),
    origin: shop.url,
    channelsOrigin: channels.url,
    notifications,
    advance: (ms) => (ahead += ms),
    attempt: (productId, facts) => ({
      productId,
      outTradeNo: `wechat${String(++attempts).padStart(4, '0')}A1`,
      amount: 10_240,
      currency: 'CNY',
      subject: '《山海经》一册',
      openid: null,
      createdAt: new Date(now()),
      expiresAt: new Date(now() + 15 * 60_000),
      ...facts,
    }),
    start: (attempt, circumstances) =>
      adapter.start(attempt, { payerIp: '127.0.0.1', returnUrl: `${shop.url}/pay/session`, attemptQuery: {}, ...circumstances }),
    get,
    act,
    perform: async (content, word) => {
      const answer = await act(content, word);
      if (!answer.ok) throw new Error(`The sandbox refused to ${word}: ${await answer.text()}`);
      return (await answer.json()) as PayerOrder;
    },
    payerCode: async (outcome) => {
      const query = new URLSearchParams({ channel: 'wechat-pay', ...(outcome !== undefined && { outcome }) });
      return ((await (await get(`/sandbox/payer-code?${query}`)).json()) as { payerCode: string }).payerCode;
    },
    arrange: async ({ outTradeNo }, place, kind) => {
      await send(`${channels.url}/sandbox/faults`, { orderPrefix: outTradeNo, place, kind });
    },
    ledger: async ({ outTradeNo }) => ((await (await get(`/sandbox/ledger?outTradeNo=${outTradeNo}`)).json()) as LedgerLine[])[0],
    close: async () => {
      await sandbox.close();
      await Promise.all([shop.close(), channels.close()]);
      await database.connection.close();
    },
  };
}
