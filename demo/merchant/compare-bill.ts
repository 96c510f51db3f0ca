import type { Bill, BilledPayment, BilledRefund } from './channels/channel-adapter';

/** What the merchant has written down of a payment, and what it takes the fee to be. Minor units. */
export interface BookedPayment {
  readonly outTradeNo: string;
  readonly amount: number;
  readonly fee: number;
  /** Whether it was paid on the bill's day, by the channel's word. */
  readonly isOfTheDay: boolean;
}

/** The same of a refund. */
export interface BookedRefund {
  readonly number: string;
  readonly amount: number;
  readonly feeBack: number;
  /** Whether the merchant heard on the bill's day that it had arrived. */
  readonly isOfTheDay: boolean;
}

/** Something on which merchant and channel differ. */
export interface Difference {
  /**
   * `unbooked`: the channel has it, and the merchant has not heard of it. `unbilled`: the merchant has it, and the channel's bill has not;
   * a refund may be on the next day's.
   */
  readonly kind: 'unbooked' | 'unbilled' | 'amount' | 'fee';
  readonly of: 'payment' | 'refund';
  /** Of the payment, or the refund's own. */
  readonly number: string;
  /** Minor units. */
  readonly billed: number | null;
  readonly booked: number | null;
}

/** What came of comparing a bill with the books. Sums are in minor units. */
export interface Comparison {
  readonly payments: number;
  readonly paid: number;
  readonly refunds: number;
  readonly refunded: number;
  /** What the channel keeps for itself. */
  readonly fees: number;
  readonly differences: readonly Difference[];
}

/** Compares each line of a bill with the books, and the day's books with the bill. */
export function compareBill(bill: Bill, payments: readonly BookedPayment[], refunds: readonly BookedRefund[]): Comparison {
  const ofPayment = compare('payment', bill.payments.map(paymentEntry), payments.map(bookedPaymentEntry));
  const ofRefund = compare('refund', bill.refunds.map(refundEntry), refunds.map(bookedRefundEntry));
  return {
    payments: bill.payments.length,
    paid: sumOf(bill.payments.map(({ amount }) => amount)),
    refunds: bill.refunds.length,
    refunded: sumOf(bill.refunds.map(({ amount }) => amount)),
    fees: sumOf(bill.payments.map(({ fee }) => fee)) - sumOf(bill.refunds.map(({ feeBack }) => feeBack)),
    differences: [...ofPayment, ...ofRefund],
  };
}

interface Entry {
  readonly number: string;
  readonly amount: number;
  readonly fee: number;
}

interface BookedEntry extends Entry {
  readonly isOfTheDay: boolean;
}

const paymentEntry = ({ outTradeNo, amount, fee }: BilledPayment): Entry => ({ number: outTradeNo, amount, fee });
const refundEntry = ({ number, amount, feeBack }: BilledRefund): Entry => ({ number, amount, fee: feeBack });
const bookedPaymentEntry = ({ outTradeNo, ...rest }: BookedPayment): BookedEntry => ({ ...rest, number: outTradeNo });
const bookedRefundEntry = ({ feeBack, ...rest }: BookedRefund): BookedEntry => ({ ...rest, fee: feeBack });

function compare(of: Difference['of'], billed: readonly Entry[], booked: readonly BookedEntry[]): Difference[] {
  const books = new Map(booked.map((entry) => [entry.number, entry]));
  const onBill = new Set(billed.map(({ number }) => number));
  const differences = billed.flatMap((line): Difference[] => {
    const book = books.get(line.number);
    const { number } = line;
    if (book === undefined) return [{ kind: 'unbooked', of, number, billed: line.amount, booked: null }];
    if (book.amount !== line.amount) return [{ kind: 'amount', of, number, billed: line.amount, booked: book.amount }];
    return book.fee === line.fee ? [] : [{ kind: 'fee', of, number, billed: line.fee, booked: book.fee }];
  });
  const unbilled = booked.filter(({ number, isOfTheDay }) => isOfTheDay && !onBill.has(number));
  return [
    ...differences,
    ...unbilled.map(({ number, amount }): Difference => ({ kind: 'unbilled', of, number, billed: null, booked: amount })),
  ];
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
