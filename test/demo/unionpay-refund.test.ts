import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Attempt } from '../../demo/merchant/channels/channel-adapter';
import { until } from './shopper';
import { signMessage } from '../../demo/merchant/channels/unionpay-signatures';
import { toUnionpayTime } from '../../demo/merchant/channels/unionpay-time';
import { actOnPage, arrange, enterCashier, ledgerOf, makeAttempt, startAction, submit } from './channel-shop';
import { openUnionpayShop, type UnionpayShop } from './unionpay-shop';
import { whole } from './whole-refund';

let shop: UnionpayShop;
beforeAll(async () => void (shop = await openUnionpayShop()), 60_000);
afterAll(() => shop.close());

async function pay(facts: Partial<Attempt> = {}): Promise<Attempt> {
  const attempt = makeAttempt(shop, 'qr', facts);
  const action = await startAction(shop, attempt);
  await shop.payer.perform(action.kind === 'qr-code' ? action.content : '', 'pay');
  return attempt;
}

describe('a refund', () => {
  test('is processing until the money has arrived', async () => {
    const attempt = await pay();
    expect(await shop.adapter.refund(attempt, whole(attempt))).toBe('processing');
    expect(await ledgerOf(shop, attempt)).toMatchObject({ standing: 'refunded', refunds: [{ amount: 102_400, status: 'PROCESSING' }] });
    expect(await shop.adapter.queryRefund(attempt, whole(attempt))).toBe('processing');
    shop.advance(2_000);
    expect(await shop.adapter.queryRefund(attempt, whole(attempt))).toBe('succeeded');
    expect(await ledgerOf(shop, attempt)).toMatchObject({ refunds: [{ outRefundNo: `${attempt.outTradeNo}R1`, status: 'SUCCESS' }] });
  });

  test('of what was paid on UnionPay’s page is no different', async () => {
    const attempt = makeAttempt(shop, 'page');
    await actOnPage(await enterCashier(shop, attempt), 'pay');
    expect(await shop.adapter.refund(attempt, whole(attempt))).toBe('processing');
  });

  test('asked for twice refunds once', async () => {
    const attempt = await pay();
    expect(await Promise.all([shop.adapter.refund(attempt, whole(attempt)), shop.adapter.refund(attempt, whole(attempt))])).toEqual([
      'processing',
      'processing',
    ]);
    shop.advance(2_000);
    expect(await shop.adapter.refund(attempt, whole(attempt))).toBe('succeeded');
    expect((await ledgerOf(shop, attempt))?.refunds).toHaveLength(1);
  });

  test('leaves the payment paid, as it was', async () => {
    const attempt = await pay();
    const before = await shop.adapter.query(attempt);
    await shop.adapter.refund(attempt, whole(attempt));
    expect(await shop.adapter.query(attempt)).toEqual(before);
  });

  test('of what was not paid is not made', async () => {
    const attempt = makeAttempt(shop, 'qr');
    expect(await shop.adapter.refund(attempt, whole(attempt))).toBe('unknown');
    await startAction(shop, attempt);
    expect(await shop.adapter.refund(attempt, whole(attempt))).toBe('unknown');
    expect(await shop.adapter.queryRefund(attempt, whole(attempt))).toBe('unknown');
    expect(await ledgerOf(shop, attempt)).toMatchObject({ standing: 'unpaid', refunds: [] });
  });

  test.each(['server-error', 'lost-answer', 'refused'] as const)('that ends in %s is asked for again, and made once', async (fault) => {
    const attempt = await pay();
    arrange(shop, attempt, 'refund', fault);
    expect(await shop.adapter.refund(attempt, whole(attempt))).toBe('unknown');
    expect(await shop.adapter.refund(attempt, whole(attempt))).toBe('processing');
    expect((await ledgerOf(shop, attempt))?.refunds).toHaveLength(1);
  });

  test('whose answer tells another amount says nothing', async () => {
    const attempt = await pay();
    await shop.adapter.refund(attempt, whole(attempt));
    arrange(shop, attempt, 'refund', 'wrong-amount');
    expect(await shop.adapter.queryRefund(attempt, whole(attempt))).toBe('unknown');
    expect(await shop.adapter.queryRefund(attempt, whole(attempt))).toBe('processing');
  });

  test('of an attempt with the longest number is taken', async () => {
    const attempt = await pay({ outTradeNo: 'L'.repeat(32) });
    expect(await shop.adapter.refund(attempt, whole(attempt))).toBe('processing');
  });
});

describe('UnionPay, asked for money back', () => {
  /** The `respCode` of a refund or cancellation under a number of its own. */
  async function ask(attempt: Attempt, number: string, fields: Readonly<Record<string, string>> = {}): Promise<string | undefined> {
    const paid = await shop.adapter.query(attempt);
    const origQryId = paid.kind === 'paid' ? paid.transactionId : '0'.repeat(21);
    const own = { orderId: `${attempt.outTradeNo}${number}`, txnTime: '20261123120000', txnAmt: '51200', origQryId };
    const kind = { txnType: '04', txnSubType: '00', bizType: '000000', channelType: '08', backUrl: shop.account.notifyUrl };
    const answer = await submit({
      url: `${shop.channelsUrl}/gateway/api/backTransReq.do`,
      fields: signMessage({ ...own, ...kind, ...fields }, shop.account),
    });
    return /(?:^|&)respCode=(\w\w)/.exec(await answer.text())?.[1];
  }

  test('gives it in parts, and never more than was paid', async () => {
    const attempt = await pay();
    expect(await ask(attempt, 'P1', { txnAmt: '102401' })).toBe('36');
    expect([await ask(attempt, 'P1'), await ask(attempt, 'P2'), await ask(attempt, 'P3')]).toEqual(['00', '00', '45']);
    expect(await ledgerOf(shop, attempt)).toMatchObject({ refunds: [{ amount: 51_200 }, { amount: 51_200 }] });
  });

  test('takes a number once', async () => {
    const attempt = await pay();
    expect([await ask(attempt, 'P1'), await ask(attempt, 'P1')]).toEqual(['00', '12']);
  });

  test('cancels the whole only', async () => {
    const attempt = await pay();
    expect(await ask(attempt, 'C1', { txnType: '31' })).toBe('36');
    expect(await ask(attempt, 'C1', { txnType: '31', txnAmt: '102400' })).toBe('00');
    expect(await ask(attempt, 'P1')).toBe('45');
  });

  test('gives none for what was not paid, and reverses nothing but a payer’s code', async () => {
    const attempt = makeAttempt(shop, 'qr');
    await startAction(shop, attempt);
    expect(await ask(attempt, 'P1')).toBe('35');
    const reversal = { txnType: '99', txnSubType: '01', orderId: attempt.outTradeNo, txnTime: toUnionpayTime(attempt.createdAt) };
    expect(await ask(attempt, '', reversal)).toBe('35');
  });

  test('tells of it where it was asked to, once the money has arrived', async () => {
    const attempt = await pay();
    await ask(attempt, 'P1');
    shop.advance(2_000);
    const told = () => Promise.resolve(shop.notificationBodies.filter((body) => body.includes(`${attempt.outTradeNo}P1`)));
    const [body] = await until(told, ({ length }) => length > 0);
    expect(Object.fromEntries(new URLSearchParams(body))).toMatchObject({ txnType: '04', respCode: '00', txnAmt: '51200' });
  });
});
