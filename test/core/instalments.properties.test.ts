import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimateInstalments, type InstalmentQuestion } from '../../src/core/instalments';

/** Amounts from one fen to the last that a number counts exactly, small ones often: that is where halves and refusals are. */
const value = fc.oneof(fc.integer({ min: 1, max: 100_000 }), fc.maxSafeNat(), fc.constantFrom(1, 1500, 4500, Number.MAX_SAFE_INTEGER));

/** Rates as contracts write them; a few make halves of a fen likely, which a rate of many decimals hardly ever does. */
const feeRate = fc.oneof(
  fc.constantFrom('0', '0.023', '0.045', '0.075', '0.5', '0.05', '0.005', '0.0125', '1.5', '999'),
  fc.tuple(fc.nat(2), fc.stringMatching(/^\d{1,12}$/)).map(([whole, fraction]) => `${whole}.${fraction}`),
);

const question: fc.Arbitrary<InstalmentQuestion> = fc.record({
  amount: value.map((minorUnits) => ({ value: minorUnits, currency: 'CNY' })),
  periods: fc.integer({ min: 1, max: 60 }),
  feeRate,
  feeBearer: fc.constantFrom('payer', 'payer', 'merchant'),
  rounding: fc.constantFrom('half-even', 'half-up', undefined),
});

/** The fee as a fraction rounded half up, less one where it was a tie that belongs to the even one below. */
function exactFee({ amount, feeRate: rate, feeBearer, rounding }: InstalmentQuestion): bigint {
  if (feeBearer === 'merchant') return 0n;
  const [whole = '', fraction = ''] = rate.split('.');
  const denominator = 10n ** BigInt(fraction.length);
  const doubled = 2n * BigInt(amount.value) * (BigInt(whole) * denominator + BigInt(fraction || '0')) + denominator;
  const up = doubled / (2n * denominator);
  const isTie = doubled % (2n * denominator) === 0n;
  return isTie && rounding !== 'half-up' && up % 2n === 1n ? up - 1n : up;
}

function property(holds: (asked: InstalmentQuestion) => void): void {
  fc.assert(fc.property(question, holds), { numRuns: 10_000 });
}

describe('of every estimate', () => {
  test('the periods add up to the total, and the total is amount and fee, to the fen', () => {
    property((asked) => {
      const plan = estimateInstalments(asked);
      if (!plan) return;
      const { firstPeriod, eachPeriod, fee, total } = plan;
      const paid = BigInt(firstPeriod.value) + BigInt(eachPeriod.value) * BigInt(asked.periods - 1);
      expect(paid).toBe(BigInt(total.value));
      expect(paid).toBe(BigInt(asked.amount.value) + BigInt(fee.value));
    });
  });

  test('the first period holds what is left of principal and fee, and nothing else', () => {
    property((asked) => {
      const plan = estimateInstalments(asked);
      if (!plan) return;
      const left = (asked.amount.value % asked.periods) + (plan.fee.value % asked.periods);
      expect(plan.firstPeriod.value - plan.eachPeriod.value).toBe(left);
    });
  });

  test('the fee is the exact fraction, rounded once', () => {
    property((asked) => {
      const plan = estimateInstalments(asked);
      if (plan) expect(BigInt(plan.fee.value)).toBe(exactFee(asked));
    });
  });

  test('every amount is a whole, safe number of fen, in the currency that was asked in', () => {
    property((asked) => {
      const plan = estimateInstalments(asked);
      if (!plan) return;
      for (const { value: minorUnits, currency } of [plan.firstPeriod, plan.eachPeriod, plan.fee, plan.total])
        if (!Number.isSafeInteger(minorUnits) || minorUnits < 0 || currency !== 'CNY') expect.fail(String(minorUnits));
    });
  });
});

test('there is one unless a period would be of nothing, or the total could not be counted', () => {
  property((asked) => {
    const isCountable = BigInt(asked.amount.value) + exactFee(asked) <= BigInt(Number.MAX_SAFE_INTEGER);
    expect(estimateInstalments(asked) !== undefined).toBe(asked.amount.value >= asked.periods && isCountable);
  });
});
