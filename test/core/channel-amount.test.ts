import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isKnown } from '../../src/channels/fact';
import { houseChannels } from '../../src/channels/house-channel';
import { orderRules } from '../../src/channels/order-rules';
import { productDefinitions } from '../../src/channels/products';
import { fromChannelAmount, toChannelAmount } from '../../src/core/channel-amount';
import { fractionDigitsOf } from '../../src/model/fraction-digits';
import { fromMajorUnits, isMoney, toMajorUnits } from '../../src/model/money';
import { channelOf } from '../../src/model/product';

const currenciesOf = (id: string): readonly string[] => {
  const fact = orderRules[channelOf(id) as keyof typeof orderRules].amount;
  return isKnown(fact) ? fact.value.currencies : [];
};

/** The channels whose products count differently. */
const ambiguous = ['bestpay', 'cmb'];

/** Every product, and every channel whose bare name tells how it counts. */
const ids = [...productDefinitions.keys(), ...houseChannels.filter((channel) => !ambiguous.includes(channel))].filter((id) =>
  houseChannels.some((channel) => channel === channelOf(id)),
);

const value = fc.oneof(fc.maxSafeNat(), fc.nat(1000), fc.constantFrom(0, 1, 9, 10, 99, 100, Number.MAX_SAFE_INTEGER));

const yuan = (fen: number): { value: number; currency: string } => ({ value: fen, currency: 'CNY' });

describe('1024 yuan', () => {
  test.each([
    ['wechat-pay.native', '102400'],
    ['alipay.page', '1024.00'],
    ['unionpay', '102400'],
    ['qq-wallet.jsapi', '102400'],
    ['jd-pay.baitiao', '102400'],
    ['douyin-pay.h5', '102400'],
    ['baidu-wallet', '102400'],
    ['e-cny.qr', '102400'],
    ['corporate-bank.page', '102400'],
    ['ccb.wap', '1024.00'],
    ['abc', '1024.00'],
    ['yeepay', '1024.00'],
    // 一网通 counts yuan, the aggregate code fen.
    ['cmb.wap', '1024.00'],
    ['cmb.qr', '102400'],
    // An open-source client's author: only payWap counts yuan, and it will not have them without the point.
    ['bestpay.wap', '1024.00'],
    ['bestpay.page', '102400'],
    ['bestpay.app', '102400'],
  ])('for %s are %s', (id, text) => {
    expect(toChannelAmount(yuan(102400), id)).toBe(text);
    expect(fromChannelAmount(text, id, 'CNY')).toEqual(yuan(102400));
  });
});

describe("PayPal's amounts", () => {
  test.each([
    ['USD', 1999, '19.99'],
    ['JPY', 1999, '1999'],
    ['HUF', 199900, '1999'],
    ['TWD', 199900, '1999'],
  ])('in %s: %i are %s', (currency, minor, text) => {
    expect(toChannelAmount({ value: minor, currency }, 'paypal')).toBe(text);
    expect(fromChannelAmount(text, 'paypal', currency)).toEqual({ value: minor, currency });
  });

  test.each(['HUF', 'TWD'])('in %s with decimals are refused with a way out, both ways', (currency) => {
    expect(() => toChannelAmount({ value: 199901, currency }, 'paypal')).toThrow(
      expect.objectContaining({ code: 'amount-invalid', message: expect.stringMatching(/multiple of 100/) as string }),
    );
    expect(fromChannelAmount('1999.01', 'paypal', currency)).toBeUndefined();
  });
});

describe('a name that does not tell how its products count', () => {
  test.each([
    ['bestpay', /bestpay\.wap or bestpay\.page/],
    ['bestpay.other', /say the product/],
    ['cmb', /cmb\.qr/],
  ])('%s is sent back for the product', (id, message) => {
    const refusal = expect.objectContaining({ code: 'product-unavailable', message: expect.stringMatching(message) as string }) as Error;
    expect(() => toChannelAmount(yuan(1), id)).toThrow(refusal);
    expect(() => fromChannelAmount('1', id, 'CNY')).toThrow(refusal);
  });

  test.each(['nobody', '__proto__', 'constructor.page', ''])('%j is no channel, and is sent back too', (id) => {
    expect(() => toChannelAmount(yuan(1), id)).toThrow(expect.objectContaining({ code: 'product-unavailable' }));
  });

  test('is one of two: every other channel tells', () => {
    const refused = houseChannels.filter((channel) => {
      try {
        toChannelAmount({ value: 100, currency: currenciesOf(channel)[0]! }, channel);
        return false;
      } catch {
        return true;
      }
    });
    expect(refused.sort()).toEqual([...ambiguous].sort());
  });
});

