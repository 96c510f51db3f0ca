import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Payment } from '../../demo/merchant/wire';
import { contentOf, Shopper, startTimedDemo, type TimedDemo } from './shopper';

let demo: TimedDemo;
beforeAll(async () => void (demo = await startTimedDemo()));
afterAll(() => demo.close());

describe('a payment by code', () => {
  test('is paid once the payer has paid, without a query of the page', async () => {
    const shopper = await Shopper.arrive(demo);
    const { status, body } = await shopper.pay('first');
    expect(status).toBe(201);
    expect(body).toMatchObject({
      status: 'pending',
      channelAnswer: 'unpaid',
      outTradeNo: `${shopper.orderNo}A1`,
    });
    expect(body.actionExpiresInMs).toBeGreaterThan(115_000);
    expect((await shopper.act(contentOf(body), 'pay')).status).toBe(200);
    const paid = await shopper.becomes('paid');
    expect(paid.payments).toMatchObject([{ status: 'paid', paidAmount: { value: 102_400, currency: 'CNY' } }]);
    expect(paid.payments[0]).not.toHaveProperty('action');
    expect(await shopper.ledger()).toMatchObject([{ total: 102_400, tradeState: 'SUCCESS', refunds: [] }]);
  });

  test('is found out by the server when the notification is lost', async () => {
    const shopper = await Shopper.arrive(demo);
    const { body } = await shopper.pay('first');
    await shopper.arrange('notify', 'dropped', 99);
    await shopper.act(contentOf(body), 'pay');
    demo.advance(10_000);
    expect((await shopper.becomes('paid')).payments).toHaveLength(1);
  });

  test('shows that the payer is in the wallet when a page returns', async () => {
    const shopper = await Shopper.arrive(demo);
    const { body } = await shopper.pay('first');
    await shopper.act(contentOf(body), 'scan');
    const { body: status } = await shopper.report();
    expect(status).toMatchObject({ pollAfterMs: 1_500, payments: [{ status: 'paying', channelAnswer: 'in-progress' }] });
    await shopper.act(contentOf(body), 'cancel');
    // At most one query in three seconds: the answer is what is known.
    expect((await shopper.report()).body.payments[0]?.status).toBe('paying');
    demo.advance(3_000);
    expect((await shopper.report()).body.payments[0]).toMatchObject({ status: 'pending', channelAnswer: 'unpaid' });
  });

  test('that fails in the wallet is closed at the channel before it is called failed', async () => {
    const shopper = await Shopper.arrive(demo);
    const { body } = await shopper.pay('first');
    await shopper.act(contentOf(body), 'fail');
    expect((await shopper.report()).body.payments).toMatchObject([{ status: 'failed', failure: { code: 'PAYERROR' } }]);
    expect((await shopper.ledger())[0]?.tradeState).toBe('CLOSED');
    expect((await shopper.pay('second')).body.outTradeNo).toBe(`${shopper.orderNo}A2`);
  });

  test('is never final when the channel cannot be asked', async () => {
    const shopper = await Shopper.arrive(demo);
    await shopper.pay('first');
    await shopper.arrange('query', 'server-error');
    expect((await shopper.report()).body.payments).toMatchObject([{ status: 'pending', channelAnswer: 'unknown' }]);
  });
});

