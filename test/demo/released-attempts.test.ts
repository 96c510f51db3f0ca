import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { closePayment } from '../../demo/merchant/close-payment';
import { createPayment } from '../../demo/merchant/create-payment';
import { findPayments } from '../../demo/merchant/sessions';
import { makeScriptedMerchant, paidAt, startScriptedShop, type Script, type ScriptedMerchant, type ScriptedShop } from './scripted-channel';
import { until, type PaymentAnswer, type Shopper } from './shopper';

// Each test is several requests and rounds of the server's chores, and other tests run beside it.
vi.setConfig({ testTimeout: 20_000 });

let shop: ScriptedShop;
beforeAll(async () => void (shop = await startScriptedShop()));
afterAll(() => shop.close());

interface Left {
  readonly shopper: Shopper;
  readonly script: Script;
  readonly payment: PaymentAnswer;
}

/** An attempt whose code nobody has scanned: the channel knows of nothing to close. */
async function leave(wishes: Readonly<Record<string, string>> = {}): Promise<Left> {
  const shopper = await shop.arrive(wishes);
  const script = Object.assign(shop.channel.of(shopper.orderNo), { query: { kind: 'absent' }, close: 'not-closable' } as const);
  const { body: payment } = await shopper.pay('first', 'scripted.code');
  shop.advance(1_000);
  return { shopper, script, payment };
}

describe('an attempt that was found unpaid and can not be closed', () => {
  test('says so by a fresh answer, and lets another begin', async () => {
    const { shopper, payment } = await leave();
    const { body } = await shopper.close(payment.id);
    expect(body).toMatchObject({
      outcome: 'not-closable',
      payment: {
        status: 'pending',
        channelAnswer: 'unpaid',
        checkedAt: new Date(shop.merchant.now()).toISOString(),
        action: { kind: 'none' },
      },
    });
    expect(body.payment).not.toHaveProperty('actionExpiresInMs');
    const second = await shopper.pay('second', 'scripted.code');
    expect(second).toMatchObject({ status: 201, body: { outTradeNo: `${shopper.orderNo}A2` } });
    expect((await shopper.pay('third', 'scripted.code')).body).toMatchObject({ code: 'payment-live', payment: { id: second.body.id } });
  });

  test('may be left behind more than once', async () => {
    const { shopper, payment } = await leave();
    await shopper.close(payment.id);
    shop.advance(1_000);
    expect((await shopper.close(payment.id)).body.outcome).toBe('not-closable');
    const { body } = await shopper.pay('second', 'scripted.code');
    shop.advance(1_000);
    expect((await shopper.close(body.id)).body.outcome).toBe('not-closable');
    expect((await shopper.pay('third', 'scripted.code')).status).toBe(201);
  });

  test('is not left behind when the channel is silent', async () => {
    const { shopper, script, payment } = await leave();
    script.query = { kind: 'unknown' };
    expect((await shopper.close(payment.id)).body.outcome).toBe('unknown');
    expect(script.asked).not.toContain('close A1');
    expect((await shopper.pay('second', 'scripted.code')).body.code).toBe('payment-live');
  });

  test('has no new code and no old one, and its key gives nothing else', async () => {
    const { shopper, payment } = await leave();
    await shopper.close(payment.id);
    shop.advance(120_000);
    expect((await shopper.refresh(payment.id)).body.code).toBe('payment-not-refreshable');
    expect((await shopper.pay('first', 'scripted.code')).body).toMatchObject({ id: payment.id, action: { kind: 'none' } });
  });

  test('shows that somebody pays it, and is in the way meanwhile', async () => {
    const { shopper, script, payment } = await leave();
    await shopper.close(payment.id);
    script.query = { kind: 'in-progress' };
    shop.advance(20_000);
    const { payments } = await until(
      () => shopper.status(),
      ({ payments: [first] }) => first?.status === 'paying',
    );
    expect(payments).toMatchObject([{ channelAnswer: 'in-progress' }]);
    expect(payments[0]).not.toHaveProperty('action');
    expect((await shopper.close(payment.id)).body.outcome).toBe('in-progress');
    expect((await shopper.pay('second', 'scripted.code')).body).toMatchObject({ code: 'payment-live', payment: { id: payment.id } });
    script.query = { kind: 'unpaid' };
    shop.advance(10_000);
    await until(
      () => shopper.pay('second', 'scripted.code'),
      ({ status }) => status === 201,
    );
  });

  test('is the order’s when it alone is paid late', async () => {
    const { shopper, script, payment } = await leave();
    await shopper.close(payment.id);
    const { body: second } = await shopper.pay('second', 'scripted.code');
    shop.advance(3_000);
    script.query = paidAt(shop.merchant.now());
    await shopper.report('scripted', { no: payment.outTradeNo, sign: 'channel' });
    expect(await shopper.status()).toMatchObject({ status: 'paid', payments: [{ status: 'paid' }, { id: second.id }] });
    expect((await shopper.status()).payments[0]).not.toHaveProperty('refund');
  });

  test('goes back when it is paid after another', async () => {
    const { shopper, script, payment } = await leave();
    await shopper.close(payment.id);
    script.start = paidAt(shop.merchant.now());
    await shopper.pay('second', 'scripted.code');
    script.query = paidAt(shop.merchant.now());
    shop.advance(10_000);
    const { payments } = await until(
      () => shopper.status(),
      ({ payments: [first] }) => first?.refund?.status === 'succeeded',
    );
    expect(payments[1]).not.toHaveProperty('refund');
  });

  test('is closed once it can be, when the order was paid otherwise', async () => {
    const { shopper, script, payment } = await leave();
    await shopper.close(payment.id);
    script.start = paidAt(shop.merchant.now());
    await shopper.pay('second', 'scripted.code');
    // Somebody scanned the old code, so that the channel has a trade that it can close.
    Object.assign(script, { query: { kind: 'unpaid' }, close: 'closed' });
    shop.advance(60_000);
    await until(
      () => shopper.status(),
      ({ payments: [first] }) => first?.status === 'closed',
    );
  });

  test('that failed at the channel has failed, and is watched all the same', async () => {
    const { shopper, script, payment } = await leave();
    script.query = { kind: 'failed', failure: { code: 'REFUSED' } };
    await shopper.close(payment.id);
    expect((await shopper.status()).payments).toMatchObject([{ status: 'failed' }]);
    script.query = paidAt(shop.merchant.now());
    shop.advance(20_000);
    await shopper.becomes('paid');
  });
});

