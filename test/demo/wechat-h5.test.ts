import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isSameNetwork } from '../../demo/channels/wechat-pay/same-network';
import type { Attempt } from '../../demo/merchant/channels/channel-adapter';
import { openWechatMerchant, type WechatMerchant } from './wechat-merchant';

let merchant: WechatMerchant;
beforeAll(async () => void (merchant = await openWechatMerchant()));
afterAll(() => merchant.close());

const order = async (attempt: Attempt = merchant.attempt('wechat-pay.h5'), payerIp = '127.0.0.1'): Promise<string> => {
  const started = await merchant.start(attempt, { payerIp });
  if (started.kind !== 'started' || started.action.kind !== 'redirect') throw new Error(`No way out: ${JSON.stringify(started)}`);
  return started.action.url;
};

/** Opens the channel's page as a browser does that comes from the merchant's. */
const open = (url: string, headers: Readonly<Record<string, string>> = { Referer: `${merchant.origin}/` }): Promise<Response> =>
  fetch(url, { headers });

/** Presses a button of the channel's page. */
const press = (url: string, act: string): Promise<Response> => {
  const { origin, pathname, searchParams } = new URL(url);
  const body = new URLSearchParams([...searchParams, ['act', act]]);
  return fetch(`${origin}${pathname}`, { method: 'POST', body, redirect: 'manual' });
};

const without = (url: string, name: string, value?: string): string => {
  const changed = new URL(url);
  if (value === undefined) changed.searchParams.delete(name);
  else changed.searchParams.set(name, value);
  return changed.href;
};

describe('an order by H5', () => {
  test('leads to the channel’s page, which knows the way back, for five minutes', async () => {
    const attempt = merchant.attempt('wechat-pay.h5');
    const started = await merchant.start(attempt);
    expect(started).toMatchObject({ kind: 'started', action: { kind: 'redirect' }, lifeMs: 300_000 });
    const url = new URL(await order(attempt));
    expect(url.origin + url.pathname).toBe(`${merchant.channelsOrigin}/cgi-bin/mmpayweb-bin/checkmweb`);
    expect([...url.searchParams.keys()]).toEqual(['prepay_id', 'package', 'redirect_url']);
    expect(url.searchParams.get('redirect_url')).toBe(`${merchant.origin}/pay/session`);
  });

  test.each([
    ['no scene', undefined],
    ['no address', { h5_info: { type: 'Wap' } }],
    ['no real address', { payer_client_ip: 'localhost', h5_info: { type: 'Wap' } }],
    ['no type', { payer_client_ip: '127.0.0.1' }],
    ['a type of its own', { payer_client_ip: '127.0.0.1', h5_info: { type: 'Fridge' } }],
  ])('with %s is refused', async (_, scene) => {
    const { appid, mchid, notifyUrl } = merchant.account;
    const facts = { appid, mchid, description: '书', out_trade_no: 'scene0001', notify_url: notifyUrl, amount: { total: 1 } };
    const answer = await merchant.request('POST', '/v3/pay/transactions/h5', { ...facts, scene_info: scene });
    expect(answer).toMatchObject({ status: 400, body: { code: 'PARAM_ERROR' } });
  });

  test('that is lost on the way is closed as one that the channel never had', async () => {
    const attempt = merchant.attempt('wechat-pay.h5');
    await merchant.arrange(attempt, 'order', 'server-error');
    expect(await merchant.start(attempt)).toEqual({ kind: 'unavailable' });
    expect(await merchant.adapter.close(attempt)).toBe('closed');
  });
});

describe('the channel’s page', () => {
  test('shows payee, amount, subject and number, and works without any script', async () => {
    const attempt = merchant.attempt('wechat-pay.h5');
    const answer = await open(await order(attempt));
    expect(answer.status).toBe(200);
    const text = await answer.text();
    for (const shown of ['山川书店（杭州）有限公司', '¥102.40', '《山海经》一册', attempt.outTradeNo, '确认付款'])
      expect(text).toContain(shown);
    expect(text).not.toMatch(/<script|<style|\sstyle=|\son\w+=/);
    expect(answer.headers.get('Content-Security-Policy')).toContain(`form-action 'self' ${merchant.origin};`);
  });

  test.each([
    ['from nowhere', {}, '商家参数格式有误'],
    ['from another shop', { Referer: 'https://evil.example/' }, '商家存在未配置的参数'],
    ['from the channel itself', 'channel', '商家存在未配置的参数'],
    ['inside WeChat', { 'User-Agent': 'Mozilla/5.0 (iPhone) MicroMessenger/8.0.50' }, '请在微信外打开订单'],
  ])('opened %s says so', async (_, headers, words) => {
    const answer = await open(
      await order(),
      headers === 'channel' ? { Referer: `${merchant.channelsOrigin}/` } : (headers as Record<string, string>),
    );
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(words);
  });

  test('goes back to the merchant’s origin and nowhere else', async () => {
    const url = await order();
    for (const place of ['https://evil.example/', `${merchant.origin}.evil.example/`, 'javascript:alert(1)', '/pay']) {
      const stolen = without(url, 'redirect_url', place);
      expect(await (await open(stolen)).text()).toContain('商家存在未配置的参数');
      expect((await press(stolen, 'cancel')).status).toBe(400);
    }
  });

  test('is over five minutes after the order', async () => {
    const url = await order();
    merchant.advance(299_000);
    expect((await open(url)).status).toBe(200);
    merchant.advance(1_000);
    const late = await open(url);
    expect([late.status, await late.text()]).toEqual([400, expect.stringContaining('支付请求已失效，请重新发起支付') as string]);
  });

  test('is over at once when the merchant has asked for another', async () => {
    const attempt = merchant.attempt('wechat-pay.h5');
    const older = await order(attempt);
    const newer = await order(attempt);
    expect(newer).not.toBe(older);
    expect(await (await open(older)).text()).toContain('支付请求已失效');
    expect((await press(older, 'pay')).status).toBe(409);
    expect((await open(newer)).status).toBe(200);
  });

  test('of an address that nobody was given does not open', async () => {
    const url = await order();
    for (const name of ['prepay_id', 'package']) {
      expect(await (await open(without(url, name))).text()).toContain('商家参数格式有误');
      expect(await (await open(without(url, name, 'wx0'))).text()).toContain('商家参数格式有误');
    }
  });

  test('opens in the network that the merchant has told', async () => {
    const attempt = merchant.attempt('wechat-pay.h5');
    expect(await (await open(await order(attempt, '203.0.113.9'))).text()).toContain('网络环境未能通过安全验证');
    // The payer has moved; the order is the same.
    expect((await open(await order(attempt, '::1'))).status).toBe(200);
  });
});

