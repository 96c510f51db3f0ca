import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isFinal, livePayment, paidPayments, type Payment, type PaymentStatus } from '../../src/model/payment';
import { channelOf } from '../../src/model/product';

const refund = { status: 'processing', amount: { value: 102400, currency: 'CNY' } } as const;

function attempt(id: string, status: PaymentStatus, parts: Partial<Payment> = {}): Payment {
  return { id, productId: 'wechat-pay.native', outTradeNo: `2026112209300${id}`, status, channelAnswer: 'unknown', ...parts };
}

const attempts = fc
  .array(fc.record({ status: fc.constantFrom<PaymentStatus>('pending', 'paying', 'paid', 'failed', 'closed'), isRefunded: fc.boolean() }))
  .map((all) => all.map(({ status, isRefunded }, i) => attempt(String(i), status, isRefunded ? { refund } : {})));

test.each([
  ['pending', false],
  ['paying', false],
  ['paid', true],
  ['failed', true],
  ['closed', true],
] as const)('%s is final: %s', (status, final) => {
  expect(isFinal(attempt('1', status))).toBe(final);
});

test('the newest attempt is the live one, unless it has ended', () => {
  expect(livePayment([attempt('1', 'closed'), attempt('2', 'pending')])?.id).toBe('2');
  expect(livePayment([attempt('1', 'pending'), attempt('2', 'closed')])).toBeUndefined();
  expect(livePayment([])).toBeUndefined();
});

test("of two paid attempts the order's own comes first, the one that is given back second, in whichever order they were made", () => {
  const [own, extra] = [attempt('1', 'paid'), attempt('2', 'paid', { refund })];
  expect(paidPayments([own, extra]).map(({ id }) => id)).toEqual(['1', '2']);
  expect(paidPayments([extra, own]).map(({ id }) => id)).toEqual(['2', '1'].reverse());
});

test('of any attempts at most one is live and it is not final; the paid ones are all there, refunded ones last, and nothing is moved', () => {
  fc.assert(
    fc.property(attempts, (all) => {
      const before = [...all];
      const live = livePayment(all);
      if (live) expect(isFinal(live)).toBe(false);
      const paid = paidPayments(all);
      expect(new Set(paid)).toEqual(new Set(all.filter(({ status }) => status === 'paid')));
      const refunded = paid.map((payment) => Number(payment.refund !== undefined));
      expect(refunded).toEqual([...refunded].sort());
      expect(all).toEqual(before);
    }),
  );
});

test('a product belongs to the channel before its point', () => {
  expect(channelOf('wechat-pay.mini-program')).toBe('wechat-pay');
  expect(channelOf('alipay')).toBe('alipay');
});