describe('the watch over an attempt that was left behind', () => {
  let scripted: ScriptedMerchant;
  beforeAll(async () => void (scripted = await makeScriptedMerchant()));
  afterAll(() => scripted.merchant.database.connection.close());

  /** An attempt of an order of five minutes, left behind at once. */
  const leaveWatched = async (orderNo: string) => {
    const { merchant, channel, open } = scripted;
    const session = await open(orderNo, { expiresInMs: 300_000 });
    const script = Object.assign(channel.of(session.orderNo), { query: { kind: 'absent' }, close: 'not-closable' } as const);
    const environment = { terminal: 'pc', host: 'browser', os: 'mac', device: 'desktop' } as const;
    const asker = { sessionId: session.id, key: 'first', browser: undefined, payerIp: '::1' };
    const { body } = await createPayment(merchant, asker, { productId: 'scripted.code', environment });
    await closePayment(merchant, session.id, 'id' in body ? body.id : '');
    const looks = (): readonly number[] =>
      script.timetable.filter((question) => question.startsWith('query')).map((question) => Number(question.split(' at ')[1]));
    return { script: script as Script, looks, look: async () => (await findPayments(merchant.database, session.id))[0] };
  };

  test('goes on after the end of its order until the channel says how it ended', async () => {
    const { script, looks, look } = await leaveWatched('watched1');
    await scripted.pass(400, 5);
    expect(looks()).toEqual([0, 10, 20, 60, 120, 180, 240, 300, 330, 390]);
    script.close = 'closed';
    await scripted.pass(60, 5);
    expect(await look()).toMatchObject({ status: 'closed' });
    await scripted.pass(600, 5);
    expect(looks().at(-1)).toBe(450);
  });

  test('finds what was paid when the channel was silent at the end', async () => {
    const { script, look } = await leaveWatched('watched2');
    script.query = { kind: 'unknown' };
    await scripted.pass(600, 5);
    script.query = paidAt(scripted.merchant.now());
    await scripted.pass(60, 5);
    expect(await look()).toMatchObject({ status: 'paid', refundStatus: null });
  });

  test('ends a day after its order', async () => {
    const { looks } = await leaveWatched('watched3');
    await scripted.pass(300, 60);
    await scripted.pass(26 * 3_600, 1_800);
    expect(looks().at(-1)).toBeGreaterThan(86_400 - 1_800);
    expect(looks().at(-1)).toBeLessThanOrEqual(300 + 86_400 + 1_800);
  });
});
