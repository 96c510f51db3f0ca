import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { channelOfPayerCode, maskPayerCode, plainPayerCode, readPayerCode } from '../../src/channels/payer-codes';

function digits(beginning: string, length: number): fc.Arbitrary<string> {
  const rest = length - beginning.length;
  return fc.array(fc.constantFrom(...'0123456789'), { minLength: rest, maxLength: rest }).map((tail) => beginning + tail.join(''));
}

const allLengths = Array.from({ length: 39 }, (_, index) => index + 2);

const wechat = ['10', '11', '12', '13', '14', '15'];
const alipay = ['25', '26', '27', '28', '29', '30'];
const alipayLengths = [16, 17, 18, 19, 20, 21, 22, 23, 24];

describe('codes of a wallet that is known by their beginning', () => {
  test.each([
    [wechat, [18], 'wechat-pay'],
    [alipay, alipayLengths, 'alipay'],
    [['62'], [19], undefined],
  ] as const)('%j with %j digits are of %s, and no other length is a code', (beginnings, lengths, channel) => {
    for (const length of allLengths) {
      const isWhole = (lengths as readonly number[]).includes(length);
      fc.assert(
        fc.property(
          fc.constantFrom(...beginnings).chain((start) => digits(start, length)),
          (code) => {
            expect(readPayerCode(code)).toBe(isWhole ? code : undefined);
            expect(channelOfPayerCode(code)).toBe(channel);
          },
        ),
        { numRuns: 20 },
      );
    }
  });

  test('two digits tell the wallet; 62 is UnionPay’s and JD’s, so it tells none', () => {
    expect(['1', '13', '15', '16', '24', '25', '30', '31', '62', ''].map((text) => channelOfPayerCode(text))).toEqual([
      undefined,
      'wechat-pay',
      'wechat-pay',
      undefined,
      undefined,
      'alipay',
      'alipay',
      undefined,
      undefined,
      undefined,
    ]);
  });
});

test('an unknown beginning is for the server to judge: 16 to 24 digits are taken, of no wallet', () => {
  const unknown = fc
    .integer({ min: 0, max: 99 })
    .map((start) => String(start).padStart(2, '0'))
    .filter((start) => ![...wechat, ...alipay, '62'].includes(start));
  fc.assert(
    fc.property(
      fc.tuple(unknown, fc.integer({ min: 10, max: 30 })).chain(([start, length]) => digits(start, length)),
      (code) => {
        expect(readPayerCode(code)).toBe(code.length >= 16 && code.length <= 24 ? code : undefined);
        expect(channelOfPayerCode(code)).toBeUndefined();
      },
    ),
  );
});

test('a face that Alipay has seen is fp and 33 letters or digits', () => {
  expect(readPayerCode(`fp${'0a'.repeat(16)}b`)).toBe(`fp${'0a'.repeat(16)}b`);
  expect(channelOfPayerCode('fp')).toBe('alipay');
  for (const text of [`fp${'0'.repeat(32)}`, `fp${'0'.repeat(34)}`, `fp${'0'.repeat(32)}!`, `fq${'0'.repeat(33)}`])
    expect(readPayerCode(text)).toBeUndefined();
});

test.each([
  ['full-width digits', '１３４５７９８６４３１２４６８７５３'],
  ['blanks', ' 1345 7986\u3000431246\u00a08753 '],
  ['hyphens of every kind', '1345-7986－4312–4687—53'],
  ['a zero-width mark from a clipboard', '\ufeff134579864312468753\u200b'],
])('%s are put right', (_, text) => {
  expect(readPayerCode(text)).toBe('134579864312468753');
});

test('what is put right once stays as it is', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(plainPayerCode(plainPayerCode(text))).toBe(plainPayerCode(text));
    }),
  );
});

test('a masked code keeps its length and shows six characters of it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 16, max: 24 }).chain((length) => digits('28', length)),
      (code) => {
        const masked = maskPayerCode(code);
        expect(masked).toHaveLength(code.length);
        expect(masked.replace(/•/g, '')).toBe(code.slice(0, 2) + code.slice(-4));
      },
    ),
  );
});
