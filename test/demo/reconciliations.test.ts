import { isDeepStrictEqual } from 'node:util';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { transactions } from '../../demo/channels/unionpay/tables';
import { orders } from '../../demo/channels/wechat-pay/tables';
import type { Comparison } from '../../demo/merchant/compare-bill';
import { payments, reconciliations } from '../../demo/merchant/tables';
import { toBeijingTime } from '../../demo/merchant/beijing-time';
import { contentOf, send, Shopper, startTimedDemo, until, type TimedDemo } from './shopper';

const hour = 3_600_000;
const day = 24 * hour;

let demo: TimedDemo;
let ahead = 0;
beforeAll(async () => void (demo = await startTimedDemo()));
afterAll(() => demo.close());

const now = (): number => Date.now() + ahead;
const today = (): string => toBeijingTime(new Date(now())).slice(0, 10);

function advance(ms: number): void {
  ahead += ms;
  demo.advance(ms);
}

/** Goes on to an hour of the next day in Beijing. */
function goToNextDay(atHour: number): void {
  const midnight = Date.parse(`${today()}T00:00:00+08:00`) + day;
  advance(midnight + atHour * hour - now());
}

async function pay(products = 'wechat-pay.native'): Promise<{ readonly shopper: Shopper; readonly outTradeNo: string }> {
  const shopper = await Shopper.arrive(demo, { products, expiresInMs: String(20 * 60_000) });
  const { body } = await shopper.pay('first', products);
  await shopper.act(contentOf(body), 'pay');
  await shopper.becomes('paid');
  return { shopper, outTradeNo: body.outTradeNo };
}

async function refund(outTradeNo: string, amount: number): Promise<void> {
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': `wish-of-${outTradeNo}-${amount}` };
  const body = JSON.stringify({ outTradeNo, amount, reason: '商品缺货' });
  expect((await fetch(`${demo.url}/merchant/refunds`, { method: 'POST', headers, body })).status).toBe(201);
  await until(
    async () => {
      advance(10_000);
      return (await (await fetch(`${demo.url}/merchant/refunds?outTradeNo=${outTradeNo}`)).json()) as { status: string }[];
    },
    (refunds) => refunds.every(({ status }) => status === 'succeeded'),
  );
}

async function reconcile(ofDay: string, channel = 'wechat-pay'): Promise<{ readonly status: number; readonly body: unknown }> {
  const answer = await send(`${demo.url}/merchant/reconciliations`, { channel, day: ofDay });
  return { status: answer.status, body: await answer.json() };
}

/** What the channels' bills of a day have come to so far. */
const comparisonsOf = (day: string) => async (): Promise<(Comparison | null)[]> => {
  const rows = await demo.database.select().from(reconciliations).where(eq(reconciliations.day, day));
  return rows.map(({ comparison }) => comparison);
};

// One day after the other.
describe.each([
  { channel: 'wechat-pay', product: 'wechat-pay.native', readyAtHour: 10, feeBack: 240 },
  { channel: 'alipay', product: 'alipay.qr', readyAtHour: 9, feeBack: 0 },
  { channel: 'unionpay', product: 'unionpay.qr', readyAtHour: 9, feeBack: 240 },
])('a day at $channel', ({ channel, product, readyAtHour, feeBack }) => {
  test('has no bill before its hour in the morning after it', async () => {
    goToNextDay(12);
    const sold = today();
    await pay(product);
    goToNextDay(readyAtHour - 1);
    expect(await reconcile(sold, channel)).toMatchObject({ status: 409, body: { code: 'bill-not-ready' } });
    advance(2 * hour);
    expect(await reconcile(sold, channel)).toMatchObject({ status: 200, body: { payments: 1, differences: [] } });
  });

  test('agrees with the books to the fen, with refunds and fees', async () => {
    goToNextDay(12);
    const sold = today();
    const [first] = [await pay(product), await pay(product), await pay(product)];
    await refund(first.outTradeNo, 40_000);
    goToNextDay(11);
    const fees = 3 * 614 - feeBack;
    expect(await reconcile(sold, channel)).toEqual({
      status: 200,
      body: { channel, day: sold, payments: 3, paid: 307_200, refunds: 1, refunded: 40_000, fees, differences: [] },
    });
  });

  test('has what was given back of an earlier day’s payment', async () => {
    goToNextDay(12);
    const { outTradeNo } = await pay(product);
    goToNextDay(12);
    const refunded = today();
    await refund(outTradeNo, 40_000);
    goToNextDay(11);
    expect(await reconcile(refunded, channel)).toMatchObject({
      status: 200,
      body: { payments: 0, refunds: 1, refunded: 40_000, fees: 0 - feeBack, differences: [] },
    });
  });

  test('on which nothing was sold is an empty bill', async () => {
    goToNextDay(12);
    const sold = today();
    goToNextDay(11);
    expect(await reconcile(sold, channel)).toMatchObject({ status: 200, body: { payments: 0, paid: 0, differences: [] } });
  });
});

