import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askChannel } from '../../demo/merchant/ask-channel';
import type { ReverseAnswer } from '../../demo/merchant/channels/channel-adapter';
import { closePayment } from '../../demo/merchant/close-payment';
import { createPayment } from '../../demo/merchant/create-payment';
import { usualTimes, type PaymentRow, type SessionRow } from '../../demo/merchant/merchant';
import { leaseMs } from '../../demo/merchant/lease';
import { openMerchant } from '../../demo/merchant/open-merchant';
import { nextQuery } from '../../demo/merchant/query-schedule';
import { findPayments, findSession } from '../../demo/merchant/sessions';
import { settle } from '../../demo/merchant/settle';
import { makeScriptedMerchant, paidAt, type Script, type ScriptedMerchant } from './scripted-channel';

let scripted: ScriptedMerchant;
beforeAll(async () => void (scripted = await makeScriptedMerchant()));
afterAll(() => scripted.merchant.database.connection.close());

const environment = { terminal: 'scan', host: 'browser', os: 'windows', device: 'desktop' } as const;
let orders = 0;

interface Counter {
  readonly script: Script;
  readonly session: SessionRow;
  readonly look: () => Promise<PaymentRow>;
  /** What became of closing. */
  readonly close: () => Promise<string>;
  readonly show: (key: string) => ReturnType<typeof createPayment>;
}

/** An attempt with a payer's code, whose payer is typing. */
async function begin(script: Partial<Script> = {}): Promise<Counter> {
  const { merchant, channel } = scripted;
  const session = await scripted.open(`reversal${++orders}`);
  const told = Object.assign(channel.of(session.orderNo), { start: { kind: 'paying' }, query: { kind: 'in-progress' } }, script);
  const look = async (): Promise<PaymentRow> => (await findPayments(merchant.database, session.id)).at(-1) as PaymentRow;
  const show: Counter['show'] = (key) =>
    createPayment(
      merchant,
      { sessionId: session.id, key, browser: undefined, payerIp: '::1' },
      { productId: 'scripted.payer-code', payerCode: '134579246801357924', environment },
    );
  await show('first');
  const close = async (): Promise<string> => (await closePayment(merchant, session.id, (await look()).id)).outcome;
  return { script: told, session, look, close, show };
}

/** What was asked after the start. */
const timetable = ({ script }: Counter): readonly string[] => script.timetable.slice(1);

/** An answer that the test gives when it likes. */
function hold(): { answer: Promise<ReverseAnswer>; give: (answer: ReverseAnswer) => void } {
  let give: (answer: ReverseAnswer) => void = () => undefined;
  const answer = new Promise<ReverseAnswer>((resolve) => (give = resolve));
  return { answer, give };
}

