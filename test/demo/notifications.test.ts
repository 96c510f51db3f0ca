import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Aes, Formatter, Rsa } from 'wechatpay-axios-plugin';
import { makeRsaKeyPair } from '../../demo/rsa-key-pair';
import { contentOf, Shopper, startTimedDemo, until, type TimedDemo } from './shopper';
import { shows } from '../reliability/shows';

let demo: TimedDemo;
beforeAll(async () => void (demo = await startTimedDemo()));
afterAll(() => demo.close());

/** A notification as a thief would write it, who knows everything but the channel's key. */
function forge(serial: string, timestamp: number): RequestInit {
  const thief = makeRsaKeyPair();
  const nonce = Formatter.nonce(12);
  const resource = { algorithm: 'AEAD_AES_256_GCM', ciphertext: Aes.AesGcm.encrypt('{}', '0'.repeat(32), nonce), nonce };
  const body = JSON.stringify({ id: 'forged', event_type: 'TRANSACTION.SUCCESS', resource });
  const headers = {
    'Wechatpay-Timestamp': String(timestamp),
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Serial': serial,
    'Wechatpay-Signature': Rsa.sign(Formatter.response(timestamp, nonce, body), thief.privateKey),
  };
  return { method: 'POST', headers, body };
}

/** The serial number that the channel signs with, which is no secret. */
async function channelSerial(): Promise<string> {
  const answer = await fetch(`${demo.channelsUrl}/v3/pay/transactions/native`, { method: 'POST', body: '{}' });
  return answer.headers.get('Wechatpay-Serial') ?? '';
}

describe('a notification', () => {
  test('that the channel did not sign is refused', async ({ task }) => {
    const serial = await channelSerial();
    const now = Formatter.timestamp();
    const forgeries = [forge(serial, now), forge('NOBODY', now), forge(serial, now - 301), { method: 'POST', body: '{}' }];
    const answers = await Promise.all(forgeries.map((init) => fetch(`${demo.url}/notify/wechat-pay`, init)));
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    expect(await answers[0]?.json()).toMatchObject({ code: 'FAIL' });
    shows({ task }, 'S9', forgeries.length);
  });

  test('of another amount pays nothing, and neither does a query of another amount', async ({ task }) => {
    const shopper = await Shopper.arrive(demo);
    const { body } = await shopper.pay('first');
    await shopper.arrange('notify', 'wrong-amount', 1);
    await shopper.arrange('query', 'wrong-amount', 1);
    await shopper.act(contentOf(body), 'pay');
    const { body: status } = await shopper.report();
    expect(status).toMatchObject({ status: 'open', payments: [{ channelAnswer: 'unknown' }] });
    // The true one is told again after a second.
    demo.advance(1_000);
    await shopper.becomes('paid');
    shows({ task }, 'S9', 2);
  });

  test('that comes twice has one effect', async ({ task }) => {
    const shopper = await Shopper.arrive(demo);
    const { body } = await shopper.pay('first');
    await shopper.arrange('notify', 'repeated');
    await shopper.act(contentOf(body), 'pay');
    const { payments } = await shopper.becomes('paid');
    expect(payments[0]).not.toHaveProperty('refund');
    // A look at the channel tells it a third time.
    await shopper.report();
    expect((await shopper.status()).payments).toEqual(payments);
    expect(await shopper.ledger()).toMatchObject([{ tradeState: 'SUCCESS', refunds: [] }]);
    shows({ task }, 'S9', 3);
  });

  test('that was not acknowledged is told again', async () => {
    const shopper = await Shopper.arrive(demo);
    const { body } = await shopper.pay('first');
    await shopper.arrange('notify', 'dropped', 1);
    await shopper.act(contentOf(body), 'pay');
    await shopper.becomes('paid');
  });
});

describe('the channel', () => {
  test('refuses what the merchant did not sign, in its own words and under its own signature', async () => {
    const answer = await fetch(`${demo.channelsUrl}/v3/pay/transactions/native`, { method: 'POST', body: '{}' });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ code: 'SIGN_ERROR' });
    expect(answer.headers.get('Wechatpay-Signature')).toMatch(/^[\w+/]+=*$/);
  });
});

