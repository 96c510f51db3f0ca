import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatMoney, isMoney, moneyText, toMajorUnits } from '../../src/model/money';

const amount = fc.oneof(fc.maxSafeNat(), fc.nat(1000), fc.constantFrom(0, 1, 9, 10, 99, 100, Number.MAX_SAFE_INTEGER));

describe('toMajorUnits', () => {
  test.each([
    [102400, 2, '1024.00'],
    [1, 2, '0.01'],
    [0, 2, '0.00'],
    [500, 0, '500'],
    [1, 3, '0.001'],
    [Number.MAX_SAFE_INTEGER, 2, '90071992547409.91'],
  ])('%i with %i digits after the point is %s', (value, digits, text) => {
    expect(toMajorUnits(value, digits)).toBe(text);
  });

  test('is exact for every amount up to 2^53 - 1: without its point it is the amount again', () => {
    fc.assert(
      fc.property(amount, fc.nat(4), (value, digits) => {
        const text = toMajorUnits(value, digits);
        expect(BigInt(text.replace('.', ''))).toBe(BigInt(value));
        expect(text.split('.')[1]?.length ?? 0).toBe(digits);
        expect(text).toMatch(/^(0|[1-9]\d*)(\.\d+)?$/);
      }),
    );
  });
});

describe('formatMoney', () => {
  test.each([
    ['zh-CN', { value: 102400, currency: 'CNY' }, '¥1,024.00'],
    ['en', { value: 102400, currency: 'CNY' }, 'CN¥1,024.00'],
    ['en-US', { value: 1999, currency: 'USD' }, '$19.99'],
    ['zh-CN', { value: 500, currency: 'JPY' }, 'JP¥500'],
    ['ja-JP', { value: 500, currency: 'JPY' }, '￥500'],
    ['de-DE', { value: 123456789, currency: 'EUR' }, '1.234.567,89\u00a0€'],
    ['en', { value: 1, currency: 'KWD' }, 'KWD\u00a00.001'],
    ['zh-CN', { value: 1, currency: 'CNY' }, '¥0.01'],
    // ISO 4217 has two digits for the forint and the Taiwan dollar, whatever shops write.
    ['en', { value: 123456, currency: 'HUF' }, 'HUF\u00a01,234.56'],
    ['zh-TW', { value: 10000, currency: 'TWD' }, '$100.00'],
  ])('in %s, %j is %s', (locale, money, text) => {
    expect(moneyText(money, locale)).toBe(text);
  });

  test('keeps a sign of letters and a mark in its order where text runs from right to left', () => {
    expect(moneyText({ value: 102400, currency: 'CNY' }, 'ar')).toMatch(/CN¥\u200e$/);
    expect(moneyText({ value: 102400, currency: 'USD' }, 'en')).not.toContain('\u200e');
  });

  test('sets the sign apart from the number, before or after it as the locale does', () => {
    expect(formatMoney({ value: 102400, currency: 'CNY' }, 'zh-CN')).toEqual({ before: '¥', number: '1,024.00', after: '' });
    expect(formatMoney({ value: 102400, currency: 'EUR' }, 'fr-FR')).toMatchObject({
      before: '',
      after: expect.stringContaining('€') as string,
    });
  });

  test.each(['zh-CN', 'en', 'de-DE', 'fr-FR', 'ja-JP', 'ar-EG', 'fa-IR', 'hi-IN', 'mr-IN', 'my-MM'])(
    'in %s every amount reads as the engine writes the same decimal, to the last digit',
    (locale) => {
      fc.assert(
        fc.property(amount, fc.constantFrom('CNY', 'USD', 'JPY', 'KWD'), (value, currency) => {
          const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
          const decimal = toMajorUnits(value, format.resolvedOptions().maximumFractionDigits ?? 2);
          const [ours, theirs] = [moneyText({ value, currency }, locale), format.format(decimal as `${number}`)];
          // Marks of direction alone may be more.
          expect(ours.replaceAll('\u200e', '')).toBe(theirs.replaceAll('\u200e', ''));
        }),
      );
    },
  );
});

describe('isMoney', () => {
  test.each([
    { value: 0, currency: 'CNY' },
    { value: Number.MAX_SAFE_INTEGER, currency: 'USD' },
  ])('takes %j', (candidate) => {
    expect(isMoney(candidate)).toBe(true);
  });

  test.each([
    { value: -1, currency: 'CNY' },
    { value: 1.5, currency: 'CNY' },
    { value: 2 ** 53, currency: 'CNY' },
    { value: NaN, currency: 'CNY' },
    { value: Infinity, currency: 'CNY' },
    { value: '100', currency: 'CNY' },
    { value: 100n, currency: 'CNY' },
    { value: 100, currency: 'cny' },
    { value: 100, currency: 'RMB元' },
    { value: 100 },
    { currency: 'CNY' },
    100,
    '¥1.00',
    null,
    undefined,
    [],
  ])('refuses %o', (candidate) => {
    expect(isMoney(candidate)).toBe(false);
  });
});