describe('a day at WeChat Pay', () => {
  test('that is not over has no bill that anybody could ask for', async () => {
    expect(await reconcile(today())).toMatchObject({ status: 503, body: { code: 'channel-unavailable' } });
  });

  test('heals a payment that the merchant has not heard of', async () => {
    goToNextDay(12);
    const sold = today();
    const shopper = await Shopper.arrive(demo);
    const { body } = await shopper.pay('first');
    await shopper.arrange('notify', 'dropped', 99);
    // As if the merchant had stopped looking.
    const { database } = demo;
    const isIt = eq(payments.outTradeNo, body.outTradeNo);
    await shopper.act(contentOf(body), 'pay');
    await database.update(payments).set({ status: 'closed', nextQueryAt: null }).where(isIt);
    goToNextDay(11);
    // Compared in the morning, without being asked for: whoever asked later would find it healed.
    const isUnbooked = { kind: 'unbooked', of: 'payment', number: body.outTradeNo, billed: 102_400, booked: null };
    await until(comparisonsOf(sold), (found) => found.some((comparison) => isDeepStrictEqual(comparison?.differences, [isUnbooked])));
    await shopper.becomes('paid');
    expect(await reconcile(sold)).toMatchObject({ body: { payments: 1, differences: [] } });
  });

  test('differs where the channel has another amount, another fee, or nothing', async () => {
    goToNextDay(12);
    const sold = today();
    const [more, gone] = [await pay(), await pay()];
    const { database } = demo;
    await database.update(orders).set({ total: 102_300 }).where(eq(orders.outTradeNo, more.outTradeNo));
    await database
      .update(orders)
      .set({ successTime: sql`${orders.successTime} - interval '1 day'` })
      .where(eq(orders.outTradeNo, gone.outTradeNo));
    goToNextDay(11);
    expect(await reconcile(sold)).toMatchObject({
      body: {
        differences: [
          { kind: 'amount', of: 'payment', number: more.outTradeNo, billed: 102_300, booked: 102_400 },
          { kind: 'unbilled', of: 'payment', number: gone.outTradeNo, billed: null, booked: 102_400 },
        ],
      },
    });
  });

  test('is compared without being asked for, once its bill is there', async () => {
    goToNextDay(12);
    const sold = today();
    await pay();
    goToNextDay(11);
    await until(comparisonsOf(sold), (found) =>
      found.some((comparison) => comparison?.payments === 1 && comparison.differences.length === 0),
    );
  });
});

describe('a day at UnionPay', () => {
  test('ends at eleven in the evening', async () => {
    goToNextDay(22);
    const sold = today();
    await pay('unionpay.qr');
    advance(1.5 * hour);
    await pay('unionpay.qr');
    goToNextDay(11);
    expect(await reconcile(sold, 'unionpay')).toMatchObject({ body: { payments: 1, differences: [] } });
    const next = today();
    goToNextDay(11);
    expect(await reconcile(next, 'unionpay')).toMatchObject({ body: { payments: 1, differences: [] } });
  });

  test('of which the books have something, and the channel nothing yet, is asked about again', async () => {
    goToNextDay(12);
    const sold = today();
    const { outTradeNo } = await pay('unionpay.qr');
    await demo.database.update(transactions).set({ respCode: '46' }).where(eq(transactions.orderId, outTradeNo));
    goToNextDay(11);
    expect(await reconcile(sold, 'unionpay')).toMatchObject({ status: 409, body: { code: 'bill-not-ready' } });
  });
});

describe('a reconciliation', () => {
  test('is not of a channel whose bills a person fetches, and of a day that there is', async () => {
    expect(await reconcile(today(), 'jd-pay')).toMatchObject({ status: 404, body: { code: 'no-bills' } });
    expect(await reconcile(today(), 'nobody-pay')).toMatchObject({ status: 404, body: { code: 'no-bills' } });
    for (const wrong of ['yesterday', '2026-13-01', '2026-11-27T00:00:00Z', '']) {
      expect(await reconcile(wrong)).toMatchObject({ status: 400, body: { code: 'malformed-request' } });
    }
  });
});