describe('an idempotency key', () => {
  test('gives its attempt again, as it is now', async () => {
    const shopper = await Shopper.arrive(demo);
    const first = await shopper.pay('same');
    demo.advance(30_000);
    const waiting = await shopper.pay('same');
    expect(waiting).toMatchObject({ status: 201, body: { id: first.body.id, action: first.body.action } });
    expect(waiting.body.actionExpiresInMs).toBeLessThanOrEqual(90_000);
    await shopper.act(contentOf(first.body), 'pay');
    await shopper.becomes('paid');
    const again = await shopper.pay('same');
    expect(again).toMatchObject({ status: 201, body: { id: first.body.id, status: 'paid' } });
    expect(again.body).not.toHaveProperty('action');
    expect(await shopper.ledger()).toHaveLength(1);
  });

  test('does not open again what was closed', async () => {
    const shopper = await Shopper.arrive(demo);
    const { body } = await shopper.pay('same');
    await shopper.close(body.id);
    const again = await shopper.pay('same');
    expect(again).toMatchObject({ status: 201, body: { id: body.id, status: 'closed' } });
    expect(again.body).not.toHaveProperty('action');
  });

  test('is needed, and stands for one product', async () => {
    const shopper = await Shopper.arrive(demo, { products: 'wechat-pay.native' });
    const body = { productId: 'wechat-pay.native', environment: { terminal: 'pc', host: 'browser', os: 'mac', device: 'desktop' } };
    expect((await shopper.post('/payments', body)).body).toMatchObject({ status: 400, code: 'idempotency-key-missing' });
    expect((await shopper.pay('same', 'alipay.page')).body.code).toBe('product-not-opened');
    expect((await shopper.pay('same')).body).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
    expect((await shopper.pay('same', 'alipay.page')).body.code).toBe('product-not-opened');
  });

  test('joins the live attempt when it is another one', async () => {
    const shopper = await Shopper.arrive(demo);
    const { body } = await shopper.pay('first');
    const second = await shopper.pay('second');
    expect(second).toMatchObject({ status: 409, body: { code: 'payment-live', payment: { id: body.id, action: body.action } } });
  });

  test('makes one order of many requests at once', async () => {
    const shopper = await Shopper.arrive(demo);
    const answers = await Promise.all(['same', 'same', 'same', 'other', 'third'].map((key) => shopper.pay(key)));
    expect(new Set(answers.map(({ status }) => status)).size).toBeLessThanOrEqual(2);
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThanOrEqual(1);
    expect(answers.filter(({ status }) => status !== 201).every(({ status }) => status === 409)).toBe(true);
    expect(await shopper.ledger()).toHaveLength(1);
  });

  test.each(['lost-answer', 'server-error'])('continues the same attempt after a %s of the channel', async (fault) => {
    const shopper = await Shopper.arrive(demo);
    await shopper.arrange('order', fault);
    expect(await shopper.pay('same')).toMatchObject({ status: 503, body: { code: 'channel-unavailable' } });
    expect((await shopper.status()).payments).toMatchObject([{ status: 'pending', channelAnswer: 'unknown' }]);
    const { status, body } = await shopper.pay('same');
    expect(status).toBe(201);
    await shopper.act(contentOf(body), 'pay');
    await shopper.becomes('paid');
    expect(await shopper.ledger()).toMatchObject([{ outTradeNo: `${shopper.orderNo}A1`, tradeState: 'SUCCESS' }]);
  });

  test('keeps a definite refusal of the channel, after which nothing is live', async () => {
    const shopper = await Shopper.arrive(demo);
    await shopper.arrange('order', 'refused');
    const first = await shopper.pay('refused');
    expect(first).toMatchObject({ status: 422, body: { code: 'channel-refused' } });
    expect(await shopper.pay('refused')).toMatchObject({ status: 422, body: first.body });
    expect((await shopper.status()).payments).toMatchObject([{ status: 'failed', failure: { code: 'NO_AUTH' } }]);
    expect((await shopper.pay('second')).body.outTradeNo).toBe(`${shopper.orderNo}A2`);
  });

  test('keeps a refusal of the merchant', async () => {
    const shopper = await Shopper.arrive(demo);
    expect((await shopper.pay('plan', 'wechat-pay.native', { planId: '3' })).body.code).toBe('plan-not-offered');
    expect((await shopper.pay('plan', 'wechat-pay.native', { planId: '3' })).body.code).toBe('plan-not-offered');
    expect((await shopper.pay('code', 'wechat-pay.native', { payerCode: '130000000000000000' })).body.code).toBe('payer-code-invalid');
  });
});

describe('the status', () => {
  test('has a tag that stays until something shown changes', async () => {
    const shopper = await Shopper.arrive(demo);
    const first = await shopper.api('GET', '/status');
    const tag = first.headers.get('ETag') ?? '';
    expect(tag).toMatch(/^"[\w-]+"$/);
    demo.advance(1_000);
    expect((await shopper.api('GET', '/status', { headers: { 'If-None-Match': tag } })).status).toBe(304);
    await shopper.pay('first');
    expect((await shopper.api('GET', '/status', { headers: { 'If-None-Match': tag } })).status).toBe(200);
  });

  test('counts down the action and keeps it at zero', async () => {
    const shopper = await Shopper.arrive(demo, { actionExpiresInMs: '5000' });
    const { body } = await shopper.pay('first');
    demo.advance(6_000);
    expect((await shopper.status()).payments[0]).toMatchObject({ action: body.action, actionExpiresInMs: 0 });
  });
});

describe('the contract', () => {
  test('is refused to other origins and to bodies that do not fit', async () => {
    const shopper = await Shopper.arrive(demo);
    const foreign = { headers: { Origin: 'https://evil.example' } };
    expect((await shopper.api('POST', '/payments', foreign)).body).toMatchObject({ status: 403, code: 'origin-not-allowed' });
    const key = { 'Idempotency-Key': 'k'.repeat(16) };
    expect((await shopper.post('/payments', { productId: 7 }, key)).body).toMatchObject({ status: 400, code: 'malformed-request' });
    expect((await shopper.post('/return', { channel: 'wechat-pay' })).body).toMatchObject({ code: 'malformed-request' });
  });

  test('does not tell a foreign session from none, nor a foreign attempt', async () => {
    const owner = await Shopper.arrive(demo);
    const { body } = await owner.pay('first');
    const stranger = new Shopper(demo, 'A'.repeat(22), 'none');
    expect((await stranger.api('GET', '')).body).toMatchObject({ status: 404, code: 'session-not-found' });
    expect((await stranger.api('GET', '/status')).status).toBe(404);
    const other = await Shopper.arrive(demo);
    expect((await other.refresh(body.id)).body.code).toBe('payment-not-found');
    expect((await other.api<Payment>('POST', `/payments/${body.id}/close`)).status).toBe(404);
  });
});
