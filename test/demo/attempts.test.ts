import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentOf, send, Shopper, startTimedDemo, until, type TimedDemo } from './shopper';

let demo: TimedDemo;
beforeAll(async () => void (demo = await startTimedDemo()));
afterAll(() => demo.close());

describe('a refreshed code', () => {
  test('kills the old one at once and is paid under the same number', async () => {
    const shopper = await Shopper.arrive(demo);
    const { body: old } = await shopper.pay('first');
    demo.advance(60_000);
    const { status, body } = await shopper.refresh(old.id);
    expect(status).toBe(200);
    expect(contentOf(body)).not.toBe(contentOf(old));
    expect(body.outTradeNo).toBe(old.outTradeNo);
    const refused = await shopper.act(contentOf(old), 'pay');
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ code: 'code-superseded' });
    await shopper.act(contentOf(body), 'pay');
    await shopper.becomes('paid');
    expect(await shopper.ledger()).toHaveLength(1);
  });

  test('is to be had once a minute, or as soon as the old one is over', async () => {
    const shopper = await Shopper.arrive(demo, { actionExpiresInMs: '20000' });
    const { body } = await shopper.pay('first');
    demo.advance(5_000);
    const soon = await shopper.refresh(body.id);
    expect(soon).toMatchObject({ status: 429, body: { code: 'too-soon' } });
    expect(Number(soon.headers.get('Retry-After'))).toBe(15);
    demo.advance(15_000);
    expect((await shopper.refresh(body.id)).status).toBe(200);
  });

  test('is given to one of two pages that ask at the same time', async () => {
    const shopper = await Shopper.arrive(demo, { actionExpiresInMs: '5000' });
    const { body } = await shopper.pay('first');
    demo.advance(5_000);
    const answers = await Promise.all([shopper.refresh(body.id), shopper.refresh(body.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 429]);
  });

  test('is not to be had for an attempt that has ended', async () => {
    const shopper = await Shopper.arrive(demo);
    const { body } = await shopper.pay('first');
    await shopper.close(body.id);
    expect((await shopper.refresh(body.id)).body).toMatchObject({ status: 409, code: 'payment-not-refreshable' });
  });

  test('is not to be had while the payer is in the wallet', async () => {
    const shopper = await Shopper.arrive(demo);
    const { body } = await shopper.pay('first');
    demo.advance(60_000);
    await shopper.act(contentOf(body), 'scan');
    // The merchant may have asked by itself just before, and does not ask again at once.
    await expect
      .poll(async () => {
        demo.advance(5_000);
        await shopper.report();
        return (await shopper.status()).payments[0]?.status;
      })
      .toBe('paying');
    expect((await shopper.refresh(body.id)).body).toMatchObject({ status: 409, code: 'payment-not-refreshable' });
    expect((await shopper.act(contentOf(body), 'pay')).status).toBe(200);
    await shopper.becomes('paid');
  });

  test('is to be had in the last second of the old one', async () => {
    const shopper = await Shopper.arrive(demo, { actionExpiresInMs: '20000' });
    const { body } = await shopper.pay('first');
    demo.advance(19_100);
    expect((await shopper.refresh(body.id)).status).toBe(200);
  });

  test('stays unknown while the channel is silent, and the old one is kept', async () => {
    const shopper = await Shopper.arrive(demo);
    const { body } = await shopper.pay('first');
    demo.advance(60_000);
    await shopper.arrange('order', 'server-error');
    expect((await shopper.refresh(body.id)).body).toMatchObject({ status: 503, code: 'channel-unavailable' });
    expect((await shopper.refresh(body.id)).status).toBe(200);
  });
});

describe('closing', () => {
  test('closes at the channel, after which another attempt has another number', async () => {
    const shopper = await Shopper.arrive(demo);
    const { body } = await shopper.pay('first');
    expect((await shopper.close(body.id)).body).toMatchObject({ outcome: 'closed', payment: { status: 'closed' } });
    expect(await (await shopper.act(contentOf(body), 'pay')).json()).toMatchObject({ code: 'order-closed' });
    expect((await shopper.close(body.id)).body.outcome).toBe('closed');
    expect((await shopper.pay('second')).body.outTradeNo).toBe(`${shopper.orderNo}A2`);
  });

  test('finds what was paid meanwhile', async () => {
    const shopper = await Shopper.arrive(demo);
    const { body } = await shopper.pay('first');
    await shopper.arrange('notify', 'dropped', 99);
    await shopper.act(contentOf(body), 'pay');
    expect((await shopper.close(body.id)).body).toMatchObject({ outcome: 'already-paid', payment: { status: 'paid' } });
    expect((await shopper.status()).status).toBe('paid');
    expect((await shopper.pay('second')).body.code).toBe('session-ended');
  });

  test('does not take the order away from a payer who is typing', async () => {
    const shopper = await Shopper.arrive(demo);
    const { body } = await shopper.pay('first');
    await shopper.act(contentOf(body), 'scan');
    expect((await shopper.close(body.id)).body).toMatchObject({ outcome: 'in-progress', payment: { status: 'paying' } });
    expect((await shopper.act(contentOf(body), 'pay')).status).toBe(200);
    await shopper.becomes('paid');
  });

  test.each(['query', 'close'])('is unknown when the channel loses its answer to the %s', async (place) => {
    const shopper = await Shopper.arrive(demo);
    const { body } = await shopper.pay('first');
    await shopper.arrange(place, 'lost-answer');
    expect((await shopper.close(body.id)).body).toMatchObject({ outcome: 'unknown', payment: { channelAnswer: 'unknown' } });
    expect((await shopper.pay('second')).body.code).toBe('payment-live');
    expect((await shopper.close(body.id)).body.outcome).toBe('closed');
  });
});

