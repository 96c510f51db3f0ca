import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAlipayMerchant, type AlipayMerchant } from './alipay-merchant';
import { until } from './shopper';
import { whole } from './whole-refund';

let merchant: AlipayMerchant;
beforeAll(async () => void (merchant = await openAlipayMerchant()));
afterAll(() => merchant.close());

const minute = 60_000;
const qr = (facts = {}) => merchant.attempt('alipay.qr', facts);

describe('a code', () => {
  test('has no trade behind it before it is scanned, and is neither closed nor closable', async () => {
    const attempt = qr();
    const answer = await merchant.start(attempt);
    expect(answer).toMatchObject({ kind: 'started', lifeMs: 120 * minute, action: { kind: 'qr-code' } });
    expect(await merchant.adapter.query(attempt)).toEqual({ kind: 'absent' });
    expect(await merchant.adapter.close(attempt)).toBe('not-closable');
    expect(await merchant.ledger(attempt)).toBeUndefined();
  });

  test('is of Alipay’s own host', async () => {
    expect(await merchant.startCode(qr())).toMatch(/^https:\/\/qr\.alipay\.com\/bax\w{20,}$/);
  });

  test('waits for its buyer once it is scanned, and can then be closed for good', async () => {
    const attempt = qr();
    const code = await merchant.startCode(attempt);
    const { payer } = merchant;
    expect(await payer.find(code, 'scan')).toMatchObject({ tradeState: 'TRADE_NOT_EXIST', standing: 'unpaid', amount: 10_240 });
    expect(await payer.perform(code, 'scan')).toMatchObject({ tradeState: 'WAIT_BUYER_PAY', standing: 'paying' });
    expect(await merchant.adapter.query(attempt)).toEqual({ kind: 'unpaid' });
    expect(await merchant.adapter.close(attempt)).toBe('closed');
    expect(await merchant.adapter.query(attempt)).toEqual({ kind: 'closed' });
    expect(await merchant.adapter.close(attempt)).toBe('closed');
    await expect(payer.perform(code, 'pay')).rejects.toMatchObject({ status: 409, code: 'order-closed' });
    expect(await payer.perform(code, 'pay-late')).toMatchObject({ standing: 'paid' });
    expect(await merchant.adapter.query(attempt)).toMatchObject({ kind: 'paid', paidAmount: 10_240 });
  });

  test('is paid to the fen, and both the query and the notification say so', async () => {
    const attempt = qr({ amount: 123_456_789 });
    const code = await merchant.startCode(attempt);
    expect(await merchant.payer.perform(code, 'pay')).toMatchObject({ standing: 'paid', tradeState: 'TRADE_SUCCESS' });
    const state = await merchant.adapter.query(attempt);
    expect(state).toMatchObject({ kind: 'paid', paidAmount: 123_456_789, payerAmount: 123_456_789 });
    const told = await until(
      () => Promise.resolve(merchant.notifications.find(({ outTradeNo }) => outTradeNo === attempt.outTradeNo)),
      (notification) => notification !== undefined,
    );
    expect(told?.judge(attempt)).toEqual(state);
    expect(await merchant.adapter.close(attempt)).toBe('already-paid');
  });

  test('is paid at the time that the channel says', async () => {
    const attempt = qr();
    await merchant.payer.perform(await merchant.startCode(attempt), 'pay');
    const state = await merchant.adapter.query(attempt);
    const afterMs = state.kind === 'paid' ? state.paidAt.getTime() - attempt.createdAt.getTime() : NaN;
    // Alipay's times are to the second, in Beijing.
    expect(afterMs).toBeGreaterThan(-1_000);
    expect(afterMs).toBeLessThan(30_000);
    expect((await merchant.ledger(attempt))?.paidAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/);
  });

  test('asked for again is another code, and the old one can still be paid', async () => {
    const attempt = qr();
    const [old, young] = [await merchant.startCode(attempt), await merchant.startCode(attempt)];
    expect(young).not.toBe(old);
    await merchant.payer.perform(old, 'pay');
    await expect(merchant.payer.perform(young, 'pay')).rejects.toMatchObject({ code: 'order-paid' });
    expect(await merchant.adapter.query(attempt)).toMatchObject({ kind: 'paid' });
    expect(await merchant.start(attempt)).toEqual({ kind: 'already-paid' });
  });

  test('is dead after two hours, and only money on its way arrives', async () => {
    const { createdAt } = qr();
    const attempt = qr({ expiresAt: new Date(createdAt.getTime() + 300 * minute) });
    const code = await merchant.startCode(attempt);
    merchant.advance(120 * minute);
    await expect(merchant.payer.find(code, 'scan')).rejects.toMatchObject({ status: 409, code: 'code-expired' });
    await expect(merchant.payer.perform(code, 'pay')).rejects.toMatchObject({ code: 'code-expired' });
    expect(await merchant.adapter.query(attempt)).toEqual({ kind: 'absent' });
    await merchant.payer.perform(code, 'pay-late');
    expect(await merchant.adapter.query(attempt)).toMatchObject({ kind: 'paid' });
  });

  test('whose order’s time is over is closed at last, scanned or not', async () => {
    const [unscanned, scanned] = [qr(), qr()];
    const [code] = [await merchant.startCode(unscanned), await merchant.payer.perform(await merchant.startCode(scanned), 'scan')];
    merchant.advance(15 * minute);
    await expect(merchant.payer.perform(code, 'scan')).rejects.toMatchObject({ code: 'code-expired' });
    expect(await merchant.adapter.query(scanned)).toEqual({ kind: 'closed' });
    // Clocks differ: for a minute the channel may still take it.
    expect(await merchant.adapter.close(unscanned)).toBe('not-closable');
    merchant.advance(minute);
    expect(await merchant.adapter.close(unscanned)).toBe('closed');
  });

  test('that fails or is cancelled in the wallet can be paid again', async () => {
    const attempt = qr();
    const code = await merchant.startCode(attempt);
    expect(await merchant.payer.perform(code, 'fail')).toMatchObject({ standing: 'unpaid', tradeState: 'WAIT_BUYER_PAY' });
    await merchant.payer.perform(code, 'scan');
    expect(await merchant.payer.perform(code, 'cancel')).toMatchObject({ standing: 'unpaid' });
    expect(await merchant.adapter.query(attempt)).toEqual({ kind: 'unpaid' });
    expect(await merchant.payer.perform(code, 'pay')).toMatchObject({ standing: 'paid' });
  });

  test('of nobody is not known', async () => {
    for (const content of [
      'https://qr.alipay.com/bax000',
      'weixin://wxpay/bizpayurl?pr=1',
      '2026010122001234567890123456',
      '282222222222222222',
    ]) {
      expect(await merchant.payer.recognizes(content)).toBe(false);
      await expect(merchant.payer.find(content, 'scan')).rejects.toMatchObject({ status: 404 });
    }
  });

  test('whose number is used for another amount is refused', async () => {
    const attempt = qr();
    await merchant.payer.perform(await merchant.startCode(attempt), 'scan');
    const answer = await merchant.start({ ...attempt, amount: 1 });
    expect(answer).toMatchObject({ kind: 'refused', code: 'ACQ.CONTEXT_INCONSISTENT' });
  });
});

