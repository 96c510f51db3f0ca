import { Formatter, Rsa } from 'wechatpay-axios-plugin';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Attempt, StartAnswer } from '../../demo/merchant/channels/channel-adapter';
import { until } from './shopper';
import { openWechatMerchant, type WechatMerchant } from './wechat-merchant';
import { whole } from './whole-refund';

let merchant: WechatMerchant;
beforeAll(async () => void (merchant = await openWechatMerchant()));
afterAll(() => merchant.close());

const actionOf = (started: StartAnswer) => {
  if (started.kind !== 'started') throw new Error(`It was not started: ${JSON.stringify(started)}`);
  return started.action;
};

const notified = (attempt: Attempt) =>
  until(
    () => Promise.resolve(merchant.notifications.filter(({ outTradeNo }) => outTradeNo === attempt.outTradeNo)),
    ({ length }) => length > 0,
  );

/** The channel's own words for an order, as no adapter would keep them. */
const transactionOf = async ({ outTradeNo }: Attempt): Promise<unknown> =>
  (await merchant.request('GET', `/v3/pay/transactions/out-trade-no/${outTradeNo}?mchid=${merchant.account.mchid}`))?.body;

/** What a wallet checks before it opens. */
const isSigned = (lines: readonly string[], signature: string): boolean =>
  Rsa.verify(Formatter.joinedByLineFeed(...lines), signature, merchant.account.keyPair.publicKey);

describe('an app', () => {
  test('is given the SDK’s parameters under the merchant’s signature, and is paid by them', async () => {
    const attempt = merchant.attempt('wechat-pay.app');
    const action = actionOf(await merchant.start(attempt));
    expect(action).toMatchObject({ kind: 'app-sdk', sdk: 'wechat-pay', parameters: { package: 'Sign=WXPay', partnerid: '1900000109' } });
    expect(action).not.toHaveProperty('fallbackUrl');
    if (action.kind !== 'app-sdk') throw new Error('No call of the SDK');
    const { appid = '', timestamp = '', noncestr = '', prepayid = '', sign = '' } = action.parameters;
    expect(isSigned([appid, timestamp, noncestr, prepayid], sign)).toBe(true);
    expect(isSigned([appid, timestamp, noncestr, `${prepayid}0`], sign)).toBe(false);
    await merchant.perform(prepayid, 'pay');
    expect(await merchant.adapter.query(attempt)).toMatchObject({ kind: 'paid', paidAmount: 10_240 });
    expect(await transactionOf(attempt)).toMatchObject({ trade_type: 'APP', trade_state: 'SUCCESS' });
  });
});