describe('the payer', () => {
  test.each([
    ['pay', 'SUCCESS', { kind: 'paid', paidAmount: 10_240 }],
    ['cancel', 'NOTPAY', { kind: 'unpaid' }],
    ['fail', 'PAYERROR', { kind: 'failed', failure: { code: 'PAYERROR' } }],
  ])('who chooses %s goes back without a word, and the order is %s', async (act, tradeState, state) => {
    const attempt = merchant.attempt('wechat-pay.h5');
    const url = await order(attempt);
    await open(url);
    const back = await press(url, act);
    expect([back.status, back.headers.get('Location')]).toEqual([303, `${merchant.origin}/pay/session`]);
    expect((await merchant.ledger(attempt))?.tradeState).toBe(tradeState);
    expect(await merchant.adapter.query(attempt)).toMatchObject(state);
  });

  test('who pays and loses the network stays', async () => {
    const attempt = merchant.attempt('wechat-pay.h5');
    const page = await press(await order(attempt), 'pay-and-vanish');
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('没有回到商家页面') as string]);
    expect((await merchant.ledger(attempt))?.standing).toBe('paid');
  });

  test('who takes longer than five minutes in the wallet still pays', async () => {
    const attempt = merchant.attempt('wechat-pay.h5');
    const url = await order(attempt);
    await open(url);
    merchant.advance(10 * 60_000);
    expect((await press(url, 'pay')).status).toBe(303);
    expect((await merchant.ledger(attempt))?.standing).toBe('paid');
  });

  test('pays once, and not what the merchant has closed', async () => {
    const url = await order();
    expect((await press(url, 'pay')).status).toBe(303);
    const again = await press(url, 'pay');
    expect([again.status, await again.text()]).toEqual([409, expect.stringContaining('该订单已支付') as string]);
    const attempt = merchant.attempt('wechat-pay.h5');
    const closed = await order(attempt);
    expect(await merchant.adapter.close(attempt)).toBe('closed');
    expect((await press(closed, 'pay')).status).toBe(409);
    expect((await merchant.ledger(attempt))?.paidAt).toBeNull();
  });

  test('who does what no button does is refused', async () => {
    const attempt = merchant.attempt('wechat-pay.h5');
    const url = await order(attempt);
    expect((await press(url, 'steal')).status).toBe(400);
    expect((await merchant.ledger(attempt))?.tradeState).toBe('NOTPAY');
  });

  test('finds the order on the phone by the page’s whole address', async () => {
    const attempt = merchant.attempt('wechat-pay.h5');
    expect(await merchant.perform(await order(attempt), 'pay')).toMatchObject({ outTradeNo: attempt.outTradeNo, standing: 'paid' });
  });
});

describe('two addresses', () => {
  const byte = fc.nat(255);
  const network = fc.tuple(fc.integer({ min: 1, max: 126 }), byte, byte).map((parts) => parts.join('.'));

  test('of one /24 are one network, also as a socket of both families writes them', () => {
    fc.assert(
      fc.property(network, byte, byte, (prefix, one, other) => {
        expect(isSameNetwork(`${prefix}.${one}`, `${prefix}.${other}`)).toBe(true);
        expect(isSameNetwork(`${prefix}.${one}`, `::ffff:${prefix}.${other}`)).toBe(true);
      }),
    );
  });

  test('of two are not', () => {
    fc.assert(
      fc.property(network, network, byte, (one, other, host) => {
        fc.pre(one !== other);
        expect(isSameNetwork(`${one}.${host}`, `${other}.${host}`)).toBe(false);
      }),
    );
  });

  test.each([
    ['::1', '127.0.0.1', true],
    ['2001:db8:1:2::5', '2001:db8:1:2:ffff::6', true],
    ['2001:db8:1:2::5', '2001:db8:1:3::5', false],
    ['2001:db8::1', '192.0.2.1', false],
  ])('%s and %s: %s', (one, other, isSame) => {
    expect(isSameNetwork(one, other)).toBe(isSame);
    expect(isSameNetwork(other, one)).toBe(isSame);
  });
});