describe('what is no amount', () => {
  test.each([-1, 1.5, NaN, Infinity, 2 ** 53, '100', null])('as %o is not written for a channel', (bad) => {
    expect(() => toChannelAmount({ value: bad as number, currency: 'CNY' }, 'alipay')).toThrow(
      expect.objectContaining({ code: 'amount-invalid' }),
    );
  });

  test('as a currency that the channel does not take, says which it does', () => {
    expect(() => toChannelAmount({ value: 1, currency: 'USD' }, 'alipay')).toThrow(/charge CNY/);
    expect(fromChannelAmount('1.00', 'alipay', 'USD')).toBeUndefined();
    expect(fromChannelAmount('1.00', 'alipay', '__proto__')).toBeUndefined();
  });

  const inexact = [
    '',
    '-1',
    '+1',
    '1e3',
    '1,024',
    '007',
    ' 1',
    '1 ',
    '1\n',
    '１',
    '٣',
    '0x10',
    'NaN',
    'Infinity',
    '1元',
    '.5',
    '5.',
    '0.001',
    '1.005',
    '1.2.3',
    '9007199254740992',
    '9'.repeat(400),
    `0.${'0'.repeat(1_000_000)}`,
  ];

  test.each(inexact.map((text) => [text.slice(0, 20), text]))('as the text %j is not read, in either unit', (_, text) => {
    expect(fromChannelAmount(text, 'alipay', 'CNY')).toBeUndefined();
    expect(fromChannelAmount(text, 'wechat-pay', 'CNY')).toBeUndefined();
  });

  test('as a text with a point is not read where fen are counted', () => {
    for (const text of ['1.0', '1.00', '0.01']) expect(fromChannelAmount(text, 'unionpay', 'CNY')).toBeUndefined();
  });

  test('as anything but a text is not read', () => {
    for (const thing of [1, null, undefined, ['1'], {}]) expect(fromChannelAmount(thing as string, 'wechat-pay', 'CNY')).toBeUndefined();
  });
});

test('every amount comes back from every channel and product as it went, to the last fen', () => {
  const amounts = fc
    .constantFrom(...ids)
    .chain((id) => fc.record({ id: fc.constant(id), value, currency: fc.constantFrom(...currenciesOf(id)) }));
  fc.assert(
    fc.property(amounts, ({ id, value: minor, currency }) => {
      const isWhole = ['HUF', 'TWD'].includes(currency);
      const money = { value: isWhole ? minor - (minor % 100) : minor, currency };
      const text = toChannelAmount(money, id);
      expect(text).toMatch(/^(0|[1-9]\d*)(\.\d{2})?$/);
      expect(fromChannelAmount(text, id, currency)).toEqual(money);
    }),
    { numRuns: 10_000 },
  );
});

test('whatever text comes, what is read of it is an amount, and exactly the one it says', () => {
  const text = fc.oneof(fc.string(), fc.stringMatching(/^[0-9.eE+-]{1,20}$/), fc.stringMatching(/^\d{1,17}(\.\d{0,3})?$/));
  fc.assert(
    fc.property(text, fc.constantFrom('alipay', 'wechat-pay'), (given, id) => {
      const read = fromChannelAmount(given, id, 'CNY');
      if (!read) return;
      expect(isMoney(read)).toBe(true);
      const [whole = '', fraction = ''] = given.split('.');
      expect(BigInt(read.value)).toBe(BigInt(id === 'alipay' ? whole + fraction.padEnd(2, '0') : given));
    }),
    { numRuns: 10_000 },
  );
});

describe('fromMajorUnits', () => {
  test('undoes toMajorUnits for every amount and every currency', () => {
    fc.assert(
      fc.property(value, fc.nat(4), (minor, digits) => {
        expect(fromMajorUnits(toMajorUnits(minor, digits), digits)).toBe(minor);
      }),
      { numRuns: 10_000 },
    );
  });

  test.each([
    ['52', 2, 5200],
    ['1000.0', 2, 100000],
    ['0.01', 2, 1],
    ['500', 0, 500],
    ['90071992547409.91', 2, Number.MAX_SAFE_INTEGER],
  ])('%s with %i digits after the point is %i', (text, digits, minor) => {
    expect(fromMajorUnits(text, digits)).toBe(minor);
  });

  test.each([
    ['500.0', 0],
    ['90071992547409.92', 2],
    ['00', 2],
    ['1.', 2],
  ])('%s with %i is nothing', (text, digits) => {
    expect(fromMajorUnits(text, digits)).toBeUndefined();
  });
});

describe('the digits after the point', () => {
  const currencies = [...new Set([...productDefinitions.values()].flatMap((definition) => definition.currencies))];

  test('of HUF are the two of ISO 4217, which engines of later years take for none: a forint is a hundred fillér on the wire and in a Money', () => {
    expect(fractionDigitsOf('HUF')).toBe(2);
  });

  test.each(currencies.filter((currency) => currency !== 'HUF'))('of %s are as the engine has them by ISO 4217', (currency) => {
    expect(fractionDigitsOf(currency)).toBe(
      new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits,
    );
  });

  test('of a currency that nobody charges are not guessed', () => {
    for (const currency of ['KWD', 'XXX', 'toString', '']) expect(fractionDigitsOf(currency)).toBeUndefined();
  });
});
