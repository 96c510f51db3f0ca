import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { productDefinitions } from '../../src/channels/products';
import { checkInstalment } from '../../src/core/instalment-check';
import { instalmentFindingKinds } from '../../src/core/instalment-finding';
import { estimateInstalments } from '../../src/core/instalments';

const yuan = (value: number) => ({ value, currency: 'CNY' });
const carried = [...productDefinitions].flatMap(([productId, { carriers }]) => (carriers ? [productId] : []));

function found(instalment: Parameters<typeof checkInstalment>[0], productId = 'alipay.huabei'): readonly string[] {
  return checkInstalment(instalment, productId).map(({ severity, messageKey }) => `${severity}: ${messageKey}`);
}

describe('花呗分期', () => {
  test.each([3, 6, 12])('takes %i periods', (periods) => {
    expect(found({ amount: yuan(102_400), periods })).toEqual([]);
  });

  // Source: developer.aliyun.com 710927: 其他期数暂不支持，传入会报错.
  test.each([1, 2, 4, 9, 24])('takes no %i periods, and says which it does and where that is from', (periods) => {
    expect(checkInstalment({ amount: yuan(102_400), periods }, 'alipay.huabei')).toEqual([
      {
        channel: 'alipay',
        rule: 'periods',
        field: 'periods',
        severity: 'error',
        remedy: 'use-other-periods',
        messageKey: 'instalment.periods.not-offered',
        values: { periods, offered: '3 6 12' },
        source: expect.stringContaining('710927') as string,
      },
    ]);
  });

  test('is advised against below 100 yuan, and not refused', () => {
    expect(found({ amount: yuan(9_999), periods: 3 })).toEqual(['advice: instalment.amount.below-advised']);
    expect(found({ amount: yuan(10_000), periods: 3 })).toEqual([]);
  });

  test('is refused for virtual goods alone', () => {
    expect(found({ amount: yuan(102_400), periods: 3, goods: 'virtual' })).toEqual(['error: order.goods.virtual']);
    expect(found({ amount: yuan(102_400), periods: 3, goods: 'physical' })).toEqual([]);
  });

  test('says everything that is against it at once', () => {
    expect(found({ amount: yuan(5_000), periods: 24, goods: 'virtual' })).toEqual([
      'error: instalment.periods.not-offered',
      'advice: instalment.amount.below-advised',
      'error: order.goods.virtual',
    ]);
  });
});

test('白条 is left to JD’s quotes: periods of which nobody is sure refuse nothing', () => {
  expect(found({ amount: yuan(102_400), periods: 5, goods: 'virtual' }, 'jd-pay.baitiao')).toEqual([]);
});

test.each(['alipay.page', 'acme.page', '__proto__', ''])('%j has no instalments', (productId) => {
  expect(found({ amount: yuan(102_400), periods: 3 }, productId)).toEqual(['error: instalment.product.none']);
});

test.each([0, -3, 2.5, NaN, Infinity])('%d is no number of periods', (periods) => {
  expect(found({ amount: yuan(102_400), periods })).toEqual(['error: instalment.periods.not-a-number']);
});

test.each([yuan(1024.5), yuan(-1), yuan(NaN), { value: 102_400, currency: 'yuan' }])('%j is no amount', (amount) => {
  expect(found({ amount, periods: 3 })).toEqual(['error: instalment.amount.not-integer']);
});

test('what has no finding can be reckoned, for every amount, number of periods and product', () => {
  fc.assert(
    fc.property(fc.nat(200_000), fc.integer({ min: -1, max: 36 }), fc.constantFrom(...carried), (value, periods, productId) => {
      const amount = yuan(value);
      const estimate = estimateInstalments({ amount, periods, feeRate: '0', feeBearer: 'payer' });
      const isRefused = checkInstalment({ amount, periods }, productId).some(({ severity }) => severity === 'error');
      expect(estimate !== undefined || isRefused).toBe(true);
      if (productId === 'alipay.huabei') expect(isRefused).toBe(![3, 6, 12].includes(periods) || value < periods);
    }),
  );
});

test('every kind of finding names what to do, and is one that can be found', () => {
  const seen = new Set(
    [
      checkInstalment({ amount: yuan(102_400), periods: 3 }, 'acme.page'),
      checkInstalment({ amount: yuan(0.5), periods: 0, goods: 'virtual' }, 'alipay.huabei'),
      checkInstalment({ amount: yuan(2), periods: 24 }, 'alipay.huabei'),
      checkInstalment({ amount: yuan(5_000), periods: 3 }, 'alipay.huabei'),
    ]
      .flat()
      .map(({ messageKey }) => messageKey),
  );
  expect([...seen].sort()).toEqual(Object.keys(instalmentFindingKinds).sort());
});
