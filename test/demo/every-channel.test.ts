import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Action, Payment } from '../../demo/merchant/wire';
import { Shopper, startTimedDemo, until, type PaymentAnswer, type TimedDemo } from './shopper';

// Each test is several requests and rounds of the server's chores, and other tests run beside it.
vi.setConfig({ testTimeout: 20_000 });

let demo: TimedDemo;
beforeAll(async () => void (demo = await startTimedDemo()));
afterAll(() => demo.close());

const channels = ['wechat-pay', 'alipay', 'unionpay'] as const;

/** What the payer's browser is to do for each product. */
const actions: Readonly<Record<string, Action['kind']>> = {
  'wechat-pay.native': 'qr-code',
  'wechat-pay.h5': 'redirect',
  'wechat-pay.app': 'app-sdk',
  'wechat-pay.mini-program': 'mini-program',
  'alipay.page': 'form',
  'alipay.wap': 'redirect',
  'alipay.app': 'app-sdk',
  'alipay.qr': 'qr-code',
  'alipay.mini-program': 'mini-program',
  'unionpay.page': 'form',
  'unionpay.wap': 'form',
  'unionpay.app': 'app-sdk',
  'unionpay.qr': 'qr-code',
  'unionpay.jsapi': 'unionpay-jsapi',
};

/** A payer's code from the phone. */
async function makePayerCode(channel: string, outcome: string): Promise<string> {
  const answer = await fetch(`${demo.url}/sandbox/payer-code?${new URLSearchParams({ channel, outcome })}`);
  return ((await answer.json()) as { payerCode: string }).payerCode;
}

function contentOf({ action }: Payment): string {
  if (action?.kind !== 'qr-code') throw new Error('No code is shown');
  return action.content;
}

describe('a product', () => {
  test.each(Object.entries(actions))('%s is started as a %s', async (productId, kind) => {
    const shopper = await Shopper.arrive(demo, { products: productId });
    const { status, body } = await shopper.pay('first', productId);
    expect([status, body.action?.kind]).toEqual([201, kind]);
  });

  test.each([
    ['wechat-pay.fenfu', 'wechat-pay.app', 'app'],
    ['unionpay.instalment', 'unionpay.page', 'pc'],
  ])('%s is not carried out as plain %s by a shop that has neither terms nor a quote for it', async (productId, base, terminal) => {
    const shopper = await Shopper.arrive(demo, { products: `${productId},${base}` });
    const environment = { terminal, host: 'browser', os: 'other', device: 'phone' };
    for (const planId of [undefined, '3']) {
      expect((await shopper.pay(`plan-${planId}`, productId, { environment, planId })).body).toMatchObject({
        status: 422,
        code: 'product-not-opened',
        detail: 'Nobody has said in which instalments this product can be paid; take another one.',
      });
    }
    expect((await shopper.status()).payments).toEqual([]);
    expect((await shopper.pay('base', base, { environment })).status).toBe(201);
  });

  test.each(['wechat-pay.jsapi', 'alipay.jsapi'])('%s is started once the wallet has said who pays', async (productId) => {
    const shopper = await Shopper.arrive(demo);
    expect((await shopper.pay('first', productId)).body.code).toBe('authorization-needed');
    const host = productId.startsWith('alipay') ? 'alipay' : 'wechat';
    const { body } = await shopper.post<{ redirectUrl: string }>('/authorizations', { host });
    const asked = await fetch(body.redirectUrl, { redirect: 'manual' });
    expect((await shopper.open(asked.headers.get('Location') ?? '')).status).toBe(303);
    // A wallet's identity is no other wallet's.
    expect((await shopper.pay('other', host === 'alipay' ? 'wechat-pay.jsapi' : 'alipay.jsapi')).body.code).toBe('authorization-needed');
    expect((await shopper.pay('first', productId)).body.action?.kind).toBe(`${host}-jsapi`);
  });
});

describe('a state of one wallet', () => {
  test('is not taken from another', async () => {
    const shopper = await Shopper.arrive(demo);
    const { body } = await shopper.post<{ redirectUrl: string }>('/authorizations', { host: 'wechat' });
    const asked = await fetch(body.redirectUrl, { redirect: 'manual' });
    const callback = asked.headers.get('Location') ?? '';
    expect((await shopper.open(callback.replace('/wechat/', '/alipay/').replace('code=', 'auth_code='))).status).toBe(400);
    // It is not used up by that.
    expect((await shopper.open(callback)).status).toBe(303);
    expect((await shopper.session()).authorization).toEqual({ status: 'granted', host: 'wechat' });
  });
});

