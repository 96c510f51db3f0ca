import { request as sendRequest } from 'node:http';
import { like } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { toUnionpayTime } from '../../../demo/merchant/channels/unionpay-time';
import { notifications, payments } from '../../../demo/merchant/tables';
import type { Payment } from '../../../demo/merchant/wire';
import { shows } from '../shows';
import { contentOf, send, Shopper, startTimedDemo, until, type TimedDemo } from '../../demo/shopper';
import { listenToChannels, openHands, type ChannelHand, type Facts, type Message, type Told } from '../../demo/told-notifications';

let demo: TimedDemo;
let hands: Readonly<Record<string, ChannelHand>>;
let told: readonly Told[];
beforeAll(async () => {
  demo = await startTimedDemo();
  hands = await openHands(demo);
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  told = listenToChannels(demo, hands);
}, 60_000);
afterAll(async () => {
  vi.restoreAllMocks();
  await demo.close();
});

const codes = { 'wechat-pay': 'wechat-pay.native', alipay: 'alipay.qr', unionpay: 'unionpay.qr' } as const;
/** Many of these run at once, each with many messages. */
const patienceMs = 40_000;

type Channel = keyof typeof codes;
const channels = Object.keys(codes) as Channel[];

/** What each channel would say of its facts if they were not those of the attempt; UnionPay has no number for an app. */
const wrongFacts: Readonly<Record<Channel, Readonly<Record<string, Facts>>>> = {
  'wechat-pay': {
    amount: { amount: { total: 1, payer_total: 1, currency: 'CNY', payer_currency: 'CNY' } },
    currency: { amount: { total: 102_400, payer_total: 102_400, currency: 'USD', payer_currency: 'USD' } },
    app: { appid: 'wx0000000000000000' },
    merchant: { mchid: '1900000000' },
  },
  alipay: { amount: { total_amount: '0.01' }, app: { app_id: '2021009999999999' }, merchant: { seller_id: '2088999999999999' } },
  unionpay: { amount: { txnAmt: '1' }, currency: { currencyCode: '840' }, merchant: { merId: '777290058119999' } },
};

/** A shopper whose code is on the screen, of a merchant who never learns by asking: only notifications tell. */
async function showCode(channel: Channel, order: Readonly<Record<string, string>> = {}): Promise<{ shopper: Shopper; payment: Payment }> {
  const shopper = await Shopper.arrive(demo, { products: codes[channel], expiresInMs: '86400000', ...order });
  await shopper.arrange('query', 'server-error', 1_000);
  return { shopper, payment: (await shopper.pay('first', codes[channel])).body };
}

const toldOf = ({ orderNo }: Shopper): readonly Told[] => told.filter(({ outTradeNo }) => outTradeNo === `${orderNo}A1`);
const becomesTold = (shopper: Shopper, isEnough: (told: readonly Told[]) => boolean): Promise<readonly Told[]> =>
  until(() => Promise.resolve(toldOf(shopper)), isEnough, patienceMs);

/** Lets the channel's clock go on until the order is paid. */
const becomesPaid = (shopper: Shopper): Promise<unknown> =>
  until(
    () => shopper.status(),
    ({ status }) => {
      demo.advance(60_000);
      return status === 'paid';
    },
    patienceMs,
  );

async function liftFaults({ orderNo }: Shopper): Promise<void> {
  const pending = (await (await fetch(`${demo.url}/sandbox/faults`)).json()) as { id: string; orderPrefix?: string; place?: string }[];
  const ours = pending.filter(({ orderPrefix, place }) => orderPrefix === `${orderNo}A` && place === 'notify');
  for (const { id } of ours) await fetch(`${demo.url}/sandbox/faults?id=${id}`, { method: 'DELETE' });
}

/** Tells the merchant something, on a connection of its own. */
function tell(channel: Channel, { headers, body }: Message): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const request = sendRequest(`${demo.url}/notify/${channel}`, { method: 'POST', headers, agent: false }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => (text += String(chunk)));
      answer.on('end', () => resolve(hands[channel]!.isTaken(answer.statusCode ?? 0, text)));
    });
    request.on('error', reject).end(body);
  });
}

