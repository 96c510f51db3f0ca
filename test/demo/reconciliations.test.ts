import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { orders } from '../../demo/channels/wechat-pay/tables';
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

async function pay(): Promise<{ readonly shopper: Shopper; readonly outTradeNo: string }> {
  const shopper = await Shopper.arrive(demo, { expiresInMs: String(20 * 60_000) });
  const { body } = await shopper.pay('first');
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

// One day after the other.
describe('a day at WeChat Pay', () => {
  test('has no bill before ten in the morning after it', async () => {
    goToNextDay(12);
    const sold = today();
    await pay();
    expect(await reconcile(sold)).toMatchObject({ status: 503 });
    goToNextDay(9);
    expect(await reconcile(sold)).toMatchObject({ status: 409, body: { code: 'bill-not-ready' } });
    goToNextDay(11);
    expect(await reconcile(sold)).toMatchObject({ status: 200, body: { payments: 1 } });
  });

  test('agrees with the books to the fen, with refunds and fees', async () => {
    goToNextDay(12);
    const sold = today();
    const [first] = [await pay(), await pay(), await pay()];
    await refund(first.outTradeNo, 40_000);
    goToNextDay(11);
    expect(await reconcile(sold)).toEqual({
      status: 200,
      body: {
        channel: 'wechat-pay',
        day: sold,
        payments: 3,
        paid: 307_200,
        refunds: 1,
        refunded: 40_000,
        fees: 3 * 614 - 240,
        differences: [],
      },
    });
  });

  test('on which nothing was sold is an empty bill', async () => {
    goToNextDay(12);
    const sold = today();
    goToNextDay(11);
    expect(await reconcile(sold)).toMatchObject({ status: 200, body: { payments: 0, paid: 0, differences: [] } });
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
    expect(await reconcile(sold)).toMatchObject({
      body: { differences: [{ kind: 'unbooked', of: 'payment', number: body.outTradeNo, billed: 102_400 }] },
    });
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
    const find = () => demo.database.select().from(reconciliations).where(eq(reconciliations.day, sold));
    await until(find, (rows) => rows.some(({ comparison }) => comparison?.payments === 1 && comparison.differences.length === 0));
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
