import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Attempt, StartAnswer } from '../../demo/merchant/channels/channel-adapter';
import { openWechatMerchant, type WechatMerchant } from './wechat-merchant';
import { whole } from './whole-refund';

let merchant: WechatMerchant;
beforeAll(async () => void (merchant = await openWechatMerchant()));
afterAll(() => merchant.close());

const attemptOf = (amount = 10_240): Attempt => merchant.attempt('wechat-pay.payer-code', { amount });
const charge = (attempt: Attempt, payerCode: string): Promise<StartAnswer> => merchant.start(attempt, { payerCode });
const reverse = (attempt: Attempt) => merchant.adapter.reverse?.(attempt);

describe('a payer’s code', () => {
  test('is 18 digits that begin with 10 to 15', async () => {
    for (const outcome of [undefined, 'pay', 'password', 'fail']) expect(await merchant.payerCode(outcome)).toMatch(/^1[0-5]\d{16}$/);
  });

  test('is paid at once, without a notification', async () => {
    const attempt = attemptOf();
    expect(await charge(attempt, await merchant.payerCode('pay'))).toMatchObject({ kind: 'paid', paidAmount: 10_240, payerAmount: 10_240 });
    expect(await merchant.ledger(attempt)).toMatchObject({ standing: 'paid', tradeState: 'SUCCESS' });
    const answer = await merchant.request('GET', `/v3/pay/transactions/out-trade-no/${attempt.outTradeNo}?mchid=${merchant.account.mchid}`);
    expect(answer?.body).toMatchObject({ trade_type: 'MICROPAY' });
    expect(merchant.notifications).toEqual([]);
  });

  test('that needs the password is paid when it is typed, without a notification', async () => {
    const attempt = attemptOf();
    const code = await merchant.payerCode('password');
    expect(await charge(attempt, code)).toEqual({ kind: 'paying' });
    expect(await merchant.adapter.query(attempt)).toEqual({ kind: 'in-progress' });
    expect(await merchant.perform(code, 'pay')).toMatchObject({ standing: 'paid' });
    expect(await merchant.adapter.query(attempt)).toMatchObject({ kind: 'paid' });
    expect(merchant.notifications).toEqual([]);
  });

  test('needs the password above a thousand yuan, when nothing else was arranged', async () => {
    expect((await charge(attemptOf(100_000), await merchant.payerCode())).kind).toBe('paid');
    expect((await charge(attemptOf(100_001), await merchant.payerCode())).kind).toBe('paying');
  });

  test('whose payer closes the password’s window has failed for good', async () => {
    const attempt = attemptOf();
    const code = await merchant.payerCode('password');
    await charge(attempt, code);
    expect(await merchant.perform(code, 'cancel')).toMatchObject({ standing: 'failed', tradeState: 'PAYERROR' });
    expect(await merchant.adapter.query(attempt)).toMatchObject({ kind: 'failed', failure: { code: 'PAYERROR' } });
    expect((await merchant.act(code, 'pay')).status).toBe(409);
  });

  test('with too little money behind it is refused, and nothing was charged', async () => {
    const attempt = attemptOf();
    expect(await charge(attempt, await merchant.payerCode('fail'))).toMatchObject({ kind: 'refused', code: 'NOTENOUGH' });
    expect(await merchant.ledger(attempt)).toMatchObject({ standing: 'failed', paidAt: null });
  });

  test('is used for one order', async () => {
    const code = await merchant.payerCode('pay');
    const first = attemptOf();
    const second = attemptOf();
    const answers = await Promise.all([charge(first, code), charge(second, code)]);
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['paid', 'payer-code-invalid']);
    const lines = await Promise.all([merchant.ledger(first), merchant.ledger(second)]);
    expect(lines.filter((line) => line !== undefined)).toHaveLength(1);
  });

  test('is good for a minute', async () => {
    const code = await merchant.payerCode('pay');
    merchant.advance(60_000);
    expect(await charge(attemptOf(), code)).toMatchObject({
      kind: 'payer-code-invalid',
      message: expect.stringContaining('过期') as string,
    });
  });

  test.each(['', '280000000000000000', '13', '1300000000000000001', '16000000000000000x', '130000000000000000'])(
    'as %j is none, and leaves no order behind',
    async (code) => {
      const attempt = attemptOf();
      expect((await charge(attempt, code)).kind).toBe('payer-code-invalid');
      expect(await merchant.adapter.query(attempt)).toEqual({ kind: 'absent' });
    },
  );

  test('is missing in an attempt that was sent without one', async () => {
    expect(await merchant.start(attemptOf())).toMatchObject({ kind: 'payer-code-invalid' });
  });

  test('that the sandbox never made is charged to nobody', async () => {
    const digit = fc.nat(9);
    const codes = fc
      .tuple(fc.nat(5), fc.array(digit, { minLength: 16, maxLength: 16 }))
      .map(([second, rest]) => `1${second}${rest.join('')}`);
    await fc.assert(
      fc.asyncProperty(codes, async (code) => {
        expect((await charge(attemptOf(), code)).kind).toBe('payer-code-invalid');
      }),
      { numRuns: 20 },
    );
  });

  test('is not found by the phone before the merchant has read it', async () => {
    const code = await merchant.payerCode('password');
    const unused = await merchant.act(code, 'pay');
    expect([unused.status, await unused.json()]).toEqual([409, expect.objectContaining({ code: 'code-unused' })]);
    await charge(attemptOf(), code);
    expect((await merchant.get(`/sandbox/code?content=${code}`)).status).toBe(200);
  });
});

