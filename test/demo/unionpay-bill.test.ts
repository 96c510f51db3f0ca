import { describe, expect, test } from 'vitest';
import { readUnionpayBill } from '../../demo/merchant/channels/unionpay-bill';

/** A line of ZM: the fields that are read, in their places, which are 3, 11, 11, 6, 10, 19, 12 … characters wide. */
function write(facts: {
  queryId: string;
  orderId: string;
  amount: string;
  fee: string;
  settled: string;
  origin?: string;
  code?: string;
}): string {
  const { queryId, orderId, amount, fee, settled, origin = '', code = 'S22' } = facts;
  return (
    `${code} 01040000    00010000    123456 1127100000 621626******0018    ${amount} 5942 07 ${queryId} 01 ${orderId.padEnd(32)} 01 ` +
    `${' '.repeat(6)} ${' '.repeat(10)} ${fee} ${settled} 0001 ${' '.repeat(15)} 01 01 000201 01 ${' '.repeat(4)} ${' '.repeat(32)} 0 ` +
    `${origin.padEnd(21)} 777290058110048 ${' '.repeat(300)}`
  );
}

const payment = write({
  queryId: '812611271000001234567',
  orderId: 'ORDER01A1',
  amount: '000000102400',
  fee: 'D000000000614',
  settled: 'C000000101786',
});
const refund = write({
  queryId: '812611271100001234567',
  orderId: 'ORDER01A1R1',
  amount: '000000040000',
  fee: 'C000000000240',
  settled: 'D000000039760',
  origin: '812611271000001234567',
  code: 'S30',
});

const read = {
  payments: [{ outTradeNo: 'ORDER01A1', transactionId: '812611271000001234567', amount: 102_400, fee: 614 }],
  refunds: [{ transactionId: '812611271000001234567', number: 'ORDER01A1R1', amount: 40_000, feeBack: 240 }],
};

describe('a bill of UnionPay', () => {
  test('tells payments, refunds and fees by their places in a line', () => {
    expect(readUnionpayBill(`${payment}\r\n${refund}\r\n`)).toEqual(read);
  });

  test('leaves out what was cancelled with a payer’s code', () => {
    const cancelled = refund.replace('ORDER01A1R1', 'ORDER01A1C1');
    expect(readUnionpayBill(`${payment}\r\n${cancelled}\r\n`)).toEqual({ payments: [], refunds: [] });
  });

  test('without lines is of a day on which nothing was sold', () => {
    expect(readUnionpayBill('')).toEqual({ payments: [], refunds: [] });
  });

  test.each(['<html>502 Bad Gateway</html>', payment.slice(0, 150), payment.replace('D000000000614', '  0.00000006.14')])(
    'with a line that is none is none',
    (line) => {
      expect(readUnionpayBill(`${line}\r\n${refund}`)).toBeUndefined();
    },
  );
});
