import { issueAlipayCredentials, openAlipaySandbox } from './channels/alipay/open-alipay-sandbox';
import type { ChannelSandbox } from './channels/channel-sandbox';
import type { Faults } from './channels/faults';
import { baitiaoProduct } from './channels/jd-pay/order-request';
import { issueJdPayCredentials, openJdPaySandbox } from './channels/jd-pay/open-jd-pay-sandbox';
import { issueUnionpayCredentials, openUnionpaySandbox } from './channels/unionpay/open-unionpay-sandbox';
import { issueCredentials, openWechatSandbox } from './channels/wechat-pay/open-wechat-sandbox';
import type { Database } from './database';
import { makeAlipay } from './merchant/channels/alipay';
import type { ChannelAdapter } from './merchant/channels/channel-adapter';
import { makeJdPay } from './merchant/channels/jd-pay';
import { makeUnionpay } from './merchant/channels/unionpay';
import { makeWechatPay } from './merchant/channels/wechat-pay';
import { findMerchantKeyPair } from './merchant/open-merchant';
import type { RsaKeyPair } from './rsa-key-pair';

/** What both sides of the demo know before they speak. */
export interface DemoFacts {
  readonly database: Database;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Of the merchant. */
  readonly origin: string;
  readonly channelsOrigin: string;
  /** The payee's registered name. */
  readonly payeeName: string;
  /** How long the merchant waits for a channel, in milliseconds. */
  readonly timeoutMs: number;
  readonly faults: Faults;
}

/** One channel: the sandbox that plays it, which need not be opened in the same process, and the adapter by which the merchant talks to it. */
export interface DemoChannel {
  readonly openSandbox: () => ChannelSandbox;
  readonly adapter: ChannelAdapter;
}

/** Opens every channel of the demo, by the first part of a product's id. The two sides agree on keys; all else goes over HTTP. */
export async function openDemoChannels(facts: DemoFacts): Promise<ReadonlyMap<string, DemoChannel>> {
  const keyPair = await findMerchantKeyPair(facts.database);
  return new Map([
    ['wechat-pay', await openWechatPay(facts, keyPair)],
    ['alipay', await openAlipay(facts, keyPair)],
    ['unionpay', await openUnionpay(facts)],
    ['jd-pay', await openJdPay(facts, keyPair)],
  ]);
}

async function openWechatPay(facts: DemoFacts, keyPair: RsaKeyPair): Promise<DemoChannel> {
  const { database, now, origin, channelsOrigin, payeeName, timeoutMs, faults } = facts;
  const issued = await issueCredentials(database);
  const { appSecret, apiV3Key } = issued;
  const mchid = '1900000109';
  const appid = 'wx8888888888888888';
  const miniProgram = { appid: 'wx9999999999999999', appSecret: issued.miniProgramSecret };
  const { serial, publicKey } = keyPair;
  const registered = { mchid, appid, miniProgramAppid: miniProgram.appid, name: payeeName, serial, publicKey, origin };
  return {
    openSandbox: () => openWechatSandbox(database, issued, registered, now, faults),
    adapter: makeWechatPay({
      mchid,
      appid,
      appSecret,
      miniProgram,
      apiV3Key,
      keyPair,
      origin: channelsOrigin,
      authorizationOrigin: channelsOrigin,
      identityOrigin: channelsOrigin,
      notifyUrl: `${origin}/notify/wechat-pay`,
      timeoutMs,
    }),
  };
}

async function openAlipay(facts: DemoFacts, keyPair: RsaKeyPair): Promise<DemoChannel> {
  const { database, now, origin, channelsOrigin, payeeName, timeoutMs, faults } = facts;
  const issued = await issueAlipayCredentials(database);
  const appId = '2021000000000000';
  const sellerId = '2088000000000000';
  const registered = { appId, sellerId, name: payeeName, publicKey: keyPair.publicKey, origin, channelsOrigin };
  return {
    openSandbox: () => openAlipaySandbox(database, issued, registered, now, faults),
    adapter: makeAlipay({
      appId,
      sellerId,
      keyPair,
      alipayPublicKey: issued.alipay.publicKey,
      origin: channelsOrigin,
      authorizationOrigin: channelsOrigin,
      notifyUrl: `${origin}/notify/alipay`,
      timeoutMs,
      now,
    }),
  };
}

async function openUnionpay(facts: DemoFacts): Promise<DemoChannel> {
  const { database, now, origin, channelsOrigin, payeeName, timeoutMs, faults } = facts;
  const issued = await issueUnionpayCredentials(database);
  const merId = '777290058110048';
  const { certId, certificate } = issued.merchant;
  const registered = { merId, certId, certificate, name: payeeName, origin, channelsOrigin };
  return {
    openSandbox: () => openUnionpaySandbox(database, issued, registered, now, faults),
    adapter: makeUnionpay({
      merId,
      certificate: issued.merchant,
      pinnedCertificates: [issued.rootCertificate],
      origin: channelsOrigin,
      fileOrigin: channelsOrigin,
      notifyUrl: `${origin}/notify/unionpay`,
      returnPostUrl: `${origin}/return/unionpay`,
      timeoutMs,
      now,
    }),
  };
}

async function openJdPay(facts: DemoFacts, keyPair: RsaKeyPair): Promise<DemoChannel> {
  const { database, now, origin, channelsOrigin, payeeName, timeoutMs, faults } = facts;
  const { desKey, platform } = await issueJdPayCredentials(database);
  const merchant = '110148035005';
  const registered = { merchant, publicKey: keyPair.publicKey, name: payeeName, origin, channelsOrigin };
  return {
    openSandbox: () => openJdPaySandbox(database, { desKey, platform }, registered, now, faults),
    adapter: makeJdPay({
      merchant,
      keys: { desKey, privateKey: keyPair.privateKey, peerPublicKey: platform.publicKey },
      gatewayOrigin: channelsOrigin,
      pcOrigin: channelsOrigin,
      h5Origin: channelsOrigin,
      notifyUrl: `${origin}/notify/jd-pay`,
      returnPostUrl: `${origin}/return/jd-pay`,
      baitiaoProduct,
      refusals: { unknownOrder: ['JD0006'], payerCode: ['JD0009'] },
      timeoutMs,
      now,
    }),
  };
}