describe("an attempt with a payer's code", () => {
  test('is asked about every 10 s and taken back at 45 s', async () => {
    const counter = await begin();
    await scripted.pass(60);
    expect(timetable(counter).slice(0, 6)).toEqual([
      'query A1 at 10',
      'query A1 at 20',
      'query A1 at 30',
      'query A1 at 40',
      'query A1 at 45',
      'reverse A1 at 45',
    ]);
    expect((await counter.look()).status).toBe('closed');
    expect(timetable(counter).filter((question) => question.startsWith('reverse'))).toHaveLength(1);
  });

  test('whose answer was lost is asked about from 5 s on', async () => {
    const counter = await begin({ start: { kind: 'unavailable' } });
    await scripted.pass(26);
    expect(timetable(counter)).toEqual(['query A1 at 5', 'query A1 at 15', 'query A1 at 25']);
  });

  test('is not taken back before 15 s, however much that is wished for', async () => {
    const counter = await begin();
    scripted.advance(3_000);
    expect(await counter.close()).toBe('in-progress');
    scripted.advance(9_000);
    expect(await counter.close()).toBe('in-progress');
    await scripted.pass(4);
    expect(timetable(counter)).toEqual(['query A1 at 3', 'query A1 at 12', 'query A1 at 15', 'reverse A1 at 15']);
    expect((await counter.look()).status).toBe('closed');
  });

  test('is taken back at once after 15 s, and its number is never used again', async () => {
    const counter = await begin();
    scripted.advance(15_000);
    expect(await counter.close()).toBe('closed');
    expect(timetable(counter)).toEqual(['query A1 at 15', 'reverse A1 at 15']);
    expect(await counter.show('second')).toMatchObject({ status: 201, body: { outTradeNo: `${counter.session.orderNo}A2` } });
  });

  test('is taken back again and again as long as the channel says so', async () => {
    const counter = await begin({ reverse: 'again' });
    scripted.advance(15_000);
    expect(await counter.close()).toBe('in-progress');
    await scripted.pass(39);
    counter.script.reverse = 'reversed';
    await scripted.pass(2);
    // Each comes after a look, and later than the one before; at last every 10 s.
    const moments = [15, 16, 18, 22, 30, 40, 50];
    expect(timetable(counter).slice(0, 2 * moments.length)).toEqual(
      moments.flatMap((second) => [`query A1 at ${second}`, `reverse A1 at ${second}`]),
    );
    await scripted.pass(5);
    expect((await counter.look()).status).toBe('closed');
  });

  test('stays under way while nobody knows what became of the reversal', async () => {
    const counter = await begin({ reverse: 'unknown' });
    scripted.advance(15_000);
    expect(await counter.close()).toBe('unknown');
    expect((await counter.look()).status).toBe('paying');
    await expect(counter.show('second')).rejects.toThrow('payment-live');
    counter.script.reverse = 'reversed';
    await scripted.pass(10);
    expect((await counter.look()).status).toBe('closed');
  });

  test.each(['again', 'unknown'] as const)('is not paid before a reversal that was answered %s has ended', async (answer) => {
    const counter = await begin({ reverse: answer });
    scripted.advance(15_000);
    await counter.close();
    // The reversal that was sent may still arrive, and takes this money back.
    counter.script.query = paidAt(scripted.merchant.now());
    await scripted.pass(1);
    await askChannel(scripted.merchant, await counter.look());
    expect((await counter.look()).status).toBe('paying');
    expect((await findSession(scripted.merchant.database, counter.session.id)).status).toBe('open');
    counter.script.reverse = 'reversed';
    counter.script.query = { kind: 'closed' };
    await scripted.pass(5);
    expect((await counter.look()).status).toBe('closed');
  });

  test('is taken back again until that is certain, although it is called paid', async () => {
    const counter = await begin({ reverse: 'unknown' });
    scripted.advance(15_000);
    await counter.close();
    counter.script.query = paidAt(scripted.merchant.now());
    await scripted.pass(15);
    expect(timetable(counter).filter((question) => question.startsWith('reverse'))).toEqual(
      [15, 16, 18, 22, 30].map((second) => `reverse A1 at ${second}`),
    );
  });

  test('that turns out to be paid is not taken back', async () => {
    const counter = await begin();
    scripted.advance(20_000);
    counter.script.query = paidAt(scripted.merchant.now());
    expect(await counter.close()).toBe('already-paid');
    expect(counter.script.asked).not.toContain('reverse A1');
    expect((await findSession(scripted.merchant.database, counter.session.id)).status).toBe('paid');
  });

  test('is under way although the channel calls it unpaid: the charge was sent', async () => {
    const counter = await begin({ query: { kind: 'unpaid' } });
    await scripted.pass(10);
    expect(await counter.look()).toMatchObject({ status: 'paying', channelAnswer: 'in-progress' });
    await expect(counter.show('second')).rejects.toThrow('payment-live');
  });

  test('that fails has failed, with nothing to close', async () => {
    const counter = await begin({ query: { kind: 'failed', failure: { code: 'PAYERROR' } } });
    await scripted.pass(10);
    expect((await counter.look()).status).toBe('failed');
    expect(counter.script.asked).toEqual(['start A1', 'query A1']);
  });
});