describe('two payments of one order', () => {
  test('are two trades', async () => {
    const [first, second] = [qr({ outTradeNo: 'twicepaidA1' }), qr({ outTradeNo: 'twicepaidA2' })];
    for (const attempt of [first, second]) await merchant.payer.perform(await merchant.startCode(attempt), 'pay');
    const lines = await merchant.payer.ledger({ orderPrefix: 'twicepaidA' });
    expect(lines).toMatchObject([{ outTradeNo: 'twicepaidA1' }, { outTradeNo: 'twicepaidA2' }]);
    expect(lines.map(({ standing }) => standing)).toEqual(['paid', 'paid']);
  });
});

describe('a refund', () => {
  test('that is asked for twice is given once', async () => {
    const attempt = qr();
    await merchant.payer.perform(await merchant.startCode(attempt), 'pay');
    expect(await merchant.adapter.queryRefund(attempt, whole(attempt))).toBe('unknown');
    expect(await merchant.adapter.refund(attempt, whole(attempt))).toBe('succeeded');
    expect(await merchant.adapter.refund(attempt, whole(attempt))).toBe('processing');
    expect(await merchant.adapter.queryRefund(attempt, whole(attempt))).toBe('succeeded');
    expect(await merchant.ledger(attempt)).toMatchObject({
      standing: 'refunded',
      tradeState: 'TRADE_CLOSED',
      refunds: [{ outRefundNo: `${attempt.outTradeNo}R1`, amount: 10_240, status: 'REFUND_SUCCESS' }],
    });
    // It was paid, although the channel's word is that of an order which never was.
    expect(await merchant.adapter.query(attempt)).toMatchObject({ kind: 'paid', paidAmount: 10_240 });
  });

  test('whose answer is lost is asked for again', async () => {
    const attempt = qr();
    await merchant.payer.perform(await merchant.startCode(attempt), 'pay');
    merchant.arrange(attempt, 'refund', 'lost-answer');
    expect(await merchant.adapter.refund(attempt, whole(attempt))).toBe('unknown');
    expect(await merchant.adapter.refund(attempt, whole(attempt))).toBe('processing');
    expect(await merchant.adapter.queryRefund(attempt, whole(attempt))).toBe('succeeded');
    expect((await merchant.ledger(attempt))?.refunds).toHaveLength(1);
  });

  test('in parts is never more than was paid', async () => {
    const attempt = qr();
    await merchant.payer.perform(await merchant.startCode(attempt), 'pay');
    const give = (number: string, amount: string) =>
      merchant.client.call('alipay.trade.refund', { out_trade_no: attempt.outTradeNo, out_request_no: number, refund_amount: amount });
    expect(await give('r1', '100.00')).toMatchObject({ code: '10000', fund_change: 'Y', refund_fee: '100.00' });
    expect(await give('r1', '99.00')).toMatchObject({ sub_code: 'ACQ.DISCORDANT_REPEAT_REQUEST' });
    expect(await merchant.adapter.refund(attempt, whole(attempt))).toBe('abnormal');
    expect((await merchant.ledger(attempt))?.standing).toBe('paid');
    expect(await give('r2', '2.40')).toMatchObject({ fund_change: 'Y', refund_fee: '102.40' });
    expect((await merchant.ledger(attempt))?.standing).toBe('refunded');
  });

  test('is over when the contract’s window is', async () => {
    const attempt = qr();
    await merchant.payer.perform(await merchant.startCode(attempt), 'pay');
    merchant.advance(merchant.adapter.refundTerms.windowDays * 24 * 60 * minute);
    expect(await merchant.adapter.refund(attempt, whole(attempt))).toBe('abnormal');
    expect(await merchant.adapter.query(attempt)).toMatchObject({ kind: 'paid' });
  });

  test('of what was not paid is refused', async () => {
    const attempt = qr();
    await merchant.payer.perform(await merchant.startCode(attempt), 'scan');
    expect(await merchant.adapter.refund(attempt, whole(attempt))).toBe('unknown');
    expect((await merchant.ledger(attempt))?.refunds).toEqual([]);
  });
});