describe('a charge', () => {
  test('whose answer is lost is under way, and a query finds it paid', async () => {
    const attempt = attemptOf();
    await merchant.arrange(attempt, 'order', 'lost-answer');
    expect(await charge(attempt, await merchant.payerCode('pay'))).toEqual({ kind: 'paying' });
    expect(await merchant.adapter.query(attempt)).toMatchObject({ kind: 'paid' });
  });

  test('that the channel could not carry out is under way too, and a query finds nothing', async () => {
    const attempt = attemptOf();
    await merchant.arrange(attempt, 'order', 'server-error');
    expect(await charge(attempt, await merchant.payerCode('pay'))).toEqual({ kind: 'paying' });
    expect(await merchant.adapter.query(attempt)).toEqual({ kind: 'absent' });
  });

  test('of another amount is not called paid', async () => {
    vi.spyOn(console, 'error').mockImplementationOnce(() => undefined);
    const attempt = attemptOf();
    await merchant.arrange(attempt, 'order', 'wrong-amount');
    expect(await charge(attempt, await merchant.payerCode('pay'))).toEqual({ kind: 'paying' });
  });

  test('that is definitely refused is', async () => {
    const attempt = attemptOf();
    await merchant.arrange(attempt, 'order', 'refused');
    expect(await charge(attempt, await merchant.payerCode('pay'))).toMatchObject({ kind: 'refused', code: 'NO_AUTH' });
  });

  test('under a number that was used takes no second code', async () => {
    const attempt = attemptOf();
    await charge(attempt, await merchant.payerCode('password'));
    expect(await charge(attempt, await merchant.payerCode('pay'))).toMatchObject({ kind: 'refused', code: 'OUT_TRADE_NO_USED' });
    expect(await merchant.ledger(attempt)).toMatchObject({ standing: 'paying' });
  });

  test('without a shop is refused by the channel', async () => {
    const { appid, mchid } = merchant.account;
    const facts = { appid, mchid, description: '书', out_trade_no: 'noshop0001', amount: { total: 1 } };
    const order = { ...facts, payer: { auth_code: await merchant.payerCode('pay') } };
    expect(await merchant.request('POST', '/v3/pay/transactions/codepay', order)).toMatchObject({
      status: 400,
      body: { code: 'PARAM_ERROR' },
    });
  });
});

