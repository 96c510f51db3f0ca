import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAllowed } from '../../demo/merchant/allowed-addresses';
import { paidAt, startScriptedShop, type ScriptedShop } from './scripted-channel';
import { until } from './shopper';

describe('an address', () => {
  test.each([
    ['203.0.113.7', ['203.0.113.7'], true],
    ['203.0.113.8', ['203.0.113.7'], false],
    ['203.0.113.8', ['203.0.113.0/24'], true],
    ['203.0.114.8', ['203.0.113.0/24', '198.51.100.0/24'], false],
    ['2001:db8::1', ['2001:db8::/32'], true],
    ['2001:db9::1', ['2001:db8::/32', '203.0.113.0/24'], false],
    ['203.0.113.7', [], false],
    ['unknown', ['0.0.0.0/0'], false],
  ] as const)('%s is among %j: %s', (address, allowed, is) => {
    expect(isAllowed(allowed, address)).toBe(is);
  });

  test.each(['shop.example', '203.0.113.0/33', ''])('is not written as %j', (wrong) => {
    expect(() => isAllowed([wrong], '203.0.113.7')).toThrow(RangeError);
  });
});

describe('a channel that does not sign its notifications', () => {
  let shop: ScriptedShop;
  beforeAll(async () => void (shop = await startScriptedShop()));
  afterAll(() => shop.close());

  const notify = async (outTradeNo: string): Promise<number> => {
    const body = new URLSearchParams({ id: outTradeNo, no: outTradeNo, at: String(shop.merchant.now()), sign: 'channel' });
    return (await fetch(`${shop.url}/notify/scripted`, { method: 'POST', body })).status;
  };

  test('is heard from its own addresses only, and asked even then', async () => {
    const shopper = await shop.arrive();
    const { body } = await shopper.pay('first', 'scripted.code');
    const script = shop.channel.of(shopper.orderNo);
    shop.channel.notifiesFrom = ['203.0.113.0/24'];
    expect(await notify(body.outTradeNo)).toBe(401);
    expect(script.asked.filter((question) => question.startsWith('query'))).toEqual([]);
    shop.channel.notifiesFrom = ['127.0.0.0/8', '::1'];
    expect(await notify(body.outTradeNo)).toBe(200);
    // It was told of a payment that the channel, asked for it, knows nothing of.
    expect((await shopper.status()).status).toBe('open');
    script.query = paidAt(shop.merchant.now());
    expect(await notify(body.outTradeNo)).toBe(200);
    await until(
      () => shopper.status(),
      ({ status }) => status === 'paid',
    );
  });
});
