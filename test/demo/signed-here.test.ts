import { beforeAll, expect, test } from 'vitest';
import { makeUnionpayCredentials, type UnionpayCredentials } from '../../demo/channels/unionpay/certificates';
import { makeAlipay } from '../../demo/merchant/channels/alipay';
import type { Attempt, ChannelAdapter } from '../../demo/merchant/channels/channel-adapter';
import { makeJdPay } from '../../demo/merchant/channels/jd-pay';
import { makeUnionpay } from '../../demo/merchant/channels/unionpay';
import { makeWechatPay } from '../../demo/merchant/channels/wechat-pay';
import { makeRsaKeyPair } from '../../demo/rsa-key-pair';

let unionpay: UnionpayCredentials;
beforeAll(async () => void (unionpay = await makeUnionpayCredentials()));

const keyPair = makeRsaKeyPair();
const now = (): number => Date.parse('2026-01-01T00:00:00Z');

/** Nobody is there: what starts all the same has not met its channel. */
const nowhere = { origin: 'http://localhost:1', notifyUrl: 'http://shop.test/notify', timeoutMs: 1_000, now };
const adapters: Readonly<Record<string, () => ChannelAdapter>> = {
  alipay: () =>
    makeAlipay({
      ...nowhere,
      appId: '2021000000000001',
      sellerId: '2088000000000001',
      keyPair,
      alipayPublicKey: keyPair.publicKey,
      authorizationOrigin: nowhere.origin,
    }),
  unionpay: () =>
    makeUnionpay({
      ...nowhere,
      merId: '777290058110048',
      certificate: unionpay.merchant,
      pinnedCertificates: [unionpay.rootCertificate],
      fileOrigin: nowhere.origin,
      returnPostUrl: 'http://shop.test/return',
    }),
  'jd-pay': () => {
    const { publicKey, privateKey } = makeRsaKeyPair();
    return makeJdPay({
      ...nowhere,
      merchant: '110148035005',
      keys: { desKey: Buffer.alloc(24, 1).toString('base64'), privateKey, peerPublicKey: publicKey },
      gatewayOrigin: nowhere.origin,
      pcOrigin: nowhere.origin,
      h5Origin: nowhere.origin,
      returnPostUrl: 'http://shop.test/return',
      baitiaoProduct: 'JD_BAITIAO',
      refusals: { unknownOrder: [], payerCode: [] },
    });
  },
  'wechat-pay': () =>
    makeWechatPay({
      ...nowhere,
      authorizationOrigin: nowhere.origin,
      identityOrigin: nowhere.origin,
      mchid: '1230000109',
      appid: 'wx0000000000000001',
      appSecret: 'secret',
      miniProgram: { appid: 'wx0000000000000002', appSecret: 'secret' },
      apiV3Key: '0'.repeat(32),
      keyPair,
      platformKey: makeRsaKeyPair(),
    }),
};

test.each(Object.keys(adapters))('the products of %s that are signed here are those which start without the channel', async (channel) => {
  const adapter = adapters[channel]?.() as ChannelAdapter;
  const attemptOf = (productId: string): Attempt => ({
    productId,
    outTradeNo: 'signedhere01A1',
    amount: 10_240,
    currency: 'CNY',
    subject: '书',
    openid: 'someone',
    createdAt: new Date(now()),
    expiresAt: new Date(now() + 900_000),
  });
  const circumstances = { payerIp: '127.0.0.1', returnUrl: 'http://shop.test/pay', attemptQuery: {} };
  const started = await Promise.all(
    adapter.productIds.map(async (productId) => ({ productId, ...(await adapter.start(attemptOf(productId), circumstances)) })),
  );
  const startedHere = started.filter(({ kind }) => kind === 'started').map(({ productId }) => productId);
  expect(startedHere.sort()).toEqual([...(adapter.signedHereProductIds ?? [])].sort());
  expect(startedHere).not.toHaveLength(0);
});