describe.each(channels)('a code of %s', (channel) => {
  const productId = channel === 'wechat-pay' ? 'wechat-pay.native' : `${channel}.qr`;

  test('is paid', async () => {
    const shopper = await Shopper.arrive(demo, { products: `${productId},wechat-pay.native` });
    const { body } = await shopper.pay('first', productId);
    expect((await shopper.act(contentOf(body), 'pay')).status).toBe(200);
    await shopper.becomes('paid');
    expect(await shopper.ledger()).toMatchObject([{ total: 102_400, standing: 'paid' }]);
  });

  test('is left for another way, and what is paid twice goes back once', async () => {
    const shopper = await Shopper.arrive(demo, { products: `${productId},wechat-pay.native` });
    const { body: first } = await shopper.pay('first', productId);
    const { outcome } = (await shopper.close(first.id)).body;
    expect(outcome).toBe(channel === 'wechat-pay' ? 'closed' : 'not-closable');
    const { body: second } = await shopper.pay('second', 'wechat-pay.native');
    await shopper.act(contentOf(second), 'pay');
    await shopper.becomes('paid');
    const late = await shopper.act(contentOf(first), channel === 'wechat-pay' ? 'pay-late' : 'pay');
    expect(late.status).toBe(200);
    const refunded = ({ payments: [payment] }: { payments: readonly Payment[] }): boolean => payment?.refund?.status === 'succeeded';
    demo.advance(60_000);
    await until(
      () => shopper.status(),
      (status) => {
        demo.advance(1_000);
        return refunded(status);
      },
    );
    const ledger = await shopper.ledger();
    expect(ledger).toMatchObject([
      { standing: 'refunded', refunds: [{ amount: 102_400 }] },
      { standing: 'paid', refunds: [] },
    ]);
  });
});

describe.each(channels)("a payer's code of %s", (channel) => {
  const show = async (shopper: Shopper, outcome: string): Promise<PaymentAnswer> =>
    (await shopper.pay('first', `${channel}.payer-code`, { payerCode: await makePayerCode(channel, outcome) })).body;

  test('pays at once', async () => {
    const shopper = await Shopper.arrive(demo, { terminal: 'scan' });
    await show(shopper, 'pay');
    demo.advance(10_000);
    await shopper.becomes('paid');
    expect(await shopper.ledger()).toMatchObject([{ standing: 'paid' }]);
  });

  test('is waited for while a password is typed, and taken back when the payer wishes it', async () => {
    const shopper = await Shopper.arrive(demo, { terminal: 'scan' });
    const payment = await show(shopper, 'password');
    expect(payment).toMatchObject({ status: 'paying', action: { kind: 'wait' } });
    expect((await shopper.close(payment.id)).body.outcome).toBe('in-progress');
    demo.advance(16_000);
    await until(
      () => shopper.status(),
      ({ payments: [first] }) => {
        demo.advance(1_000);
        return first?.status === 'closed';
      },
    );
    expect((await shopper.ledger())[0]?.standing).not.toBe('paid');
    const next = await shopper.pay('second', `${channel}.payer-code`, { payerCode: await makePayerCode(channel, 'pay') });
    expect(next).toMatchObject({ status: 201, body: { outTradeNo: `${shopper.orderNo}A2` } });
  });

  test('that is charged while its answer is lost is charged once', async () => {
    const shopper = await Shopper.arrive(demo, { terminal: 'scan' });
    await shopper.arrange('order', 'lost-answer');
    const payment = await show(shopper, 'pay');
    expect(payment.status).toBe('paying');
    demo.advance(10_000);
    await shopper.becomes('paid');
    expect(await shopper.ledger()).toMatchObject([{ standing: 'paid', refunds: [] }]);
  });

  test('that nobody’s wallet has made is refused, and nothing is charged', async () => {
    const shopper = await Shopper.arrive(demo, { terminal: 'scan' });
    const none = { 'wechat-pay': '130000000000000000', alipay: '280000000000000000', unionpay: '6200000000000000000' }[channel];
    expect((await shopper.pay('first', `${channel}.payer-code`, { payerCode: none })).body.code).toBe('payer-code-invalid');
    expect((await shopper.ledger()).filter(({ standing }) => standing === 'paid')).toEqual([]);
  });

  test('that is paid in the moment of its reversal has its money back', async () => {
    const shopper = await Shopper.arrive(demo, { terminal: 'scan' });
    const payment = await show(shopper, 'password');
    await shopper.arrange('reverse', 'paid-first');
    demo.advance(16_000);
    await shopper.close(payment.id);
    await until(
      () => shopper.status(),
      ({ payments: [first] }) => {
        demo.advance(1_000);
        return first?.status === 'closed';
      },
    );
    demo.advance(60_000);
    await shopper.report(channel);
    expect((await shopper.status()).status).toBe('open');
    expect((await shopper.ledger())[0]?.standing).not.toBe('paid');
  });
});