/** What all that was told came to, in the merchant's own rows and in the channel's ledger. */
async function effectsOn(shopper: Shopper): Promise<unknown> {
  const number = `${shopper.orderNo}A%`;
  const rows = await demo.database.select().from(payments).where(like(payments.outTradeNo, number));
  const taken = await demo.database.select().from(notifications).where(like(notifications.outTradeNo, number));
  const ledger = await shopper.ledger();
  return {
    payments: rows.map(({ status, paidAmount, refundStatus }) => ({ status, paidAmount, refundStatus })),
    notifications: taken.length,
    ledger: ledger.map(({ total, standing, refunds }) => ({ total, standing, refunds: refunds.length })),
  };
}

const onePayment = {
  payments: [{ status: 'paid', paidAmount: 102_400, refundStatus: null }],
  notifications: 1,
  ledger: [{ total: 102_400, standing: 'paid', refunds: 0 }],
};

describe.concurrent.each(channels)('a notification of %s', (channel) => {
  test.for(['forged', 'wrong-amount', 'wrong-merchant'])(
    'that is %s pays nothing, however often it comes; the true one does',
    async (kind, { task }) => {
      const { shopper, payment } = await showCode(channel);
      await shopper.arrange('notify', kind, 100);
      await shopper.act(contentOf(payment), 'pay');
      await becomesTold(shopper, (all) => {
        demo.advance(1_000);
        return all.length >= 2;
      });
      expect(await shopper.status()).toMatchObject({ status: 'open', payments: [{ status: 'pending' }] });
      await liftFaults(shopper);
      await becomesPaid(shopper);
      const all = toldOf(shopper);
      expect(all.map(({ isTaken }) => isTaken)).toEqual([...all.slice(1).map(() => false), true]);
      expect(await effectsOn(shopper)).toEqual(onePayment);
      shows({ task }, 'S9', all.length);
    },
  );

  test('that comes a hundred times at once has one effect', async ({ task }) => {
    const { shopper, payment } = await showCode(channel);
    await shopper.arrange('notify', 'flooded');
    await shopper.act(contentOf(payment), 'pay');
    const all = await becomesTold(shopper, ({ length }) => length === 100);
    expect(all.filter(({ isTaken }) => isTaken)).toHaveLength(100);
    expect(new Set(all.map(({ body }) => body)).size).toBe(1);
    expect(await effectsOn(shopper)).toEqual(onePayment);
    shows({ task }, 'S9', all.length, `${channel}: the same 100 times, 1 effect`);
  });

  test('that comes with an older word after it stays true', async ({ task }) => {
    const { shopper, payment } = await showCode(channel);
    await shopper.arrange('notify', 'reordered');
    await shopper.act(contentOf(payment), 'pay');
    const [first, older] = await becomesTold(shopper, ({ length }) => length === 2);
    const { read } = hands[channel]!;
    expect(read(older!.body)).not.toEqual(read(first!.body));
    expect([first!.isTaken, older!.isTaken]).toEqual([true, true]);
    expect((await shopper.status()).payments).toMatchObject([{ status: 'paid' }]);
    expect(await effectsOn(shopper)).toMatchObject({ payments: onePayment.payments, ledger: onePayment.ledger });
    shows({ task }, 'S9', 2);
  });

  test('that comes late pays when it comes', async ({ task }) => {
    const { shopper, payment } = await showCode(channel);
    await send(`${demo.url}/sandbox/faults`, { orderPrefix: `${shopper.orderNo}A`, place: 'notify', kind: 'late', afterMs: 600_000 });
    await shopper.act(contentOf(payment), 'pay');
    await until(
      () => shopper.ledger(),
      ([line]) => line?.standing === 'paid',
      patienceMs,
    );
    expect((await shopper.status()).status).toBe('open');
    demo.advance(600_000);
    await becomesPaid(shopper);
    expect(await effectsOn(shopper)).toEqual(onePayment);
    shows({ task }, 'S9');
  });

  test('whose facts are not the attempt’s is refused, though the channel signed it; the attempt’s own are taken', async ({ task }) => {
    const [{ shopper: paid, payment: other }, { shopper }] = await Promise.all([showCode(channel, { amount: '5' }), showCode(channel)]);
    await paid.act(contentOf(other), 'pay');
    const [notification] = await becomesTold(paid, ({ length }) => length > 0);
    const { read, write } = hands[channel]!;
    const [row] = await demo.database
      .select()
      .from(payments)
      .where(like(payments.outTradeNo, `${shopper.orderNo}A%`));
    const number = `${shopper.orderNo}A1`;
    const own: Facts = {
      ...read(notification!.body),
      ...{
        'wechat-pay': { out_trade_no: number, amount: { total: 102_400, payer_total: 102_400, currency: 'CNY', payer_currency: 'CNY' } },
        alipay: { out_trade_no: number, total_amount: '1024.00', notify_id: `own-${number}` },
        unionpay: { orderId: number, txnAmt: '102400', txnTime: toUnionpayTime(row!.createdAt), queryId: `own${number}` },
      }[channel],
    };
    // What was told of the other order, and of no order.
    const wrong: Facts[] = Object.values(wrongFacts[channel]).map((facts) => ({ ...own, ...facts }));
    const strange: Facts[] = [{ out_trade_no: 'nobodysA1', orderId: 'nobodysA1' }].map((facts) => ({ ...own, ...facts }));
    const forgeries = [write(own, true), ...[...wrong, ...strange].map((facts) => write(facts))];
    for (const message of forgeries) expect([message.body, await tell(channel, message)]).toEqual([message.body, false]);
    expect(await tell(channel, notification!)).toBe(true);
    expect((await shopper.status()).payments).toMatchObject([{ status: 'pending' }]);
    expect(await tell(channel, write(own))).toBe(true);
    expect((await shopper.status()).payments).toMatchObject([{ status: 'paid', paidAmount: { value: 102_400 } }]);
    shows({ task }, 'S9', forgeries.length + 2);
  });

  test('of which anything was altered on the way is refused', async ({ task }) => {
    const { shopper, payment } = await showCode(channel);
    await shopper.act(contentOf(payment), 'pay');
    const [notification] = await becomesTold(shopper, ({ length }) => length > 0);
    const { shopper: victim } = await showCode(channel);
    const { headers, body } = notification!;
    const altered = [
      { headers, body: body.replace(`${shopper.orderNo}A1`, `${victim.orderNo}A1`).replace('"ciphertext":"', '"ciphertext":"A') },
      { headers, body: `${body}&extra=1` },
      { headers, body: '' },
      { headers: {}, body: 'a=b' },
      { headers: {}, body: '{}' },
    ];
    for (const message of altered) expect([message.body, await tell(channel, message)]).toEqual([message.body, false]);
    expect((await victim.status()).status).toBe('open');
    shows({ task }, 'S9', altered.length);
  });
});

