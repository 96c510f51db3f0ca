import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isKnown, type Fact } from '../../src/channels/fact';
import { houseChannels } from '../../src/channels/house-channel';
import type { PayerCodeRule } from '../../src/channels/payer-code-rule';
import { payerCodeRules } from '../../src/channels/payer-code-rules';
import {
  channelOfPayerCode,
  identifyPayerCode,
  maskPayerCode,
  payerCodes,
  plainPayerCode,
  readPayerCode,
} from '../../src/channels/payer-codes';

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
    // One list says that JD's may have 18.
    [['62'], [18, 19], undefined],
  ] as const)('%j with %j digits are of %s, and no other length is a code', (beginnings, lengths, channel) => {
    for (const length of allLengths) {
      const isWhole = (lengths as readonly number[]).includes(length);
      fc.assert(
        fc.property(
          fc.constantFrom(...beginnings).chain((start) => digits(start, length)),
          (code) => {
            expect(readPayerCode(code)).toBe(isWhole ? code : undefined);
            // One that is longer than any of the wallet's is nobody's.
            expect(channelOfPayerCode(code)).toBe(length <= Math.max(...lengths) ? channel : undefined);
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

describe('whose a code may be', () => {
  test.each([
    // Source: pay.weixin.qq.com, 付款码支付; opendocs.alipay.com, trade.pay.
    ['134579864312468753', ['wechat-pay'], true],
    ['281234567890123456', ['alipay'], true],
    [`fp${'0a'.repeat(16)}b`, ['alipay'], true],
    // Code of counters that take 云闪付 and 京东付款码 alike.
    ['6212345678901234567', ['unionpay', 'jd-pay'], false],
    ['621234567890123456', ['jd-pay'], false],
    // Tencent's own demo.
    ['910728310408849937', ['qq-wallet'], false],
    ['511234567890123456', ['bestpay'], false],
    // Douyin's and e-CNY's are not known.
    ['881234567890123456', [], false],
  ])('%s, which is whole, may be of %j, beyond doubt: %s', (code, candidates, sure) => {
    expect(identifyPayerCode(code)).toMatchObject({ candidates, sure, whole: true });
    expect(channelOfPayerCode(code)).toBe(sure ? candidates[0] : undefined);
  });

  test.each([
    ['13', ['wechat-pay'], true],
    ['28123', ['alipay'], true],
    ['62', ['unionpay', 'jd-pay'], false],
    ['91', ['qq-wallet'], false],
    ['1', [], false],
    ['', [], false],
  ])('%j, which is begun, may be of %j, beyond doubt: %s', (text, candidates, sure) => {
    expect(identifyPayerCode(text)).toMatchObject({ candidates, sure, whole: false });
  });

  test('a rule that nothing confirms refuses no code: 91 and 51 are taken with 16 to 24 digits', () => {
    for (const beginning of ['91', '51']) {
      for (let length = 10; length < 30; length += 1) {
        const code = beginning.padEnd(length, '7');
        expect(identifyPayerCode(code).whole).toBe(length >= 16 && length <= 24);
        expect(identifyPayerCode(code).sure).toBe(false);
      }
    }
  });

  test('a card’s number of 16 digits that begins with 62 is no code', () => {
    expect(readPayerCode('6212345678901234')).toBeUndefined();
  });

  test('any text is told apart, and no more than six of its characters are given away', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 70 }),
      fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 24 }).map((rest) => `62${rest}`),
    );
    fc.assert(
      fc.property(text, (given) => {
        const { candidates, sure, whole, masked } = identifyPayerCode(given);
        for (const channel of candidates) expect(payerCodes.has(channel)).toBe(true);
        if (sure) expect(candidates).toHaveLength(1);
        expect(masked.replace(/•/g, '').length).toBeLessThanOrEqual(6);
        expect(masked.length).toBeLessThanOrEqual(64);
        expect(whole).toBe(readPayerCode(given) !== undefined);
      }),
      { numRuns: 10_000 },
    );
  });

  test('a megabyte is no code, and its mask is short', () => {
    expect(identifyPayerCode('6'.repeat(1e6))).toEqual({ candidates: [], sure: false, whole: false, masked: '•'.repeat(64) });
  });
});

describe('what is known of every channel’s codes', () => {
  const facts = Object.entries<Fact<readonly PayerCodeRule[]>>(payerCodeRules);

  test('is said of each, or why it is not known', () => {
    expect(facts.map(([channel]) => channel).sort()).toEqual([...houseChannels].sort());
    for (const [, fact] of facts) expect(isKnown(fact) ? fact.source : fact.unknown).toMatch(/\S{3}/);
  });

  test('is what codes are told apart by, and what nothing confirms is marked so in both', () => {
    const known = facts.flatMap(([channel, fact]) => (isKnown(fact) ? [[channel, fact] as const] : []));
    expect(new Map(known.map(([channel, { value }]) => [channel, value]))).toEqual(payerCodes);
    for (const [, { value, trust }] of known) expect(value.every(({ isUnsure }) => isUnsure)).toBe(trust === 'unverified');
  });
});

test.each(['', '1', '13457', '中文', '<b>134579864312468753</b>'])('of %j, which is no code, a mask shows nothing', (text) => {
  expect(maskPayerCode(text)).toMatch(/^•*$/);
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
