import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Attempt, StartAnswer } from '../../demo/merchant/channels/channel-adapter';
import { openAlipayMerchant, type AlipayMerchant } from './alipay-merchant';

let merchant: AlipayMerchant;
beforeAll(async () => void (merchant = await openAlipayMerchant()));
afterAll(() => merchant.close());

const attemptOf = (facts: Partial<Attempt> = {}): Attempt => merchant.attempt('alipay.payer-code', facts);
const charge = (attempt: Attempt, payerCode?: string): Promise<StartAnswer> => merchant.start(attempt, { payerCode });
const reverse = (attempt: Attempt) => merchant.adapter.reverse?.(attempt);

describe('a payer’s code', () => {
  test('is 16 to 24 digits that begin with 25 to 30', async () => {
    for (const outcome of [undefined, 'pay', 'password', 'fail'] as const)
      expect(await merchant.payer.makePayerCode(outcome)).toMatch(/^(2[5-9]|30)\d{14,22}$/);
  });

  test('is paid at once where no password is needed', async () => {
    const attempt = attemptOf();
    const answer = await charge(attempt, await merchant.payer.makePayerCode('pay'));
    expect(answer).toMatchObject({ kind: 'paid', paidAmount: 10_240, payerAmount: 10_240 });
    expect(await merchant.adapter.query(attempt)).toEqual(answer);
  });

  test('waits for the password, and is paid when it is typed', async () => {
    const attempt = attemptOf();
    const code = await merchant.payer.makePayerCode('password');
    await expect(merchant.payer.find(code, 'pay')).rejects.toMatchObject({ code: 'code-unused' });
    expect(await charge(attempt, code)).toEqual({ kind: 'paying' });
    expect(await merchant.adapter.query(attempt)).toEqual({ kind: 'in-progress' });
    expect(await merchant.payer.perform(code, 'pay')).toMatchObject({ standing: 'paid', outTradeNo: attempt.outTradeNo });
    expect(await merchant.adapter.query(attempt)).toMatchObject({ kind: 'paid' });
  });

  test('needs the password above a thousand yuan, when nothing else was arranged', async () => {
    expect((await charge(attemptOf({ amount: 100_000 }), await merchant.payer.makePayerCode())).kind).toBe('paid');
    expect((await charge(attemptOf({ amount: 100_001 }), await merchant.payer.makePayerCode())).kind).toBe('paying');
  });

  test('without enough money is refused and charges nothing', async () => {
    const attempt = attemptOf();
    const code = await merchant.payer.makePayerCode('fail');
    expect(await charge(attempt, code)).toMatchObject({ kind: 'refused', code: 'ACQ.BUYER_BALANCE_NOT_ENOUGH' });
    expect(await merchant.ledger(attempt)).toBeUndefined();
    // Spent all the same.
    expect(await charge(attemptOf(), code)).toMatchObject({ kind: 'payer-code-invalid' });
  });

  test('is taken once', async () => {
    const code = await merchant.payer.makePayerCode('pay');
    expect((await charge(attemptOf(), code)).kind).toBe('paid');
    const second = attemptOf();
    expect(await charge(second, code)).toMatchObject({ kind: 'payer-code-invalid' });
    expect(await merchant.adapter.query(second)).toEqual({ kind: 'absent' });
  });

  test('of an unknown prefix, too short, missing or made up charges nothing', async () => {
    for (const code of ['134579246801357924', '31' + '1'.repeat(16), '28123', '281234567890123456', undefined]) {
      const attempt = attemptOf();
      expect(await charge(attempt, code)).toMatchObject({ kind: 'payer-code-invalid' });
      expect(await merchant.ledger(attempt)).toBeUndefined();
    }
  });

  test('that is old is not taken', async () => {
    const code = await merchant.payer.makePayerCode('pay');
    merchant.advance(3 * 60_000);
    expect(await charge(attemptOf(), code)).toMatchObject({ kind: 'payer-code-invalid' });
  });

  test('sent again for the same order is charged once', async () => {
    const attempt = attemptOf();
    const code = await merchant.payer.makePayerCode('password');
    expect(await charge(attempt, code)).toEqual({ kind: 'paying' });
    expect(await charge(attempt, code)).toEqual({ kind: 'paying' });
    await merchant.payer.perform(code, 'pay');
    expect(await charge(attempt, code)).toEqual({ kind: 'already-paid' });
  });

  test('is asked about when its answer is lost, not known, or of another amount', async () => {
    const kinds = ['lost-answer', 'wrong-amount', 'server-error'] as const;
    const states = { 'lost-answer': 'paid', 'wrong-amount': 'paid', 'server-error': 'absent' };
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    for (const kind of kinds) {
      const attempt = attemptOf();
      merchant.arrange(attempt, 'order', kind);
      expect(await charge(attempt, await merchant.payer.makePayerCode('pay'))).toEqual({ kind: 'paying' });
      expect((await merchant.adapter.query(attempt)).kind).toBe(states[kind]);
    }
    vi.restoreAllMocks();
  });

  test('of a shop that may not take codes is refused', async () => {
    const attempt = attemptOf();
    merchant.arrange(attempt, 'order', 'refused');
    expect(await charge(attempt, await merchant.payer.makePayerCode('pay'))).toMatchObject({ kind: 'refused' });
  });

  test('appears in nothing that is said or logged', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const code = '281234567890123456';
    const answers = [await charge(attemptOf(), code), await charge(attemptOf({ amount: 0 }), code)];
    expect(JSON.stringify([answers, logged.mock.calls])).not.toContain(code);
    logged.mockRestore();
  });
});