describe.each(channels)('a notification of %s that somebody keeps', (channel) => {
  test('does nothing when it is sent again a hundred times long after, not even to what was given back', async ({ task }) => {
    const shopper = await Shopper.arrive(demo, { products: `${codes[channel]},wechat-pay.native`, expiresInMs: '86400000' });
    const { body: first } = await shopper.pay('first', codes[channel]);
    await shopper.close(first.id);
    const { body: second } = await shopper.pay('second', 'wechat-pay.native');
    await shopper.act(contentOf(second), 'pay');
    await shopper.becomes('paid');
    await shopper.act(contentOf(first), channel === 'wechat-pay' ? 'pay-late' : 'pay');
    await until(
      () => shopper.status(),
      ({ payments: [one] }) => {
        demo.advance(1_000);
        return one?.refund?.status === 'succeeded';
      },
      patienceMs,
    );
    const [kept] = toldOf(shopper);
    const before = await effectsOn(shopper);
    // WeChat's carries a time, and is too old after five minutes; the others' are as good as on the first day.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 301_000 });
    const taken = await Promise.all(Array.from({ length: 100 }, () => tell(channel, kept!)));
    vi.useRealTimers();
    expect(taken.filter(Boolean)).toHaveLength(channel === 'wechat-pay' ? 0 : 100);
    expect(await effectsOn(shopper)).toEqual(before);
    expect((await shopper.ledger()).map(({ standing, refunds }) => [standing, refunds.length])).toEqual([
      ['refunded', 1],
      ['paid', 0],
    ]);
    shows({ task }, 'S9', 100, `${channel}: 100 replays, 0 effects`);
  });
});
