import { describe, expect, test } from 'vitest';
import { estimateInstalments, type InstalmentQuestion } from '../../src/core/instalments';
import type { Money } from '../../src/model/money';

const yuan = (value: number): Money => ({ value, currency: 'CNY' });

function ask(value: number, periods: number, feeRate: string, more: Partial<InstalmentQuestion> = {}): InstalmentQuestion {
  return { amount: yuan(value), periods, feeRate, feeBearer: 'payer', ...more };
}

describe('the examples of 花呗’s page on fees (opendocs.alipay.com 277/105952, a copy of 2022)', () => {
  test.each([
    [111111, 3, '0.023', 2556, 37889],
    [111111, 6, '0.045', 5000, 19351],
    [111111, 12, '0.075', 8333, 9953],
    [12367, 3, '0.023', 284, 4216],
    [12367, 6, '0.045', 557, 2153],
    [12367, 12, '0.075', 928, 1107],
  ])('%i fen in %i periods at %s cost %i fen, %i fen a period', (value, periods, feeRate, fee, eachPeriod) => {
    expect(estimateInstalments(ask(value, periods, feeRate))).toMatchObject({
      fee: yuan(fee),
      eachPeriod: yuan(eachPeriod),
      total: yuan(value + fee),
      isEstimate: true,
    });
  });

  test('what is left of principal and fee, 3 and 2 fen, is in the first period', () => {
    expect(estimateInstalments(ask(111111, 6, '0.045'))).toMatchObject({
      firstPeriod: yuan(19356),
      eachPeriod: yuan(19351),
      total: yuan(116111),
    });
  });
});

test('half a fen of the whole fee goes to the even one, or up where the contract says so; it is not 34.49999', () => {
  expect(estimateInstalments(ask(1500, 3, '0.023'))?.fee).toEqual(yuan(34));
  expect(estimateInstalments(ask(1500, 3, '0.023', { rounding: 'half-up' }))?.fee).toEqual(yuan(35));
  expect(estimateInstalments(ask(4500, 3, '0.023'))?.fee).toEqual(yuan(104));
});

test('a fee that the merchant bears is nothing to the payer', () => {
  expect(estimateInstalments(ask(102400, 3, '0.018', { feeBearer: 'merchant' }))).toEqual({
    periods: 3,
    firstPeriod: yuan(34134),
    eachPeriod: yuan(34133),
    fee: yuan(0),
    feeBearer: 'merchant',
    total: yuan(102400),
    isEstimate: true,
  });
});

describe('there is no plan', () => {
  test.each([0, -3, 1.5, NaN, Infinity])('of %d periods', (periods) => {
    expect(estimateInstalments(ask(102400, periods, '0.023'))).toBeUndefined();
  });

  test.each(['', '.5', '1.', '-0.1', '+0.1', '2.3%', '1e-2', ' 0.1', '0,1', '00.1', '0.1234567890123', '1000', 'NaN'])(
    'at the rate %j, which is no decimal of a contract',
    (feeRate) => {
      expect(estimateInstalments(ask(102400, 3, feeRate))).toBeUndefined();
    },
  );

  test.each([2, 0, -102400, 1024.5, NaN, 2 ** 53])('of %d fen in three periods', (value) => {
    expect(estimateInstalments(ask(value, 3, '0.023'))).toBeUndefined();
  });

  test('whose total is beyond what a number counts exactly', () => {
    expect(estimateInstalments(ask(Number.MAX_SAFE_INTEGER, 3, '0.023'))).toBeUndefined();
    expect(estimateInstalments(ask(Number.MAX_SAFE_INTEGER, 3, '0'))?.total).toEqual(yuan(Number.MAX_SAFE_INTEGER));
  });
});
