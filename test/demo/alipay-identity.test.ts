import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAlipayMerchant, type AlipayMerchant } from './alipay-merchant';

let merchant: AlipayMerchant;
beforeAll(async () => void (merchant = await openAlipayMerchant()));
afterAll(() => merchant.close());

const exchange = (code: string) => merchant.adapter.authorizer?.exchangeCode(code);

describe('an authorization', () => {
  test('comes back to the merchant with a code that names the payer once', async () => {
    const { code, url } = await merchant.authorize();
    expect([url.origin, url.pathname, url.searchParams.get('state')]).toEqual([merchant.origin, '/alipay/callback', 'state-1']);
    expect(await exchange(code)).toMatch(/^[\w-]{20,}$/);
    expect(await exchange(code)).toBeUndefined();
  });

  test('knows a browser again, and tells browsers apart', async () => {
    const first = await merchant.authorize();
    const again = await merchant.authorize(first.cookie);
    const openId = await exchange(first.code);
    expect(await exchange(again.code)).toBe(openId);
    expect(await exchange((await merchant.authorize()).code)).not.toBe(openId);
  });

  test('is worth nothing when it is old or made up', async () => {
    const { code } = await merchant.authorize();
    merchant.advance(3 * 60_000);
    expect(await exchange(code)).toBeUndefined();
    expect(await exchange('made-up')).toBeUndefined();
  });

  test('goes back to no other site', async () => {
    const asked = new URL(merchant.adapter.authorizer?.authorizeUrl(`${merchant.origin}/alipay/callback`, 's') ?? '');
    const ask = async (name: string, value: string): Promise<number> => {
      const url = new URL(asked);
      url.searchParams.set(name, value);
      return (await fetch(url, { redirect: 'manual' })).status;
    };
    expect(await ask('redirect_uri', 'https://thief.example/callback')).toBe(400);
    expect(await ask('redirect_uri', 'nonsense')).toBe(400);
    expect(await ask('app_id', '2021000000000002')).toBe(400);
    expect(await ask('scope', 'auth_user')).toBe(400);
  });
});

describe('the wallet’s own browser', () => {
  test('is called with a trade that is made for the payer and waits at once', async () => {
    const openid = (await exchange((await merchant.authorize()).code)) ?? '';
    const attempt = merchant.attempt('alipay.jsapi', { openid });
    const tradeNo = await merchant.startCode(attempt);
    expect(tradeNo).toMatch(/^\d{28}$/);
    expect(await merchant.startCode(attempt)).toBe(tradeNo);
    expect(await merchant.payer.find(tradeNo, 'pay')).toMatchObject({ standing: 'unpaid', tradeState: 'WAIT_BUYER_PAY' });
    expect(await merchant.adapter.query(attempt)).toEqual({ kind: 'unpaid' });
    await merchant.payer.perform(tradeNo, 'pay');
    expect(await merchant.adapter.query(attempt)).toMatchObject({ kind: 'paid', transactionId: tradeNo });
  });

  test('is not called without a payer whom Alipay knows, nor for another one', async () => {
    const start = (openid: string | null, outTradeNo = 'strangerA1') =>
      merchant.start(merchant.attempt('alipay.jsapi', { openid, outTradeNo }));
    for (const openid of [null, 'nobody']) expect(await start(openid)).toMatchObject({ kind: 'refused', code: 'ACQ.INVALID_PARAMETER' });
    const [first, second] = [await exchange((await merchant.authorize()).code), await exchange((await merchant.authorize()).code)];
    expect(await start(first ?? '')).toMatchObject({ kind: 'started' });
    expect(await start(second ?? '')).toMatchObject({ kind: 'refused', code: 'ACQ.TRADE_BUYER_NOT_MATCH' });
  });

  test('is called with a trade that can be closed before it is paid', async () => {
    const openid = (await exchange((await merchant.authorize()).code)) ?? '';
    const attempt = merchant.attempt('alipay.jsapi', { openid });
    await merchant.startCode(attempt);
    expect(await merchant.adapter.close(attempt)).toBe('closed');
    expect(await merchant.start(attempt)).toMatchObject({ kind: 'refused', code: 'ACQ.TRADE_HAS_CLOSE' });
  });
});

describe('a mini program', () => {
  const start = (outTradeNo: string, code: string) =>
    merchant.adapter.startInMiniProgram?.(merchant.attempt('alipay.mini-program', { outTradeNo }), code);

  test('is sent to its native page without a call of the channel', async () => {
    const attempt = merchant.attempt('alipay.mini-program');
    const attemptQuery = { gateway: 'https://shop.example/api', sessionId: 's1', paymentId: 'p1' };
    expect(await merchant.start(attempt, { attemptQuery })).toMatchObject({
      action: { kind: 'mini-program', path: `/pages/unified-cashier/pay/index?${new URLSearchParams(attemptQuery)}` },
    });
    expect(await merchant.adapter.query(attempt)).toEqual({ kind: 'absent' });
  });

  test('pays the trade that its login code was given for', async () => {
    const call = await start('miniprogramA1', (await merchant.authorize()).code);
    const tradeNo = typeof call === 'object' && call.kind === 'alipay-jsapi' ? call.tradeNo : '';
    expect(tradeNo).toMatch(/^\d{28}$/);
    expect(await merchant.payer.perform(tradeNo, 'pay')).toMatchObject({ outTradeNo: 'miniprogramA1', standing: 'paid' });
  });

  test('with a used or unknown login code is told so', async () => {
    const { code } = await merchant.authorize();
    await start('miniprogramB1', code);
    expect(await start('miniprogramB2', code)).toBe('code-refused');
    expect(await start('miniprogramB3', 'made-up')).toBe('code-refused');
  });

  test('may try again when the channel did not answer', async () => {
    merchant.arrange(merchant.attempt('alipay.mini-program', { outTradeNo: 'miniprogramC1' }), 'order', 'lost-answer');
    const first = await merchant.authorize();
    expect(await start('miniprogramC1', first.code)).toBe('unavailable');
    // The same person in the same mini program, with a new code.
    const { code } = await merchant.authorize(first.cookie);
    expect(await start('miniprogramC1', code)).toMatchObject({ kind: 'alipay-jsapi' });
  });
});
