import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startScriptedShop, type ScriptedShop } from './scripted-channel';
import type { Shopper } from './shopper';

let shop: ScriptedShop;
beforeAll(async () => void (shop = await startScriptedShop()));
afterAll(() => shop.close());

describe('a notification', () => {
  const notify = (fields: Readonly<Record<string, string>>): Promise<Response> =>
    fetch(`${shop.url}/notify/scripted`, { method: 'POST', body: new URLSearchParams(fields) });
  const say = async (answer: Response): Promise<unknown[]> => [answer.status, answer.headers.get('Content-Type'), await answer.text()];

  test('is acknowledged and refused in the channel’s own words, form or not', async () => {
    const shopper = await shop.arrive();
    const { body } = await shopper.pay('first', 'scripted.code');
    const told = { id: 'n1', no: body.outTradeNo, at: String(shop.merchant.now()) };
    expect(await say(await notify({ ...told, sign: 'thief' }))).toEqual([401, 'text/plain', 'fail Bad signature']);
    expect(await say(await notify({ ...told, no: 'unknown99A1', sign: 'channel' }))).toEqual([404, 'text/plain', 'fail No such attempt']);
    expect((await shopper.status()).status).toBe('open');
    expect(await say(await notify({ ...told, sign: 'channel' }))).toEqual([200, 'text/plain', 'success']);
    expect((await shopper.status()).status).toBe('paid');
  });

  test('of a payment that was taken back makes the server ask instead', async () => {
    const shopper = await shop.arrive();
    const script = Object.assign(shop.channel.of(shopper.orderNo), { start: { kind: 'paying' } });
    const { body } = await shopper.pay('first', 'scripted.payer-code', { payerCode: '134579246801357924' });
    shop.advance(15_000);
    expect((await shopper.close(body.id)).body.outcome).toBe('closed');
    script.query = { kind: 'closed' };
    const told = { id: 'n2', no: body.outTradeNo, at: String(shop.merchant.now()), sign: 'channel' };
    expect((await notify(told)).status).toBe(200);
    expect(script.asked.at(-1)).toBe('query A1');
    expect(await shopper.status()).toMatchObject({ status: 'open', payments: [{ status: 'closed' }] });
  });

  test('of a channel that is nobody’s is refused', async () => {
    expect((await fetch(`${shop.url}/notify/nobody`, { method: 'POST' })).status).toBe(404);
  });
});

describe('the payer’s identity', () => {
  const authorize = async (shopper: Shopper): Promise<URL> => {
    const { body } = await shopper.post<{ redirectUrl: string }>('/authorizations', { host: 'scripted' });
    return new URL(body.redirectUrl);
  };
  const comeBack = async (shopper: Shopper, parameters: Readonly<Record<string, string>>): Promise<Response> => {
    const url = await authorize(shopper);
    Object.entries(parameters).forEach(([name, value]) => url.searchParams.set(name, value));
    return shopper.open(url.href);
  };

  test('comes back in the channel’s own parameter, to a page of its own', async () => {
    const shopper = await shop.arrive();
    expect((await shopper.pay('first', 'scripted.inside')).body.code).toBe('authorization-needed');
    expect((await authorize(shopper)).pathname).toBe('/scripted/callback');
    expect((await comeBack(shopper, { auth_code: 'good' })).status).toBe(303);
    expect((await shopper.session()).authorization).toEqual({ status: 'granted', host: 'scripted' });
    expect((await shopper.pay('first', 'scripted.inside')).status).toBe(201);
  });

  test('is refused when it comes back in another’s', async () => {
    const shopper = await shop.arrive();
    await comeBack(shopper, { code: 'good' });
    expect((await shopper.session()).authorization).toEqual({ status: 'refused', host: 'scripted' });
  });
});

describe('an attempt', () => {
  test('is started with the address of the connection, not with what a header says', async () => {
    const shopper = await shop.arrive();
    const environment = { terminal: 'pc', host: 'browser', os: 'mac', device: 'desktop' };
    const headers = { 'Idempotency-Key': 'k'.repeat(16), 'X-Forwarded-For': '203.0.113.7', Forwarded: 'for=203.0.113.7' };
    await shopper.post('/payments', { productId: 'scripted.code', environment }, headers);
    const [circumstances] = shop.channel.of(shopper.orderNo).circumstances;
    expect(circumstances?.payerIp).toMatch(/^(::1|127\.0\.0\.1)$/);
    expect(circumstances?.payerCode).toBeUndefined();
  });
});
