import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Attempt, ChannelState, StartAnswer } from '../../demo/merchant/channels/channel-adapter';
import { arrange, circumstancesOf, ledgerOf, makeAttempt } from './channel-shop';
import { openUnionpayShop, type UnionpayShop } from './unionpay-shop';

let shop: UnionpayShop;
beforeAll(async () => void (shop = await openUnionpayShop()), 60_000);
afterAll(() => shop.close());

const minute = 60_000;
const charge = (attempt: Attempt, code: string): Promise<StartAnswer> => shop.adapter.start(attempt, circumstancesOf(shop, code));
const look = (attempt: Attempt): Promise<ChannelState> => shop.adapter.query(attempt);
const reverse = (attempt: Attempt) => shop.adapter.reverse?.(attempt);
const makeCodeAttempt = (): Attempt => makeAttempt(shop, 'payer-code');

/** An attempt with a code whose payer has a password to type. */
async function chargeWithPassword(): Promise<{ readonly attempt: Attempt; readonly code: string }> {
  const [attempt, code] = [makeCodeAttempt(), await shop.payer.makePayerCode('password')];
  expect(await charge(attempt, code)).toEqual({ kind: 'paying' });
  return { attempt, code };
}

async function chargePaid(): Promise<Attempt> {
  const attempt = makeCodeAttempt();
  expect(await charge(attempt, await shop.payer.makePayerCode('pay'))).toMatchObject({ kind: 'paid' });
  return attempt;
}

describe('a payer’s code', () => {
  test('has 19 digits that begin with 62, and no order before it is used', async () => {
    const code = await shop.payer.makePayerCode();
    expect(code).toMatch(/^62\d{17}$/);
    expect(await shop.payer.recognizes(code)).toBe(true);
    await expect(shop.payer.find(code, 'pay')).rejects.toMatchObject({ code: 'code-unused' });
    await expect(shop.payer.perform(code, 'pay')).rejects.toMatchObject({ code: 'code-unused' });
  });

  test('that needs no password is paid at once, and nothing is notified', async () => {
    const attempt = makeCodeAttempt();
    const answer = await charge(attempt, await shop.payer.makePayerCode('pay'));
    expect(answer).toMatchObject({ kind: 'paid', paidAmount: 102_400, payerAmount: 102_400 });
    expect(await look(attempt)).toEqual(answer);
    shop.advance(minute);
    expect(await look(attempt)).toEqual(answer);
    expect(shop.notifications).toEqual([]);
  });

  test('whose payer types a password is under way until he has', async () => {
    const { attempt, code } = await chargeWithPassword();
    expect(await look(attempt)).toEqual({ kind: 'in-progress' });
    expect(await shop.payer.find(code, 'pay')).toMatchObject({ outTradeNo: attempt.outTradeNo, standing: 'paying' });
    await shop.payer.perform(code, 'pay');
    expect(await look(attempt)).toMatchObject({ kind: 'paid' });
  });

  test('made without an outcome asks for a password', async () => {
    expect(await charge(makeCodeAttempt(), await shop.payer.makePayerCode())).toEqual({ kind: 'paying' });
  });

  test.each([
    ['cancel', '30'],
    ['fail', '64'],
  ] as const)('whose payer does %s at the password has failed', async (act, code) => {
    const { attempt, code: content } = await chargeWithPassword();
    await shop.payer.perform(content, act);
    expect(await look(attempt)).toMatchObject({ kind: 'failed', failure: { code } });
  });

  test('that fails at once is refused, with UnionPay’s reason', async () => {
    const attempt = makeCodeAttempt();
    const answer = await charge(attempt, await shop.payer.makePayerCode('fail'));
    expect(answer).toEqual({ kind: 'refused', code: '64', message: expect.stringContaining('卡上的余额不足') as string });
    expect(await look(attempt)).toMatchObject({ kind: 'failed' });
  });

  test('used a second time is invalid, and charges nothing', async () => {
    const code = await shop.payer.makePayerCode('pay');
    await charge(makeCodeAttempt(), code);
    const second = makeCodeAttempt();
    expect(await charge(second, code)).toMatchObject({ kind: 'payer-code-invalid' });
    expect(await ledgerOf(shop, second)).toBeUndefined();
    // Another code may be read for the same attempt.
    expect(await charge(second, await shop.payer.makePayerCode('pay'))).toMatchObject({ kind: 'paid' });
  });

  test('that is old is invalid', async () => {
    const code = await shop.payer.makePayerCode('pay');
    shop.advance(5 * minute);
    expect(await charge(makeCodeAttempt(), code)).toMatchObject({ kind: 'payer-code-invalid' });
  });

  test('of an unknown prefix is asked about, as 62 alone is not UnionPay’s', async () => {
    const attempt = makeCodeAttempt();
    arrange(shop, attempt, 'order', 'refused');
    expect(await charge(attempt, '9910728310408849937')).toMatchObject({ kind: 'refused', code: '31' });
    expect(await charge(attempt, '9910728310408849937')).toMatchObject({ kind: 'payer-code-invalid' });
  });

  test.each(['621073', '', '62x0728310408849937', '62107283104088499370'])('of a wrong shape, %j, is not sent', async (code) => {
    const attempt = makeCodeAttempt();
    arrange(shop, attempt, 'order', 'refused');
    expect(await charge(attempt, code)).toMatchObject({ kind: 'payer-code-invalid' });
  });

  test('whose answer was lost is under way, and the query says that it was paid', async () => {
    const attempt = makeCodeAttempt();
    arrange(shop, attempt, 'order', 'lost-answer');
    const code = await shop.payer.makePayerCode('pay');
    expect(await charge(attempt, code)).toEqual({ kind: 'paying' });
    expect(await look(attempt)).toMatchObject({ kind: 'paid' });
    // Sent again by mistake it charges nothing more.
    expect(await charge(attempt, code)).toEqual({ kind: 'paying' });
    expect(await ledgerOf(shop, attempt)).toMatchObject({ standing: 'paid', total: 102_400 });
  });

  test('whose answer tells another amount is under way: it is not taken for the order’s money', async () => {
    const attempt = makeCodeAttempt();
    arrange(shop, attempt, 'order', 'wrong-amount');
    expect(await charge(attempt, await shop.payer.makePayerCode('pay'))).toEqual({ kind: 'paying' });
  });
});

