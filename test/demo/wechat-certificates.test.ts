import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { makeRsaKeyPair, makeSerialNumber } from '../../demo/rsa-key-pair';
import { tellCertificates } from '../../demo/channels/wechat-pay/platform-certificates';
import { signBody } from '../../demo/channels/wechat-pay/signatures';
import { listen, type Listener } from '../../demo/listen';
import { NotificationRefusal } from '../../demo/merchant/channels/channel-adapter';
import { makeWechatPay } from '../../demo/merchant/channels/wechat-pay';
import { downloadedKeys } from '../../demo/merchant/channels/wechat-pay-platform-keys';
import { openWechatMerchant, type WechatMerchant } from './wechat-merchant';

let merchant: WechatMerchant;
beforeAll(async () => void (merchant = await openWechatMerchant()));
afterAll(() => merchant.close());

const attempt = () => merchant.attempt('wechat-pay.native');

describe('a merchant without 微信支付公钥', () => {
  test('downloads the platform’s certificate, and believes what was signed with it', async () => {
    const { platformKey: _, ...account } = merchant.account;
    const adapter = makeWechatPay(account);
    const circumstances = { payerIp: '127.0.0.1', returnUrl: 'http://shop.test/pay', attemptQuery: {} };
    const mine = attempt();
    expect(await adapter.start(mine, circumstances)).toMatchObject({ kind: 'started' });
    expect(await adapter.query(mine)).toEqual({ kind: 'unpaid' });
  });

  test('knows the certificate under the serial number that signatures name', async () => {
    const { platformKey: _, ...account } = merchant.account;
    const keys = downloadedKeys(account);
    expect(keys.known()).toEqual({});
    await keys.refresh();
    const { serial, publicKey } = merchant.account.platformKey;
    expect(keys.known()).toEqual({ [serial]: publicKey });
  });
});

/** A channel that answers to every question what it is told to. */
async function openImpostor(answer: () => Promise<{ readonly body: string; readonly headers: Record<string, string> }>): Promise<Listener> {
  const listener = await listen(0);
  listener.handOver(async () => {
    const { body, headers } = await answer();
    return new Response(body, { headers });
  });
  return listener;
}

describe('a certificate', () => {
  const keysFrom = async (answer: Parameters<typeof openImpostor>[0]) => {
    const impostor = await openImpostor(answer);
    const { platformKey: _, ...account } = merchant.account;
    const keys = downloadedKeys({ ...account, origin: impostor.url });
    await keys.refresh();
    await impostor.close();
    return keys.known();
  };
  const tell = async (sealedWith = merchant.account.apiV3Key, serial = makeSerialNumber()) => {
    const platform = { ...makeRsaKeyPair(), serial };
    return { platform, body: JSON.stringify(await tellCertificates(platform, sealedWith)) };
  };

  test('is taken from whoever has the key of both and signs with one that came along', async () => {
    const { platform, body } = await tell();
    expect(await keysFrom(() => Promise.resolve({ body, headers: signBody(body, platform) }))).toHaveProperty(platform.serial);
  });

  test('is known by a number that is told with zeros in front, which a certificate leaves away', async () => {
    const serial = `0000${makeSerialNumber().slice(4)}`;
    const { platform, body } = await tell(merchant.account.apiV3Key, serial);
    expect(await keysFrom(() => Promise.resolve({ body, headers: signBody(body, platform) }))).toHaveProperty(serial);
  });

  test('is not taken under a number that is not its own', async () => {
    const { platform, body } = await tell();
    const [told] = (JSON.parse(body) as { data: object[] }).data;
    const serial = makeSerialNumber();
    const renamed = JSON.stringify({ data: [{ ...told, serial_no: serial }] });
    expect(await keysFrom(() => Promise.resolve({ body: renamed, headers: signBody(renamed, { ...platform, serial }) }))).toEqual({});
  });

  test('is not taken from one who has not the key of both', async () => {
    const { platform, body } = await tell('0'.repeat(32));
    expect(await keysFrom(() => Promise.resolve({ body, headers: signBody(body, platform) }))).toEqual({});
  });

  test('is not taken when the answer is signed with another key, or not at all', async () => {
    const { platform, body } = await tell();
    const stranger = { ...makeRsaKeyPair(), serial: platform.serial };
    expect(await keysFrom(() => Promise.resolve({ body, headers: signBody(body, stranger) }))).toEqual({});
    expect(await keysFrom(() => Promise.resolve({ body, headers: {} }))).toEqual({});
    expect(await keysFrom(() => Promise.resolve({ body: 'no JSON', headers: signBody('no JSON', platform) }))).toEqual({});
  });

  test('is not taken when its time is over', async () => {
    const { platform, body } = await tell();
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-01-02T00:00:00Z') });
    try {
      expect(await keysFrom(() => Promise.resolve({ body, headers: signBody(body, platform) }))).toEqual({});
    } finally {
      vi.useRealTimers();
    }
  });
});

test('a notification that names an unknown certificate is refused, and the certificate is looked for', async () => {
  const { platformKey: _, ...account } = merchant.account;
  const adapter = makeWechatPay(account);
  const headers = new Headers({ 'Wechatpay-Serial': merchant.account.platformKey.serial });
  expect(() => adapter.readNotification(headers, '{}')).toThrow(NotificationRefusal);
  await vi.waitFor(() => {
    // Known by now, so that it is the signature that is missing.
    expect(() => adapter.readNotification(headers, '{}')).toThrow('Timestamp out of range');
  });
});
