import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FeeTerms } from '../../demo/merchant/channels/channel-adapter';
import { feeBackOf, feeOf } from '../../demo/merchant/fees';

const kept: FeeTerms = { rate: 60, isReturned: 'never' };
const inProportion: FeeTerms = { rate: 60, minimum: 8, isReturned: 'in-proportion' };
const restWithTheLast: FeeTerms = { rate: 60, isReturned: 'rest-with-the-last' };

/** What comes back of the fee with each of a payment's refunds. */
function feesBack(terms: FeeTerms, paid: number, amounts: readonly number[]): number[] {
  const fees: number[] = [];
  let refundedBefore = 0;
  for (const amount of amounts) {
    const feeBackBefore = fees.reduce((sum, fee) => sum + fee, 0);
    fees.push(feeBackOf(terms, { paid, amount, refundedBefore, feeBackBefore }));
    refundedBefore += amount;
  }
  return fees;
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

describe('a channel’s fee', () => {
  test('is the rate of what is paid, to the nearest fen, a half up', () => {
    // 0.6 % of ¥1,024.00 are ¥6.144, of ¥12.50 ¥0.075.
    expect([feeOf(kept, 102_400), feeOf(kept, 1_250), feeOf(kept, 1)]).toEqual([614, 8, 0]);
  });

  test('is never less than the channel’s least', () => {
    expect(feeOf(inProportion, 100)).toBe(8);
  });
});

describe('what comes back of it with refunds', () => {
  test('is nothing where the channel keeps it', () => {
    expect(feesBack(kept, 102_400, [51_200, 51_200])).toEqual([0, 0]);
  });

  test('is the rate of what is refunded, so that of many small refunds nothing comes back', () => {
    expect(feesBack(inProportion, 102_400, [51_200, 51_200])).toEqual([307, 307]);
    expect(feesBack(inProportion, 160, [80, 80])).toEqual([0, 0]);
  });

  test('is all of it in the end where the last refund brings the rest', () => {
    expect(feesBack(restWithTheLast, 160, [80, 80])).toEqual([0, 1]);
    expect(feesBack(restWithTheLast, 102_400, [33_333, 33_333, 35_734])).toEqual([200, 200, 214]);
  });

  test('is never more than was taken, and all of it after the last where the channel says so, whatever the parts', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 50_000 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(parts, fc.constantFrom(kept, inProportion, restWithTheLast), (amounts, terms) => {
        const paid = sumOf(amounts);
        const back = feesBack(terms, paid, amounts);
        void expect(Math.min(...back)).toBeGreaterThanOrEqual(0);
        void expect(sumOf(back)).toBeLessThanOrEqual(feeOf(terms, paid));
        if (terms.isReturned === 'rest-with-the-last') void expect(sumOf(back)).toBe(feeOf(terms, paid));
      }),
    );
  });
});
