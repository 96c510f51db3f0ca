import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OfficeRefund } from '../../demo/merchant/office-routes';
import { contentOf, Shopper, startTimedDemo, until, type LedgerEntry, type TimedDemo } from './shopper';

const minute = 60_000;
const day = 24 * 60 * minute;
const paidAmount = 102_400;

let demo: TimedDemo;
beforeAll(async () => void (demo = await startTimedDemo()));
afterAll(() => demo.close());

/** A refund, or why there is none. */
type Answer = OfficeRefund & { readonly code?: string; readonly detail?: string };

/** A payment that has been paid, and the office that can refund it. */
class Paid {
  readonly shopper: Shopper;
  readonly outTradeNo: string;
  #wishes = 0;

  constructor(shopper: Shopper, outTradeNo: string) {
    this.shopper = shopper;
    this.outTradeNo = outTradeNo;
  }

  /** Of a channel with codes by its code; of JD Pay by the payer's code. */
  static async at(channel: string): Promise<Paid> {
    const isRead = channel === 'jd-pay';
    const products = `${channel}.${codes[channel] ?? 'qr'}`;
    const shopper = await Shopper.arrive(demo, { amount: String(paidAmount), products, ...(isRead && { terminal: 'scan' }) });
    const rest = isRead ? { payerCode: await makePayerCode(channel) } : {};
    const { body } = await shopper.pay('first', products, rest);
    if (!isRead) await shopper.act(contentOf(body), 'pay');
    await shopper.becomes('paid');
    return new Paid(shopper, body.outTradeNo);
  }

  async refund(amount: number, key = `wish-${++this.#wishes}`): Promise<{ readonly status: number; readonly body: Answer }> {
    return ask({ outTradeNo: this.outTradeNo, amount, reason: '商品缺货' }, `${this.outTradeNo}-${key}`);
  }

  async refunds(): Promise<OfficeRefund[]> {
    const answer = await fetch(`${demo.url}/merchant/refunds?outTradeNo=${this.outTradeNo}`);
    return (await answer.json()) as OfficeRefund[];
  }

  /** Lets minutes pass until nothing is under way any more. */
  async settled(): Promise<OfficeRefund[]> {
    return until(
      async () => {
        demo.advance(minute);
        return this.refunds();
      },
      (refunds) => refunds.every(({ status }) => status !== 'processing'),
      30_000,
    );
  }

  async atChannel(): Promise<LedgerEntry['refunds']> {
    return (await this.shopper.ledger()).flatMap(({ refunds }) => refunds);
  }
}

const codes: Readonly<Record<string, string>> = { 'wechat-pay': 'native', 'jd-pay': 'payer-code' };

async function makePayerCode(channel: string): Promise<string> {
  const answer = await fetch(`${demo.channelsUrl}/sandbox/payer-code?channel=${channel}&outcome=pay`);
  return ((await answer.json()) as { payerCode: string }).payerCode;
}

async function ask(body: object, key?: string): Promise<{ readonly status: number; readonly body: Answer }> {
  const answer = await fetch(`${demo.url}/merchant/refunds`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(key !== undefined && { 'Idempotency-Key': key.padEnd(16, '-') }) },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as Answer };
}