describe('a session', () => {
  test('has an end to its attempts', async () => {
    const shopper = await Shopper.arrive(demo);
    for (let attempt = 1; attempt <= 50; attempt += 1) {
      const { status, body } = await shopper.pay(`key-${attempt}`);
      expect(status).toBe(201);
      await shopper.close(body.id);
    }
    const { status, body, headers } = await shopper.pay('one-too-many');
    expect([status, body.code]).toEqual([429, 'too-soon']);
    expect(Number(headers.get('Retry-After'))).toBeGreaterThan(0);
    expect((await shopper.status()).payments).toHaveLength(50);
    expect(await shopper.ledger()).toHaveLength(50);
  }, 30_000);
});

describe('a late payment', () => {
  test('of a closed attempt is the order’s when nothing else was paid', async () => {
    const shopper = await Shopper.arrive(demo);
    const { body } = await shopper.pay('first');
    await shopper.close(body.id);
    await shopper.act(contentOf(body), 'pay-late');
    const { payments } = await shopper.becomes('paid');
    expect(payments).toMatchObject([{ id: body.id, status: 'paid' }]);
    expect(payments[0]).not.toHaveProperty('refund');
  });

  test('of a closed attempt goes back when another was paid', async () => {
    const shopper = await Shopper.arrive(demo);
    const { body: first } = await shopper.pay('first');
    await shopper.close(first.id);
    const { body: second } = await shopper.pay('second');
    await shopper.act(contentOf(second), 'pay');
    await shopper.becomes('paid');
    await shopper.act(contentOf(first), 'pay-late');
    const twice = await until(
      () => shopper.status(),
      ({ payments }) => payments.every(({ status }) => status === 'paid'),
    );
    expect(twice).toMatchObject({ status: 'paid', payments: [{ refund: { amount: { value: 102_400 } } }, { id: second.id }] });
    expect(twice.payments[1]).not.toHaveProperty('refund');
    await until(
      () => shopper.ledger(),
      ([entry]) => entry?.refunds.length === 1,
    );
    demo.advance(10_000);
    await until(
      () => shopper.status(),
      ({ payments }) => payments[0]?.refund?.status === 'succeeded',
    );
    expect(await shopper.ledger()).toMatchObject([{ refunds: [{ amount: 102_400, status: 'SUCCESS' }] }, { refunds: [] }]);
  });

  test('wins over the end of the session', async () => {
    const shopper = await Shopper.arrive(demo, { expiresInMs: '60000' });
    const { body } = await shopper.pay('first');
    demo.advance(60_000);
    expect(await shopper.status()).toMatchObject({ status: 'expired', expiresInMs: 0 });
    expect((await shopper.pay('second')).body.code).toBe('session-ended');
    expect((await shopper.act(contentOf(body), 'pay')).status).toBe(200);
    await shopper.becomes('paid');
  });
});

describe('the end of a session', () => {
  test('closes the live attempt at the channel after a grace', async () => {
    const shopper = await Shopper.arrive(demo, { expiresInMs: '60000' });
    const { body } = await shopper.pay('first');
    demo.advance(120_000);
    await until(
      () => shopper.ledger(),
      ([entry]) => entry?.tradeState === 'CLOSED',
    );
    const { payments } = await until(
      () => shopper.status(),
      ({ payments: [payment] }) => payment?.status === 'closed',
    );
    expect(payments).toMatchObject([{ id: body.id }]);
  });
});

describe('the payer’s phone', () => {
  test('is told why a code cannot be paid', async () => {
    const shopper = await Shopper.arrive(demo);
    const { body } = await shopper.pay('first');
    const answers = [
      await shopper.act('weixin://wxpay/bizpayurl?pr=nobodysss', 'pay'),
      await shopper.act(contentOf(body), 'steal'),
      await send(`${demo.channelsUrl}/sandbox/act`, { content: contentOf(body), act: 'pay', afterMs: 100 }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 422, 202]);
    await shopper.becomes('paid');
    const paid = await shopper.act(contentOf(body), 'pay');
    expect(paid.status).toBe(409);
    expect(await paid.json()).toMatchObject({ code: 'order-paid' });
  });
});