describe('a mini program', () => {
  const login = async (): Promise<string> => {
    const { code } = (await (await merchant.get('/sandbox/mini-program-login')).json()) as { code: string };
    return code;
  };
  const call = async (attempt: Attempt) => {
    const started = await merchant.adapter.startInMiniProgram?.(attempt, await login());
    if (typeof started !== 'object' || started.kind !== 'wechat-jsapi') throw new Error(`It was not started: ${JSON.stringify(started)}`);
    return started.parameters;
  };

  test('is led to its native page without a word to the channel', async () => {
    const attempt = merchant.attempt('wechat-pay.mini-program');
    const attemptQuery = { gateway: 'https://shop.example/api', sessionId: 'a b', paymentId: 'p&q' };
    const action = actionOf(await merchant.start(attempt, { attemptQuery }));
    if (action.kind !== 'mini-program') throw new Error('No page of the mini program');
    const [page, query] = action.path.split('?');
    expect(page).toBe('/pages/unified-cashier/pay/index');
    expect(Object.fromEntries(new URLSearchParams(query))).toEqual(attemptQuery);
    expect(await merchant.ledger(attempt)).toBeUndefined();
    expect(await merchant.adapter.query(attempt)).toEqual({ kind: 'absent' });
    expect(await merchant.adapter.close(attempt)).toBe('closed');
  });

  test('pays as whom its login names, under the mini program’s own appid', async () => {
    const attempt = merchant.attempt('wechat-pay.mini-program');
    const { appId, timeStamp, nonceStr, package: prepay, paySign, signType } = await call(attempt);
    expect([appId, signType]).toEqual([merchant.account.miniProgram.appid, 'RSA']);
    expect(isSigned([appId, timeStamp, nonceStr, prepay], paySign)).toBe(true);
    await merchant.perform(prepay, 'pay');
    expect(await merchant.adapter.query(attempt)).toMatchObject({ kind: 'paid' });
    expect(await transactionOf(attempt)).toMatchObject({ trade_type: 'JSAPI', appid: merchant.account.miniProgram.appid });
    expect((await notified(attempt))[0]?.judge(attempt)).toMatchObject({ kind: 'paid' });
  });

  test('asked again goes on with the same order, and the older call is dead', async () => {
    const attempt = merchant.attempt('wechat-pay.mini-program');
    const older = await call(attempt);
    const newer = await call(attempt);
    expect((await merchant.act(older.package, 'pay')).status).toBe(409);
    expect((await merchant.act(newer.package, 'pay')).status).toBe(200);
  });

  test('is believed under its own appid only, and no other product is believed under it', async () => {
    const attempt = merchant.attempt('wechat-pay.mini-program');
    const { package: prepay } = await call(attempt);
    await merchant.perform(prepay, 'pay');
    expect(await merchant.adapter.query({ ...attempt, productId: 'wechat-pay.jsapi' })).toEqual({ kind: 'unknown' });
    const native = merchant.attempt('wechat-pay.native');
    const action = actionOf(await merchant.start(native));
    if (action.kind !== 'qr-code') throw new Error('No code');
    await merchant.perform(action.content, 'pay');
    const [notification] = await notified(native);
    expect(notification?.judge(native).kind).toBe('paid');
    expect(notification?.judge({ ...native, productId: 'wechat-pay.mini-program' })).toEqual({ kind: 'unknown' });
  });

  test('is not started by a code that is used, invented, over, or of the web’s authorization', async () => {
    const attempt = merchant.attempt('wechat-pay.mini-program');
    const start = (code: string) => merchant.adapter.startInMiniProgram?.(attempt, code);
    const used = await login();
    expect(await start(used)).toMatchObject({ kind: 'wechat-jsapi' });
    expect(await start(used)).toBe('code-refused');
    expect(await start('f'.repeat(32))).toBe('code-refused');
    const old = await login();
    merchant.advance(5 * 60_000);
    expect(await start(old)).toBe('code-refused');
    const asked = merchant.adapter.authorizer?.authorizeUrl(`${merchant.origin}/callback`, 'state') ?? '';
    const back = (await fetch(asked, { redirect: 'manual' })).headers.get('Location') ?? '';
    expect(await start(new URL(back).searchParams.get('code') ?? '')).toBe('code-refused');
  });

  test('is not paid by the openid that another appid knows', async () => {
    const asked = merchant.adapter.authorizer?.authorizeUrl(`${merchant.origin}/callback`, 'state') ?? '';
    const back = (await fetch(asked, { redirect: 'manual' })).headers.get('Location') ?? '';
    const openid = await merchant.adapter.authorizer?.exchangeCode(new URL(back).searchParams.get('code') ?? '');
    const { appid, mchid, miniProgram, notifyUrl } = merchant.account;
    const order = (under: string) => ({
      appid: under,
      mchid,
      description: '书',
      out_trade_no: `appid${under.slice(-4)}`,
      notify_url: notifyUrl,
      amount: { total: 1 },
      payer: { openid },
    });
    expect(await merchant.request('POST', '/v3/pay/transactions/jsapi', order(miniProgram.appid))).toMatchObject({ status: 400 });
    expect(await merchant.request('POST', '/v3/pay/transactions/jsapi', order(appid))).toMatchObject({ status: 200 });
    const native = { ...order(miniProgram.appid), payer: undefined };
    expect(await merchant.request('POST', '/v3/pay/transactions/native', native)).toMatchObject({
      status: 400,
      body: { code: 'PARAM_ERROR' },
    });
  });

  test('waits when the wallet’s server can not be reached', async () => {
    const attempt = merchant.attempt('wechat-pay.mini-program');
    await merchant.arrange(attempt, 'order', 'lost-answer');
    expect(await merchant.adapter.startInMiniProgram?.(attempt, await login())).toBe('unavailable');
  });
});

describe('a close', () => {
  test('that comes a moment after the payment says so', async () => {
    const attempt = merchant.attempt('wechat-pay.native');
    await merchant.start(attempt);
    await merchant.arrange(attempt, 'close', 'paid-first');
    expect(await merchant.adapter.close(attempt)).toBe('already-paid');
    expect(await merchant.ledger(attempt)).toMatchObject({ standing: 'paid', tradeState: 'SUCCESS' });
  });
});

describe('the ledger', () => {
  test.each([
    ['scan', 'paying', 'USERPAYING'],
    ['pay', 'paid', 'SUCCESS'],
    ['cancel', 'unpaid', 'NOTPAY'],
    ['fail', 'failed', 'PAYERROR'],
  ])('after %s has the common word %s beside the channel’s %s', async (act, standing, tradeState) => {
    const attempt = merchant.attempt('wechat-pay.native');
    const action = actionOf(await merchant.start(attempt));
    if (action.kind !== 'qr-code') throw new Error('No code');
    expect(await merchant.perform(action.content, act)).toEqual({
      channel: 'wechat-pay',
      outTradeNo: attempt.outTradeNo,
      standing,
      tradeState,
      amount: 10_240,
      currency: 'CNY',
      subject: '《山海经》一册',
      payee: '山川书店（杭州）有限公司',
    });
    expect(await merchant.ledger(attempt)).toMatchObject({ channel: 'wechat-pay', standing, tradeState, total: 10_240 });
  });

  test('tells what was closed and what went back', async () => {
    const closed = merchant.attempt('wechat-pay.native');
    await merchant.start(closed);
    await merchant.adapter.close(closed);
    expect(await merchant.ledger(closed)).toMatchObject({ standing: 'closed', tradeState: 'CLOSED' });
    const refunded = merchant.attempt('wechat-pay.native');
    const action = actionOf(await merchant.start(refunded));
    if (action.kind !== 'qr-code') throw new Error('No code');
    await merchant.perform(action.content, 'pay');
    expect(await merchant.adapter.refund(refunded, whole(refunded))).toBe('processing');
    expect(await merchant.ledger(refunded)).toMatchObject({ standing: 'refunded', refunds: [{ amount: 10_240 }] });
  });
});