describe('a refund that the merchant asks for', () => {
  test('gives a part back, and the rest a minute later, with the fee as the channel’s rule says', async () => {
    const paid = await Paid.at('wechat-pay');
    expect(await paid.refund(40_000)).toMatchObject({ status: 201, body: { ordinal: 1, amount: 40_000, status: 'processing' } });
    const second = await paid.refund(62_400);
    const [first] = await paid.refunds();
    expect(Date.parse(second.body.firstAt) - Date.parse(first?.firstAt ?? '')).toBeGreaterThanOrEqual(minute);
    // 0.6 % of ¥400, and with the last of the money what is left of ¥6.14.
    expect(await paid.settled()).toMatchObject([
      { status: 'succeeded', feeBack: 240 },
      { status: 'succeeded', feeBack: 374 },
    ]);
    expect(await paid.atChannel()).toMatchObject([
      { amount: 40_000, status: 'SUCCESS' },
      { amount: 62_400, status: 'SUCCESS' },
    ]);
  });

  test('is told to the shopper, on the way and when it has arrived', async () => {
    const paid = await Paid.at('wechat-pay');
    const orderPage = async (): Promise<string> => (await fetch(`${demo.url}/orders/${paid.shopper.sessionId}`)).text();
    await paid.refund(40_000);
    expect(await orderPage()).toMatch(/退款处理中<\/dt>\s*<dd>¥400\.00/);
    await paid.settled();
    expect(await orderPage()).toMatch(/已付款，正在备货[^]*已退款<\/dt>\s*<dd>¥400\.00/);
    await paid.refund(62_400);
    await paid.settled();
    expect(await orderPage()).toMatch(/已全额退款[^]*已退款<\/dt>\s*<dd>¥1,024\.00/);
  });

  test('is one and the same for one key', async () => {
    const paid = await Paid.at('alipay');
    const first = await paid.refund(1_000, 'same');
    expect(await paid.refund(1_000, 'same')).toMatchObject({ status: 201, body: { id: first.body.id } });
    expect(await paid.refund(2_000, 'same')).toMatchObject({ status: 422, body: { code: 'key-reused' } });
    await paid.settled();
    expect(await paid.atChannel()).toMatchObject([{ amount: 1_000 }]);
  });

  test('is never of more than is left, also when many ask at once', async () => {
    const paid = await Paid.at('alipay');
    expect(await paid.refund(paidAmount + 1)).toMatchObject({ status: 422, body: { code: 'amount-too-large' } });
    const answers = await Promise.all(Array.from({ length: 6 }, () => paid.refund(30_000)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
    const refused = answers.filter(({ status }) => status === 422);
    expect(refused.map(({ body }) => body.detail)).toEqual(Array(3).fill(expect.stringContaining('12400')));
  });

  test('is sent again under the same number until it is taken', async () => {
    const paid = await Paid.at('wechat-pay');
    await paid.shopper.arrange('refund', 'server-error', 2);
    await paid.refund(5_000);
    expect(await paid.settled()).toMatchObject([{ status: 'succeeded' }]);
    expect(await paid.atChannel()).toMatchObject([{ amount: 5_000 }]);
  });

  test.each(['wechat-pay', 'alipay'])('of %s waits for money while the merchant has too little, and goes through then', async (channel) => {
    const paid = await Paid.at(channel);
    await paid.shopper.arrange('refund', 'funds-short', 1);
    await paid.refund(5_000);
    await expect.poll(() => paid.refunds()).toMatchObject([{ status: 'processing', hindrance: 'funds-short', funds: 'balance' }]);
    expect(await paid.settled()).toMatchObject([{ status: 'succeeded', hindrance: null }]);
    expect(await paid.atChannel()).toMatchObject([{ amount: 5_000 }]);
  });

  test('is for a person to give back once the channel’s time is over', async () => {
    const paid = await Paid.at('unionpay');
    demo.advance(330 * day);
    expect(await paid.refund(1_000)).toMatchObject({ status: 201, body: { status: 'offline' } });
    expect(await paid.atChannel()).toEqual([]);
  });

  test('is for a person to give back after fifty of one payment at WeChat Pay', async () => {
    const paid = await Paid.at('wechat-pay');
    for (let times = 0; times < 50; times += 1) expect(await paid.refund(1)).toMatchObject({ body: { status: 'processing' } });
    expect(await paid.refund(1)).toMatchObject({ status: 201, body: { ordinal: 51, status: 'offline' } });
  });

  test('says what is wrong with what is asked', async () => {
    const unpaid = await Shopper.arrive(demo);
    const { body } = await unpaid.pay('first');
    const wish = { outTradeNo: body.outTradeNo, amount: 1, reason: '商品缺货' };
    const key = 'a-key-of-the-office';
    expect(await ask(wish, key)).toMatchObject({ status: 409, body: { code: 'payment-not-paid' } });
    expect(await ask({ ...wish, outTradeNo: 'NOBODYSA1' }, key)).toMatchObject({ status: 404, body: { code: 'payment-not-found' } });
    expect(await ask(wish)).toMatchObject({ status: 400, body: { code: 'idempotency-key-missing' } });
    for (const wrong of [{ amount: 0 }, { amount: 1.5 }, { amount: '1' }, { reason: ' ' }, { reason: '因'.repeat(81) }, { more: 1 }]) {
      expect(await ask({ ...wish, ...wrong }, key)).toMatchObject({ status: 400, body: { code: 'malformed-request' } });
    }
  });

  test('is not taken from a page of another site', async () => {
    const answer = await fetch(`${demo.url}/merchant/refunds`, { method: 'POST', headers: { Origin: 'https://evil.example' } });
    expect(answer.status).toBe(403);
  });
});

describe('refunds of any parts, with faults on the way', () => {
  const wish = fc.record({
    share: fc.integer({ min: 1, max: 100 }),
    fault: fc.constantFrom(undefined, 'lost-answer', 'server-error'),
  });

  test.each(['wechat-pay', 'alipay', 'unionpay', 'jd-pay'])('leave merchant and %s equal', async (channel) => {
    await fc.assert(
      fc.asyncProperty(fc.array(wish, { minLength: 1, maxLength: 4 }), async (wishes) => {
        const paid = await Paid.at(channel);
        let left = paidAmount;
        for (const { share, fault } of wishes) {
          expect(await paid.refund(left + 1)).toMatchObject({ status: 422 });
          if (left === 0) break;
          if (fault !== undefined) await paid.shopper.arrange('refund', fault);
          const amount = Math.max(1, Math.floor((left * share) / 100));
          expect(await paid.refund(amount)).toMatchObject({ status: 201 });
          left -= amount;
        }
        const known = await paid.settled();
        expect(known.map(({ status }) => status)).toEqual(known.map(() => 'succeeded'));
        const sorted = (amounts: readonly number[]): number[] => [...amounts].sort((one, other) => one - other);
        const atChannel = (await paid.atChannel()).map(({ amount }) => amount);
        expect(sorted(atChannel)).toEqual(sorted(known.map(({ amount }) => amount)));
        expect(paidAmount - atChannel.reduce((sum, amount) => sum + amount, 0)).toBe(left);
      }),
      { numRuns: 3 },
    );
  });
});