describe('a reversal', () => {
  test('comes fifteen seconds after the order, not before', async () => {
    const attempt = attemptOf();
    const code = await merchant.payerCode('password');
    await charge(attempt, code);
    merchant.advance(14_000);
    expect(await reverse(attempt)).toBe('unknown');
    expect(await merchant.adapter.query(attempt)).toEqual({ kind: 'in-progress' });
    merchant.advance(1_000);
    expect(await reverse(attempt)).toBe('reversed');
    expect(await merchant.adapter.query(attempt)).toEqual({ kind: 'closed' });
    expect(await merchant.ledger(attempt)).toMatchObject({ standing: 'closed', tradeState: 'REVOKED', refunds: [] });
    expect((await merchant.act(code, 'pay')).status).toBe(409);
  });

  test('of what was paid gives the money back, once', async () => {
    const attempt = attemptOf();
    await charge(attempt, await merchant.payerCode('pay'));
    merchant.advance(15_000);
    expect(await reverse(attempt)).toBe('reversed');
    expect(await reverse(attempt)).toBe('reversed');
    expect(await merchant.ledger(attempt)).toMatchObject({
      standing: 'refunded',
      tradeState: 'REVOKED',
      refunds: [{ amount: 10_240, status: 'SUCCESS' }],
    });
    expect(await merchant.adapter.refund(attempt, whole(attempt))).toBe('abnormal');
    expect(await merchant.adapter.query(attempt)).toEqual({ kind: 'closed' });
  });

  test('of what is paid in the moment before gives that money back', async () => {
    const attempt = attemptOf();
    await charge(attempt, await merchant.payerCode('password'));
    merchant.advance(15_000);
    await merchant.arrange(attempt, 'reverse', 'paid-first');
    expect(await reverse(attempt)).toBe('reversed');
    expect(await merchant.ledger(attempt)).toMatchObject({ standing: 'refunded', refunds: [{ amount: 10_240 }] });
  });

  test('is asked for again when the channel says so, or says nothing', async () => {
    const attempt = attemptOf();
    await charge(attempt, await merchant.payerCode('password'));
    merchant.advance(15_000);
    await merchant.arrange(attempt, 'reverse', 'refused');
    expect(await reverse(attempt)).toBe('again');
    expect(await merchant.adapter.query(attempt)).toEqual({ kind: 'in-progress' });
    await merchant.arrange(attempt, 'reverse', 'server-error');
    expect(await reverse(attempt)).toBe('unknown');
    await merchant.arrange(attempt, 'reverse', 'lost-answer');
    expect(await reverse(attempt)).toBe('unknown');
    expect(await merchant.adapter.query(attempt)).toEqual({ kind: 'closed' });
    expect(await reverse(attempt)).toBe('reversed');
  });

  test('that the channel tells as a refund is one: what was paid by code and went back is closed', async () => {
    const attempt = attemptOf();
    await charge(attempt, await merchant.payerCode('pay'));
    await merchant.adapter.refund(attempt, whole(attempt));
    expect(await merchant.ledger(attempt)).toMatchObject({ tradeState: 'REFUND' });
    expect(await merchant.adapter.query(attempt)).toEqual({ kind: 'closed' });
  });

  test('of a number that never arrived is done', async () => {
    expect(await reverse(attemptOf())).toBe('reversed');
  });

  test('is not for other products, nor after a week', async () => {
    const native = merchant.attempt('wechat-pay.native');
    await merchant.start(native);
    const old = attemptOf();
    await charge(old, await merchant.payerCode('password'));
    merchant.advance(7 * 86_400_000);
    const { appid, mchid } = merchant.account;
    const ask = ({ outTradeNo }: Attempt) =>
      merchant.request('POST', `/v3/pay/transactions/out-trade-no/${outTradeNo}/reverse`, { appid, mchid });
    expect(await ask(native)).toMatchObject({ status: 400, body: { code: 'INVALID_REQUEST' } });
    expect(await ask(old)).toMatchObject({ status: 400, body: { code: 'REVERSE_EXPIRE' } });
    expect([await reverse(native), await reverse(old)]).toEqual(['unknown', 'unknown']);
  });

  test('is what such an attempt has in place of a close', async () => {
    const attempt = attemptOf();
    await charge(attempt, await merchant.payerCode('password'));
    expect(await merchant.adapter.close(attempt)).toBe('not-closable');
    const path = `/v3/pay/transactions/out-trade-no/${attempt.outTradeNo}/close`;
    expect(await merchant.request('POST', path, { mchid: merchant.account.mchid })).toMatchObject({ status: 400 });
    expect(await merchant.adapter.query(attempt)).toEqual({ kind: 'in-progress' });
  });
});
