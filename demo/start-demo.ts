import { issueCredentials, openWechatSandbox } from './channels/wechat-pay/open-wechat-sandbox';
import { makeChannelsApp } from './channels/channels-app';
import { openDatabase } from './database';
import { listen } from './listen';
import { makeWechatPay } from './merchant/channels/wechat-pay';
import type { MerchantTimes } from './merchant/merchant';
import { findMerchantKeyPair, openMerchant } from './merchant/open-merchant';

const mchid = '1900000109';
const appid = 'wx8888888888888888';
const payee = { name: '山川书店（杭州）有限公司', displayName: '山川书店' };

/** How the demo is started. */
export interface DemoOptions extends Partial<MerchantTimes> {
  /** Of the merchant; 0 takes any free one. */
  readonly port: number;
  /** Of the channels' sandbox, an origin of its own; 0 takes any free one. */
  readonly channelsPort: number;
  /** Where the database is kept; without it nothing is. */
  readonly dataDir?: string | undefined;
  /** How long the merchant waits for the channel, in milliseconds. */
  readonly channelTimeoutMs?: number;
  /** Milliseconds since 1970; moved by tests. Signatures always use the real clock. */
  readonly now?: () => number;
}

/** The demo while it runs. */
export interface Demo {
  readonly url: string;
  readonly channelsUrl: string;
  readonly close: () => Promise<void>;
}

/** Starts the merchant and the channels' sandbox. They share a process and an agreement on keys; all else goes over HTTP. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const now = options.now ?? Date.now;
  // Ports first: one that is taken is found out before anything has to be put away again.
  const merchantListener = await listen(options.port);
  const channelsListener = await listen(options.channelsPort).catch(async (error: unknown) => {
    await merchantListener.close();
    throw error;
  });
  const database = await openDatabase(options.dataDir);
  const [keyPair, issued] = await Promise.all([findMerchantKeyPair(database), issueCredentials(database)]);
  const { serial, publicKey } = keyPair;
  const origin = merchantListener.url;
  const channelsOrigin = channelsListener.url;
  const sandbox = openWechatSandbox(database, issued, { mchid, appid, name: payee.name, serial, publicKey, origin }, now);
  const wechatPay = makeWechatPay({
    mchid,
    appid,
    appSecret: issued.appSecret,
    apiV3Key: issued.apiV3Key,
    keyPair,
    platform: { serial: issued.platform.serial, publicKey: issued.platform.publicKey },
    origin: channelsOrigin,
    notifyUrl: `${origin}/notify/wechat-pay`,
    timeoutMs: options.channelTimeoutMs ?? 5_000,
  });
  const times = {
    refreshGapMs: options.refreshGapMs ?? 60_000,
    returnQueryGapMs: options.returnQueryGapMs ?? 3_000,
    expiryGraceMs: options.expiryGraceMs ?? 30_000,
  };
  const channels = new Map([['wechat-pay', wechatPay]]);
  const merchant = await openMerchant({ database, now, times, origin, channelsOrigin, payee, channels });
  channelsListener.handOver(makeChannelsApp(channelsOrigin, sandbox.app).fetch);
  merchantListener.handOver(merchant.app.fetch);
  return {
    url: origin,
    channelsUrl: channelsOrigin,
    close: async () => {
      await Promise.all([merchant.close(), sandbox.close()]);
      await Promise.all([merchantListener.close(), channelsListener.close()]);
      await database.$client.close();
    },
  };
}