describe('taking back', () => {
  test('what waits for a password closes it: the payer can not pay any more', async () => {
    const { attempt, code } = await chargeWithPassword();
    expect(await reverse(attempt)).toBe('reversed');
    expect(await look(attempt)).toEqual({ kind: 'closed' });
    await expect(shop.payer.perform(code, 'pay')).rejects.toMatchObject({ code: 'order-closed' });
    expect(await ledgerOf(shop, attempt)).toMatchObject({ standing: 'closed', paidAt: null, refunds: [] });
  });

  test('what was paid gives the money back, once, and it is paid no more', async () => {
    const attempt = await chargePaid();
    expect([await reverse(attempt), await reverse(attempt)]).toEqual(['reversed', 'reversed']);
    expect(await look(attempt)).toEqual({ kind: 'closed' });
    expect(await ledgerOf(shop, attempt)).toMatchObject({ standing: 'refunded', refunds: [{ amount: 102_400, status: 'SUCCESS' }] });
  });

  test('what never arrived uses its number up: arriving late, it charges nothing', async () => {
    const attempt = makeCodeAttempt();
    expect(await look(attempt)).toEqual({ kind: 'absent' });
    expect(await reverse(attempt)).toBe('reversed');
    expect(await charge(attempt, await shop.payer.makePayerCode('pay'))).toEqual({ kind: 'paying' });
    expect(await look(attempt)).toEqual({ kind: 'closed' });
    expect(await ledgerOf(shop, attempt)).toBeUndefined();
  });

  test('what has failed is nothing to do', async () => {
    const attempt = makeCodeAttempt();
    await charge(attempt, await shop.payer.makePayerCode('fail'));
    expect(await reverse(attempt)).toBe('reversed');
  });

  test('what is paid in that moment is asked for again, and gives the money back', async () => {
    const { attempt } = await chargeWithPassword();
    arrange(shop, attempt, 'reverse', 'paid-first');
    expect(await reverse(attempt)).toBe('again');
    expect(await look(attempt)).toMatchObject({ kind: 'paid' });
    expect(await reverse(attempt)).toBe('reversed');
    expect(await ledgerOf(shop, attempt)).toMatchObject({ standing: 'refunded', refunds: [{ amount: 102_400 }] });
  });

  test('what nothing is known of gives the money back if it was paid', async () => {
    const attempt = await chargePaid();
    arrange(shop, attempt, 'query', 'server-error');
    expect(await reverse(attempt)).toBe('reversed');
    expect(await look(attempt)).toEqual({ kind: 'closed' });
    expect(await ledgerOf(shop, attempt)).toMatchObject({ standing: 'refunded', refunds: [{ amount: 102_400, status: 'SUCCESS' }] });
  });

  test.each([
    ['server-error', 'unknown'],
    ['lost-answer', 'unknown'],
    ['refused', 'unknown'],
  ] as const)('what waits, when it ends in %s, is %s, and done the next time', async (fault, answer) => {
    const { attempt } = await chargeWithPassword();
    arrange(shop, attempt, 'reverse', fault);
    expect(await reverse(attempt)).toBe(answer);
    expect(await reverse(attempt)).toBe('reversed');
    expect(await look(attempt)).toEqual({ kind: 'closed' });
  });

  test.each(['server-error', 'lost-answer', 'refused'] as const)(
    'what was paid, when it ends in %s, is done the next time',
    async (fault) => {
      const attempt = await chargePaid();
      arrange(shop, attempt, 'reverse', fault);
      expect(await reverse(attempt)).toBe('unknown');
      expect(await reverse(attempt)).toBe('reversed');
      expect(await ledgerOf(shop, attempt)).toMatchObject({ standing: 'refunded', refunds: [{ amount: 102_400 }] });
    },
  );

  test('is not over while UnionPay knows of no cancellation: the one that was sent may still arrive', async () => {
    const attempt = await chargePaid();
    expect(await look({ ...attempt, reversalSent: true })).toEqual({ kind: 'unknown' });
  });

  test('in doubt, the payment says nothing until the cancellation is known', async () => {
    const attempt = await chargePaid();
    await reverse(attempt);
    arrange(shop, attempt, 'reverse', 'server-error');
    expect(await look(attempt)).toEqual({ kind: 'unknown' });
    expect(await look(attempt)).toEqual({ kind: 'closed' });
  });
});