describe('a payment in the moment of its reversal', () => {
  test('is not believed while the reversal is under way, for the money goes back with it', async () => {
    const { answer, give } = hold();
    const counter = await begin({ reverse: answer });
    scripted.advance(15_000);
    const closed = counter.close();
    await expect.poll(() => counter.script.asked).toContain('reverse A1');
    const payment = await counter.look();
    const moment = new Date(scripted.merchant.now());
    await settle(scripted.merchant, payment, paidAt(moment.getTime()), moment);
    expect((await counter.look()).status).toBe('paying');
    scripted.advance(1_000);
    give('reversed');
    expect(await closed).toBe('closed');
    // An answer that was on its way meanwhile is as old as the money that went back.
    await settle(scripted.merchant, payment, paidAt(moment.getTime()), moment);
    expect((await counter.look()).status).toBe('closed');
    expect((await findSession(scripted.merchant.database, counter.session.id)).status).toBe('open');
  });

  test('is believed when the channel says so afterwards', async () => {
    const counter = await begin();
    scripted.advance(15_000);
    await counter.close();
    counter.script.query = paidAt(scripted.merchant.now());
    scripted.advance(1_000);
    await askChannel(scripted.merchant, await counter.look());
    expect((await counter.look()).status).toBe('paid');
  });

  test('goes back when another attempt was paid', async () => {
    const counter = await begin();
    scripted.advance(15_000);
    await counter.close();
    const first = await counter.look();
    counter.script.start = paidAt(scripted.merchant.now());
    await counter.show('second');
    counter.script.query = paidAt(scripted.merchant.now());
    scripted.advance(1_000);
    await askChannel(scripted.merchant, first);
    const [one, other] = await findPayments(scripted.merchant.database, counter.session.id);
    expect([one?.status, one?.refundStatus, other?.status, other?.refundStatus]).toEqual(['paid', 'processing', 'paid', null]);
  });

  test('is not believed after a restart in the middle of it, until it was taken back again', async () => {
    const { answer, give } = hold();
    const counter = await begin({ reverse: answer });
    scripted.advance(15_000);
    void counter.close().catch(() => undefined);
    await expect.poll(() => counter.script.asked).toContain('reverse A1');
    const restarted = await openMerchant(scripted.merchant);
    await restarted.close();
    Object.assign(counter.script, { query: paidAt(scripted.merchant.now()), reverse: 'unknown' });
    await scripted.pass(10);
    expect((await counter.look()).status).toBe('paying');
    counter.script.reverse = 'reversed';
    // With other instances beside it, what this one had in hand is its own for a while.
    await scripted.pass(leaseMs / 1_000 + 10);
    expect(counter.script.asked.filter((question) => question === 'reverse A1').length).toBeGreaterThan(1);
    give('unknown');
  });

  test('is reversed by one of two who wish it', async () => {
    const { answer, give } = hold();
    const counter = await begin({ reverse: answer });
    scripted.advance(15_000);
    const both = [counter.close(), counter.close()];
    await expect.poll(() => counter.script.asked.filter((question) => question === 'query A1')).toHaveLength(2);
    await expect.poll(() => counter.script.asked).toContain('reverse A1');
    give('reversed');
    expect(await Promise.all(both)).toContain('closed');
    expect(counter.script.asked.filter((question) => question === 'reverse A1')).toHaveLength(1);
  });
});

