import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ActRefusal, type Act } from '../../demo/channels/act';
import type { ChannelSandbox, LedgerLine, PayerOrder } from '../../demo/channels/channel-sandbox';
import { makeChannelsApp } from '../../demo/channels/channels-app';
import { Faults } from '../../demo/channels/faults';

const origin = 'http://localhost:5181';
const shop = 'http://localhost:5180';

const order: Omit<PayerOrder, 'channel' | 'outTradeNo'> = {
  standing: 'unpaid',
  tradeState: 'WAITING',
  amount: 1,
  currency: 'CNY',
  subject: '书',
  payee: '书店',
};

/** A channel with one order, whose text is the channel's name, and lines of its ledger by their numbers. */
function makeChannel(channel: string, numbers: readonly string[] = []) {
  const performed: string[] = [];
  const codes: (string | undefined)[] = [];
  const told = (content: string, act: Act): PayerOrder => {
    if (act === 'fail') throw new ActRefusal(409, 'order-paid', '该订单已支付。');
    return { ...order, channel, outTradeNo: content };
  };
  const line = (outTradeNo: string): LedgerLine => ({
    channel,
    outTradeNo,
    total: 1,
    standing: 'unpaid',
    tradeState: 'WAITING',
    paidAt: null,
    refunds: [],
  });
  const app = new Hono();
  app.get(`/${channel}`, (context) => context.text(channel));
  const sandbox: ChannelSandbox = {
    app,
    payer: {
      channel,
      recognizes: (content) => Promise.resolve(content === channel),
      find: async (content, act) => Promise.resolve(told(content, act)),
      perform: async (content, act) => {
        performed.push(act);
        return Promise.resolve(told(content, act));
      },
      ledger: ({ outTradeNo, orderPrefix }) =>
        Promise.resolve(
          numbers.filter((number) => number === outTradeNo || (orderPrefix !== undefined && number.startsWith(orderPrefix))).map(line),
        ),
      makePayerCode: (outcome) => {
        codes.push(outcome);
        return Promise.resolve(`code of ${channel}`);
      },
    },
    close: () => Promise.resolve(),
  };
  return { sandbox, performed, codes };
}