describe('a form of UnionPay', () => {
  test('brings the payer back to the cashier, which knows by then', async () => {
    const shopper = await Shopper.arrive(demo);
    const { body } = await shopper.pay('first', 'unionpay.page');
    if (body.action?.kind !== 'form') throw new Error('No form');
    await shopper.arrange('notify', 'dropped', 99);
    const send = (url: string, fields: readonly (readonly [string, string])[]): Promise<Response> =>
      fetch(url, { method: 'POST', body: new URLSearchParams(fields.map(([...field]) => field)), redirect: 'manual' });
    const opened = await send(
      body.action.url,
      body.action.fields.map(({ name, value }) => [name, value] as const),
    );
    const cashier = new URL(opened.headers.get('Location') ?? '', demo.channelsUrl).href;
    await send(cashier, [['act', 'pay']]);
    const page = await (await fetch(cashier)).text();
    expect(page).toContain(`action="${demo.url}/return/unionpay"`);
    const returned = [...page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [unescape(name), unescape(value)] as const,
    );
    const back = await send(`${demo.url}/return/unionpay`, returned);
    expect([back.status, back.headers.get('Location')]).toEqual([303, `${demo.url}/pay/${shopper.sessionId}`]);
    expect((await shopper.status()).status).toBe('paid');
    const forged = returned.map(([name, value]) => [name, name === 'txnAmt' ? '1' : value] as const);
    expect((await send(`${demo.url}/return/unionpay`, forged)).status).toBe(400);
  });
});

describe.each(['wechat-pay', 'alipay'])('a mini program of %s', (channel) => {
  /** What `wx.login` gives on the phone, or `my.getAuthCode`. */
  const logIn = async (shopper: Shopper): Promise<string> => {
    if (channel === 'alipay') {
      const { body } = await shopper.post<{ redirectUrl: string }>('/authorizations', { host: 'alipay' });
      const asked = await fetch(body.redirectUrl, { redirect: 'manual' });
      return new URL(asked.headers.get('Location') ?? '').searchParams.get('auth_code') ?? '';
    }
    const answer = await fetch(`${demo.url}/sandbox/mini-program-login?channel=${channel}`);
    return ((await answer.json()) as { code: string }).code;
  };

  test('is ordered for whom its native page names, and paid', async () => {
    const shopper = await Shopper.arrive(demo, { terminal: 'mini-program' });
    const { body } = await shopper.pay('first', `${channel}.mini-program`);
    const code = await logIn(shopper);
    const call = await shopper.post<Action>(`/payments/${body.id}/mini-program`, { code });
    expect(call.status).toBe(200);
    expect(await shopper.post(`/payments/${body.id}/mini-program`, { code })).toMatchObject({ status: 422 });
    await shopper.act(toContent(call.body), 'pay');
    await shopper.becomes('paid');
    expect(await shopper.ledger()).toMatchObject([{ standing: 'paid' }]);
  });
});

function toContent(call: Action): string {
  if (call.kind === 'wechat-jsapi') return call.parameters.package;
  if (call.kind === 'alipay-jsapi') return call.tradeNo;
  throw new Error(`${call.kind} is no call of a wallet`);
}

/** Text as it stands in a page's attribute. */
function unescape(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name] ?? '');
}