describe('an attempt that is asked about, paid and taken back at once', () => {
  /** What the channel truly holds. Its answers are as old as their questions, and take their time. */
  interface Till {
    readonly standing: () => 'typing' | 'paid' | 'reversed';
    readonly pay: () => void;
    /** Once every reversal that was sent has arrived. */
    readonly settled: () => Promise<unknown>;
  }
  /** What a reversal is answered, and, where that is not definite, after how many turns it is carried out, if ever. */
  interface Reversal {
    readonly answer: ReverseAnswer;
    readonly lateness: number | null;
  }
  const reversal: fc.Arbitrary<Reversal> = fc.record({
    answer: fc.constantFrom('reversed', 'again', 'unknown'),
    lateness: fc.option(fc.nat(200)),
  });
  const openTill = ({ script }: Counter, delays: readonly number[], reversals: readonly Reversal[]): Till => {
    let standing: 'typing' | 'paid' | 'reversed' = 'typing';
    let calls = 0;
    let reversalsSent = 0;
    const late: Promise<void>[] = [];
    const later = async <T>(work: () => T): Promise<T> => {
      scripted.advance(1);
      const answer = work();
      for (let turn = delays[calls++ % delays.length] ?? 0; turn > 0; turn -= 1) await new Promise(setImmediate);
      scripted.advance(1);
      return answer;
    };
    const states = { typing: { kind: 'in-progress' }, paid: paidAt(scripted.merchant.now()), reversed: { kind: 'closed' } } as const;
    Object.defineProperty(script, 'query', { get: () => later(() => states[standing]) });
    const takeBack = (): ReverseAnswer => {
      const { answer, lateness } = reversals[reversalsSent++] ?? { answer: 'reversed', lateness: 0 };
      if (answer === 'reversed') standing = 'reversed';
      else if (lateness !== null) late.push(arrive(lateness));
      return answer;
    };
    const arrive = async (lateness: number): Promise<void> => {
      for (let turn = lateness; turn > 0; turn -= 1) await new Promise(setImmediate);
      standing = 'reversed';
    };
    Object.defineProperty(script, 'reverse', { get: () => later(takeBack) });
    return {
      standing: () => standing,
      settled: () => Promise.all(late),
      pay: () => (standing = standing === 'typing' ? 'paid' : standing),
    };
  };

  test('is paid if and only if the channel has kept the money', async () => {
    const ends = new Set<string>();
    const act = fc.constantFrom('ask', 'close', 'pay', 'chores');
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { minLength: 2, maxLength: 8 }),
        fc.array(fc.nat(60), { minLength: 1, maxLength: 5 }),
        fc.array(reversal, { maxLength: 3 }),
        async (acts, delays, reversals) => {
          const { merchant } = scripted;
          const counter = await begin();
          const till = openTill(counter, delays, reversals);
          scripted.advance(15_000);
          const payment = await counter.look();
          const work: Readonly<Record<typeof act extends fc.Arbitrary<infer A> ? A : never, () => Promise<unknown>>> = {
            ask: () => askChannel(merchant, payment),
            close: counter.close,
            pay: () => Promise.resolve(till.pay()),
            chores: () => scripted.pass(1),
          };
          const done: Promise<unknown>[] = [];
          for (const [index, each] of acts.entries()) {
            done.push(work[each]());
            for (let turn = delays[index % delays.length] ?? 0; turn > 0; turn -= 4) await new Promise(setImmediate);
          }
          await Promise.all(done);
          await scripted.pass(50);
          await till.settled();
          const { status } = await counter.look();
          ends.add(status);
          expect(status).toBe(till.standing() === 'paid' ? 'paid' : 'closed');
        },
      ),
      { numRuns: 25 },
    );
    expect(ends).toEqual(new Set(['paid', 'closed']));
  }, 60_000);
});

describe('the next look', () => {
  test('is in the future, at most an interval away, and not past the moment of the reversal', async () => {
    const counter = await begin();
    const row = await counter.look();
    const made = row.createdAt.getTime();
    fc.assert(
      fc.property(fc.nat(120_000), fc.option(fc.nat(60_000)), (age, wantedAt) => {
        const now = made + age;
        const reversalWantedAt = wantedAt === null ? null : new Date(made + wantedAt);
        const next = nextQuery({ ...scripted.merchant, now: () => now }, counter.session, { ...row, reversalWantedAt })?.getTime() ?? NaN;
        const reversal = made + (wantedAt === null ? scripted.merchant.times.reversalAtMs : scripted.merchant.times.reversalNotBeforeMs);
        expect(next).toBeGreaterThan(now);
        expect(next).toBeLessThanOrEqual(now + usualTimes.payerCodeQueryGapMs);
        if (reversal > now) expect(next).toBeLessThanOrEqual(reversal);
      }),
      { numRuns: 2_000 },
    );
  });
});