describe('a reversal', () => {
  test('closes what waits for a password', async () => {
    const attempt = attemptOf();
    const code = await merchant.payer.makePayerCode('password');
    await charge(attempt, code);
    expect(await reverse(attempt)).toBe('reversed');
    expect(await reverse(attempt)).toBe('reversed');
    expect(await merchant.adapter.query(attempt)).toEqual({ kind: 'closed' });
    await expect(merchant.payer.perform(code, 'pay')).rejects.toMatchObject({ code: 'order-closed' });
    expect(await merchant.ledger(attempt)).toMatchObject({ standing: 'closed', refunds: [] });
  });

  test('gives back what was paid, once, and the order is then not paid', async () => {
    const attempt = attemptOf();
    await charge(attempt, await merchant.payer.makePayerCode('pay'));
    expect(await reverse(attempt)).toBe('reversed');
    expect(await reverse(attempt)).toBe('reversed');
    expect(await merchant.ledger(attempt)).toMatchObject({ standing: 'refunded', refunds: [{ amount: 10_240 }] });
    expect(await merchant.adapter.query(attempt)).toEqual({ kind: 'closed' });
  });

  test('gives back what is paid in the moment before', async () => {
    const attempt = attemptOf();
    await charge(attempt, await merchant.payer.makePayerCode('password'));
    merchant.arrange(attempt, 'reverse', 'paid-first');
    expect(await reverse(attempt)).toBe('reversed');
    expect(await merchant.ledger(attempt)).toMatchObject({ standing: 'refunded', refunds: [{ amount: 10_240 }] });
    expect(await merchant.adapter.query(attempt)).toEqual({ kind: 'closed' });
  });

  test('of a charge that never arrived has nothing to do', async () => {
    expect(await reverse(attemptOf())).toBe('reversed');
  });

  test('is called once more when the channel asks for it, and is unknown without its word', async () => {
    const attempt = attemptOf();
    await charge(attempt, await merchant.payer.makePayerCode('password'));
    merchant.arrange(attempt, 'reverse', 'server-error');
    expect(await reverse(attempt)).toBe('again');
    merchant.arrange(attempt, 'reverse', 'refused');
    expect(await reverse(attempt)).toBe('unknown');
    expect(await merchant.adapter.query(attempt)).toEqual({ kind: 'in-progress' });
    merchant.arrange(attempt, 'reverse', 'lost-answer');
    expect(await reverse(attempt)).toBe('unknown');
    expect(await merchant.adapter.query(attempt)).toEqual({ kind: 'closed' });
  });

  test('is refused for money that went back in parts', async () => {
    const attempt = attemptOf();
    await charge(attempt, await merchant.payer.makePayerCode('pay'));
    await merchant.client.call('alipay.trade.refund', { out_trade_no: attempt.outTradeNo, out_request_no: 'r1', refund_amount: '0.01' });
    expect(await reverse(attempt)).toBe('unknown');
    expect((await merchant.ledger(attempt))?.refunds).toHaveLength(1);
  });
});