function openPhone() {
  const [wechatPay, alipay] = [makeChannel('wechat-pay', ['order1A1', 'order1A10']), makeChannel('alipay', ['order1A2'])];
  const faults = new Faults();
  const app = makeChannelsApp(origin, shop, [wechatPay.sandbox, alipay.sandbox], faults);
  const post = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Response | Promise<Response> =>
    app.request(`${origin}${path}`, { method: 'POST', body: JSON.stringify(body), headers });
  return { app, post, wechatPay, alipay, faults };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the payer’s side', () => {
  test('does an act at the channel that knows the text, and at no other', async () => {
    const { post, wechatPay, alipay } = openPhone();
    const answer = await post('/sandbox/act', { content: 'alipay', act: 'pay' });
    expect(await answer.json()).toEqual({ ...order, channel: 'alipay', outTradeNo: 'alipay' });
    expect([wechatPay.performed, alipay.performed]).toEqual([[], ['pay']]);
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
  });

  test('finds without doing anything', async () => {
    const { app, wechatPay } = openPhone();
    const found = await app.request(`${origin}/sandbox/code?content=wechat-pay`);
    expect(await found.json()).toMatchObject({ channel: 'wechat-pay', standing: 'unpaid' });
    expect(wechatPay.performed).toEqual([]);
  });

  test('says of a text that no channel knows that it is nobody’s', async () => {
    const { app, post } = openPhone();
    for (const answer of [
      await app.request(`${origin}/sandbox/code?content=none`),
      await post('/sandbox/act', { content: 'none', act: 'pay' }),
    ]) {
      expect(answer.status).toBe(404);
      expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
      expect(await answer.json()).toMatchObject({ status: 404, code: 'code-unknown' });
    }
  });

  test.each([
    [{ content: 'alipay', act: 'steal' }, 'act-unknown'],
    [{ content: '', act: 'pay' }, 'content-missing'],
    [{ content: 7, act: 'pay' }, 'content-missing'],
    [{ content: 'alipay', act: 'pay', afterMs: -1 }, 'delay-invalid'],
    [{ content: 'alipay', act: 'pay', afterMs: '5' }, 'delay-invalid'],
    [{ content: 'alipay', act: 'pay', afterMs: 600_001 }, 'delay-invalid'],
    ['nothing', 'body-malformed'],
  ])('refuses %j as %s', async (body, code) => {
    const { post, alipay } = openPhone();
    expect(await (await post('/sandbox/act', body)).json()).toMatchObject({ status: 422, code });
    expect(alipay.performed).toEqual([]);
  });

  test('puts an act off, and drops it when the order has ended meanwhile', async () => {
    const { post, alipay } = openPhone();
    const later = await post('/sandbox/act', { content: 'alipay', act: 'pay', afterMs: 500 });
    expect([later.status, await later.json()]).toEqual([202, expect.objectContaining({ standing: 'unpaid' })]);
    await vi.advanceTimersByTimeAsync(499);
    expect(alipay.performed).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(alipay.performed).toEqual(['pay']);
    const refused = await post('/sandbox/act', { content: 'alipay', act: 'fail', afterMs: 500 });
    expect([refused.status, await refused.json()]).toEqual([409, expect.objectContaining({ code: 'order-paid' })]);
  });

  test('joins the ledgers of all channels in the order of the attempts', async () => {
    const { app } = openPhone();
    const joined = (await (await app.request(`${origin}/sandbox/ledger?orderPrefix=order1A`)).json()) as LedgerLine[];
    expect(joined.map(({ outTradeNo }) => outTradeNo)).toEqual(['order1A1', 'order1A2', 'order1A10']);
    const one = (await (await app.request(`${origin}/sandbox/ledger?outTradeNo=order1A2`)).json()) as LedgerLine[];
    expect(one).toMatchObject([{ channel: 'alipay', outTradeNo: 'order1A2' }]);
    expect((await app.request(`${origin}/sandbox/ledger`)).status).toBe(422);
  });

  test('makes a code of the wallet that is asked for', async () => {
    const { app, alipay } = openPhone();
    const ask = async (query: string) => app.request(`${origin}/sandbox/payer-code?${query}`);
    expect(await (await ask('channel=alipay')).json()).toEqual({ payerCode: 'code of alipay' });
    expect((await ask('channel=alipay&outcome=password')).status).toBe(200);
    expect(alipay.codes).toEqual([undefined, 'password']);
    expect(await (await ask('channel=bitcoin')).json()).toMatchObject({ status: 404, code: 'channel-unknown' });
    expect(await (await ask('')).json()).toMatchObject({ code: 'channel-unknown' });
    expect(await (await ask('channel=alipay&outcome=gift')).json()).toMatchObject({ status: 422, code: 'outcome-unknown' });
    expect(alipay.codes).toHaveLength(2);
  });

  test('arranges faults for all channels alike', async () => {
    const { post, faults } = openPhone();
    const fault = { orderPrefix: 'order1A', place: 'reverse', kind: 'paid-first' };
    expect((await post('/sandbox/faults', fault)).status).toBe(201);
    expect(faults.take('reverse', 'order1A7')?.kind).toBe('paid-first');
    expect(faults.take('reverse', 'order1A7')).toBeUndefined();
    expect((await post('/sandbox/faults', { ...fault, kind: 'earthquake' })).status).toBe(422);
  });

  test.each(['act', 'faults'])('takes no %s from another site', async (path) => {
    const { post, alipay } = openPhone();
    const foreign = await post(`/sandbox/${path}`, { content: 'alipay', act: 'pay' }, { Origin: shop });
    expect([foreign.status, alipay.performed]).toEqual([403, []]);
    expect((await post('/sandbox/act', { content: 'alipay', act: 'pay' }, { Origin: origin })).status).toBe(200);
  });
});

describe('the channels’ origin', () => {
  test('has every channel’s own routes', async () => {
    const { app } = openPhone();
    expect(await (await app.request(`${origin}/wechat-pay`)).text()).toBe('wechat-pay');
    expect(await (await app.request(`${origin}/alipay`)).text()).toBe('alipay');
  });

  test('lets the forms of its pages lead to the merchant, and nowhere else', async () => {
    const page = await openPhone().app.request(`${origin}/phone`);
    expect(page.headers.get('Content-Security-Policy')).toContain(`form-action 'self' ${shop};`);
  });

  test('has a phone with every wallet, and nothing inline', async () => {
    const text = await (await openPhone().app.request(`${origin}/phone?content=${encodeURIComponent('a"b</textarea>')}`)).text();
    expect(text).toContain('a&quot;b&lt;/textarea&gt;');
    expect([...text.matchAll(/name="channel" value="([^"]+)"/g)].map(([, value]) => value)).toEqual(['wechat-pay', 'alipay']);
    expect(text).toMatch(/支付宝/);
    expect(text).not.toMatch(/<script(?! type="module" src=)|<style|\sstyle=|\son\w+=/);
  });
});
