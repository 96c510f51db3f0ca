import { describe, expect, test } from 'vitest';
import { compareBill, type BookedPayment, type BookedRefund } from '../../demo/merchant/compare-bill';
import type { Bill } from '../../demo/merchant/channels/channel-adapter';

const bill: Bill = {
  payments: [
    { outTradeNo: 'ONEA1', transactionId: '42', amount: 10_000, fee: 60 },
    { outTradeNo: 'TWOA1', transactionId: '43', amount: 20_000, fee: 120 },
  ],
  refunds: [{ transactionId: '43', number: 'TWOA1R1', amount: 5_000, feeBack: 30 }],
};
const paid: readonly BookedPayment[] = [
  { outTradeNo: 'ONEA1', amount: 10_000, fee: 60, isOfTheDay: true },
  { outTradeNo: 'TWOA1', amount: 20_000, fee: 120, isOfTheDay: true },
];
const refunded: readonly BookedRefund[] = [{ number: 'TWOA1R1', amount: 5_000, feeBack: 30, isOfTheDay: true }];

describe('a bill that is compared with the books', () => {
  test('is counted, and has no differences when they agree', () => {
    expect(compareBill(bill, paid, refunded)).toEqual({
      payments: 2,
      paid: 30_000,
      refunds: 1,
      refunded: 5_000,
      fees: 150,
      differences: [],
    });
  });

  test('may have what the merchant has booked on another day', () => {
    const yesterday = paid.map((payment) => ({ ...payment, isOfTheDay: false }));
    expect(compareBill(bill, yesterday, refunded).differences).toEqual([]);
  });

  test('has what the merchant has not heard of', () => {
    expect(compareBill(bill, paid.slice(1), []).differences).toEqual([
      { kind: 'unbooked', of: 'payment', number: 'ONEA1', billed: 10_000, booked: null },
      { kind: 'unbooked', of: 'refund', number: 'TWOA1R1', billed: 5_000, booked: null },
    ]);
  });

  test('lacks what the merchant has booked on its day, and only that', () => {
    const more = [
      ...paid,
      { outTradeNo: 'THREEA1', amount: 1, fee: 0, isOfTheDay: true },
      { outTradeNo: 'OTHERDAYA1', amount: 1, fee: 0, isOfTheDay: false },
    ];
    expect(compareBill(bill, more, refunded).differences).toEqual([
      { kind: 'unbilled', of: 'payment', number: 'THREEA1', billed: null, booked: 1 },
    ]);
  });

  test('differs in an amount, or only in a fee', () => {
    const [one, two] = paid;
    const books = [
      { ...one, amount: 10_001 },
      { ...two, fee: 119 },
    ] as readonly BookedPayment[];
    expect(compareBill(bill, books, refunded).differences).toEqual([
      { kind: 'amount', of: 'payment', number: 'ONEA1', billed: 10_000, booked: 10_001 },
      { kind: 'fee', of: 'payment', number: 'TWOA1', billed: 120, booked: 119 },
    ]);
  });
});