describe('the payer’s identity', () => {
  const authorize = async (shopper: Shopper): Promise<string> =>
    (await shopper.post<{ redirectUrl: string }>('/authorizations', { host: 'wechat' })).body.redirectUrl;
  const follow = (url: string | null): Promise<Response> => fetch(url ?? '', { redirect: 'manual' });
  const askWallet = async (shopper: Shopper): Promise<string> => (await follow(await authorize(shopper))).headers.get('Location') ?? '';

  test('is needed before a payment inside WeChat, and makes its parameters', async () => {
    const shopper = await Shopper.arrive(demo);
    expect((await shopper.pay('first', 'wechat-pay.jsapi')).body).toMatchObject({ status: 403, code: 'authorization-needed' });
    const asked = await follow(await authorize(shopper));
    expect(asked.status).toBe(302);
    const back = await shopper.open(asked.headers.get('Location') ?? '');
    // The empty fragment keeps the wallet's own from sticking to the address.
    expect([back.status, back.headers.get('Location')]).toEqual([303, `${demo.url}/pay/${shopper.sessionId}#`]);
    expect((await shopper.session()).authorization).toEqual({ status: 'granted', host: 'wechat' });
    const { status, body } = await shopper.pay('first', 'wechat-pay.jsapi');
    expect(status).toBe(201);
    expect(body.action).toMatchObject({
      kind: 'wechat-jsapi',
      parameters: { signType: 'RSA', package: expect.stringMatching(/^prepay_id=wx/) as string },
    });
    await shopper.act(contentOf(body), 'pay');
    await shopper.becomes('paid');
  });

  test('is the browser’s that was authorized, and no other’s', async () => {
    const shopper = await Shopper.arrive(demo);
    const back = await shopper.open(await askWallet(shopper));
    const [cookie = ''] = back.headers.getSetCookie();
    expect(cookie).toMatch(/^cashier_browser=[\w-]{22}; Path=\/; HttpOnly; SameSite=Lax$/);
    const other = new Shopper(demo, shopper.sessionId, shopper.orderNo);
    expect((await other.session()).authorization).toEqual({ status: 'none' });
    expect((await other.pay('other', 'wechat-pay.jsapi')).body).toMatchObject({ status: 403, code: 'authorization-needed' });
    await other.open(await askWallet(other));
    expect((await other.session()).authorization.status).toBe('granted');
    expect((await shopper.session()).authorization.status).toBe('granted');
  });

  test('is bound once a state', async () => {
    const shopper = await Shopper.arrive(demo);
    const callback = await askWallet(shopper);
    const stolen = new URL(callback);
    stolen.searchParams.set('code', 'f'.repeat(32));
    expect((await shopper.open(stolen.href)).status).toBe(303);
    expect((await shopper.session()).authorization.status).toBe('refused');
    // The state is used up, so the good code comes too late.
    await shopper.open(callback);
    expect((await shopper.session()).authorization.status).toBe('refused');
    const again = await askWallet(shopper);
    await shopper.open(again);
    await shopper.open(again);
    expect((await shopper.session()).authorization.status).toBe('granted');
  });

  test('is decided by the first of two callbacks', async () => {
    const shopper = await Shopper.arrive(demo);
    const callback = await askWallet(shopper);
    const answers = await Promise.all([shopper.open(callback), shopper.open(callback)]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(answers.flatMap(({ headers }) => headers.getSetCookie())).toHaveLength(1);
    expect((await shopper.session()).authorization.status).toBe('granted');
  });

  test('is not taken from a state that is nobody’s, nor sent to another origin', async () => {
    expect((await follow(`${demo.url}/wechat/callback?state=nobody&code=x`)).status).toBe(400);
    const shopper = await Shopper.arrive(demo);
    const url = new URL(await authorize(shopper));
    url.searchParams.set('redirect_uri', 'https://evil.example/');
    expect((await follow(url.href)).status).toBe(400);
    const refused = await shopper.post<{ code: string }>('/authorizations', { host: 'unionpay' });
    expect(refused).toMatchObject({ status: 422, body: { code: 'authorization-unsupported' } });
  });
});

describe('a number that was lost on the way', () => {
  test('is closed as one that the channel never had', async () => {
    const shopper = await Shopper.arrive(demo);
    await shopper.arrange('order', 'server-error');
    await shopper.pay('first');
    const [payment] = (
      await until(
        () => shopper.status(),
        () => true,
      )
    ).payments;
    expect((await shopper.close(payment?.id ?? '')).body.outcome).toBe('closed');
    expect(await shopper.ledger()).toEqual([]);
  });
});
