import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { askChannel } from '../../demo/merchant/ask-channel';
import type { ChannelAdapter, ChannelState, StartAnswer } from '../../demo/merchant/channels/channel-adapter';
import { createPayment } from '../../demo/merchant/create-payment';
import { usualTimes, type Merchant, type PaymentRow } from '../../demo/merchant/merchant';
import type { NewOrder } from '../../demo/merchant/new-order';
import { refreshPayment } from '../../demo/merchant/refresh-payment';
import { findPayments, openSession } from '../../demo/merchant/sessions';
import { openStartedDatabase } from './started-database';

type Answers<T> = (value: T) => void;

let now = Date.UTC(2026, 10, 22);
let starts: Answers<StartAnswer>[] = [];
let queries: Answers<ChannelState>[] = [];

/** A channel that answers when the test says so. */
const channel: ChannelAdapter = {
  productIds: ['slow.code'],
  identifiedProductIds: [],
  queryScheduleMs: [10_000],
  refundTerms: { windowDays: 365, fee: { rate: 60, isReturned: 'never' } },
  start: () => new Promise((resolve) => starts.push(resolve)),
  query: () => new Promise((resolve) => queries.push(resolve)),
  close: () => Promise.resolve('unknown'),
  refundNumber: ({ outTradeNo }, { ordinal }) => `${outTradeNo}R${ordinal}`,
  refund: () => Promise.resolve('unknown'),
  queryRefund: () => Promise.resolve('unknown'),
  readNotification: () => {
    throw new Error('Nothing is notified here');
  },
  acknowledged: { status: 204, body: null },
  refuse: ({ status }) => ({ status, body: null }),
};

const database = await openStartedDatabase();
const merchant: Merchant = {
  database,
  now: () => now,
  times: usualTimes,
  origin: 'http://shop.test',
  formOrigins: [],
  payee: { name: '山川书店', displayName: '山川书店' },
  channels: new Map([['slow', channel]]),
  wake: () => undefined,
};
afterAll(() => database.connection.close());
beforeEach(() => {
  starts = [];
  queries = [];
});

const started: StartAnswer = { kind: 'started', action: { kind: 'qr-code', content: 'weixin://wxpay/1' }, lifeMs: 7_200_000 };
const environment = { terminal: 'pc', host: 'browser', os: 'windows', device: 'desktop' } as const;

/** The n-th thing that the channel was asked, once it has been. */
async function asked<T>(list: readonly Answers<T>[], index: number): Promise<Answers<T>> {
  return expect
    .poll(() => list[index])
    .toBeDefined()
    .then(() => list[index] as Answers<T>);
}

/** An attempt that shows a code. */
async function begin(orderNo: string): Promise<PaymentRow> {
  const order: NewOrder = {
    orderNo,
    amount: 1,
    subject: '书',
    products: ['slow.code'],
    terminal: null,
    host: null,
    goods: null,
    creditForbidden: false,
    expiresInMs: 1_800_000,
    actionExpiresInMs: 120_000,
  };
  const session = await openSession(merchant, order);
  const sessionId = session?.id ?? '';
  const answer = createPayment(
    merchant,
    { sessionId, key: orderNo, browser: undefined, payerIp: '127.0.0.1' },
    { productId: 'slow.code', environment },
  );
  (await asked(starts, 0))(started);
  await answer;
  now += 1_000;
  return look(sessionId);
}

async function look(sessionId: string): Promise<PaymentRow> {
  const [row] = await findPayments(database, sessionId);
  if (row === undefined) throw new Error('No attempt');
  return row;
}

describe('an answer that comes late', () => {
  test('does not take the place of the answer to a later question', async () => {
    const payment = await begin('late-answer');
    const first = askChannel(merchant, payment);
    const answerFirst = await asked(queries, 0);
    now += 1_000;
    const second = askChannel(merchant, payment);
    (await asked(queries, 1))({ kind: 'in-progress' });
    await second;
    const sentAt = new Date(now);
    now += 1_000;
    answerFirst({ kind: 'unpaid' });
    await first;
    expect(await look(payment.sessionId)).toMatchObject({ status: 'paying', channelAnswer: 'in-progress', checkedAt: sentAt });
  });

  test('is dated by its question', async () => {
    const payment = await begin('dated');
    const sentAt = new Date(now);
    const done = askChannel(merchant, payment);
    const answer = await asked(queries, 0);
    now += 5_000;
    answer({ kind: 'unpaid' });
    await done;
    expect((await look(payment.sessionId)).checkedAt).toEqual(sentAt);
  });

  test('does not make an answer of silence', async () => {
    const payment = await begin('silence');
    const first = askChannel(merchant, payment);
    const answerFirst = await asked(queries, 0);
    now += 1_000;
    const second = askChannel(merchant, payment);
    (await asked(queries, 1))({ kind: 'in-progress' });
    await second;
    answerFirst({ kind: 'unknown' });
    await first;
    expect(await look(payment.sessionId)).toMatchObject({ status: 'paying', channelAnswer: 'in-progress' });
  });

  test('is believed when it is final', async () => {
    const payment = await begin('final');
    const first = askChannel(merchant, payment);
    const answerFirst = await asked(queries, 0);
    now += 1_000;
    const second = askChannel(merchant, payment);
    (await asked(queries, 1))({ kind: 'in-progress' });
    await second;
    answerFirst({ kind: 'paid', transactionId: '42', paidAt: new Date(now), paidAmount: 1, payerAmount: 1 });
    await first;
    expect((await look(payment.sessionId)).status).toBe('paid');
  });
});

describe('a renewal', () => {
  test('leaves the word of a payer who has begun meanwhile', async () => {
    const payment = await begin('renewed');
    now += 60_000;
    const renewed = refreshPayment(merchant, payment.sessionId, payment.id, '127.0.0.1');
    (await asked(queries, 0))({ kind: 'unpaid' });
    const answerStart = await asked(starts, 1);
    now += 1_000;
    const query = askChannel(merchant, payment);
    (await asked(queries, 1))({ kind: 'in-progress' });
    await query;
    answerStart(started);
    expect(await renewed).toMatchObject({ status: 'paying', channelAnswer: 'in-progress' });
  });

  test('is not begun when the channel says that the payer is typing', async () => {
    const payment = await begin('typing');
    now += 60_000;
    const renewed = refreshPayment(merchant, payment.sessionId, payment.id, '127.0.0.1');
    (await asked(queries, 0))({ kind: 'in-progress' });
    await expect(renewed).rejects.toThrow('payment-not-refreshable');
    expect(starts).toHaveLength(1);
  });
});
