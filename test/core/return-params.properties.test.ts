import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { returnReaders, type ReturnChannel } from '../../src/channels/return-readers';
import { readReturnParams, returnNamesIn } from '../../src/core/return-params';
import { toMajorUnits } from '../../src/model/money';
import { shows } from '../reliability/shows';
import { alipayReturn, queryOf, realReturns, unionpayReturn } from './return-params.fixtures';

const channels = Object.keys(returnReaders) as ReturnChannel[];
const knownNames = channels.flatMap((channel) => [...returnReaders[channel].names]);
const kinds = ['return', 'none', 'refused'];

const anyText = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('%', '%zz', '\0', '\ud800', '__proto__', '&', '='));
const anyName = fc.oneof(anyText, fc.constantFrom(...knownNames, '__proto__', 'constructor', 'toString'));
const anyValue = fc.oneof(
  anyText,
  fc.constantFrom(...Object.values(alipayReturn), ...Object.values(unionpayReturn), 'a:ok', 0, -1).map(String),
);
const number = fc.stringMatching(/^[0-9A-Za-z_-]{6,32}$/);
const foreign = fc.dictionary(
  fc
    .oneof(fc.string(), fc.constantFrom('session', 'trade_status', '__proto__', 'constructor'))
    .filter((name) => !knownNames.includes(name)),
  fc.string({ maxLength: 40 }),
  { maxKeys: 20 },
);
const alipay = fc
  .record({
    number,
    tradeNo: fc.stringMatching(/^\d{28}$/),
    value: fc.maxSafeNat(),
    sign: fc.base64String({ minLength: 4, maxLength: 344 }),
  })
  .map(({ number: out_trade_no, tradeNo: trade_no, value, sign }) => ({
    value,
    params: { ...alipayReturn, out_trade_no, trade_no, sign, total_amount: toMajorUnits(value, 2) },
  }));

function wellFormed(value: unknown): string {
  return String(value).replace(/[\ud800-\udfff]/g, '');
}

describe('for anything that comes', () => {
  test('a text is read, and what is read goes over the contract', () => {
    const query = fc.oneof(
      fc.string({ maxLength: 300 }),
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.array(fc.tuple(anyName, anyValue)).map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&')),
    );
    fc.assert(
      fc.property(query, (text) => {
        const reading = readReturnParams(text);
        expect(kinds).toContain(reading.kind);
        if (reading.kind !== 'return') return;
        expect(Object.keys(reading.params).length).toBeLessThanOrEqual(100);
        for (const value of Object.values(reading.params)) expect(() => encodeURIComponent(value)).not.toThrow();
      }),
      { numRuns: 10_000 },
    );
  });

  test('a record is read, whatever its names and values', () => {
    const record = fc.oneof(
      fc.dictionary(anyName, fc.oneof(anyValue, fc.anything())),
      fc.dictionary(anyName, fc.anything()).map((other) => ({ ...alipayReturn, ...other })),
      fc.dictionary(anyName, fc.anything()).map((other) => ({ ...other, ...unionpayReturn })),
      fc.object(),
    );
    fc.assert(
      fc.property(record, (given) => {
        const before = Object.getOwnPropertyNames(Object.prototype);
        expect(kinds).toContain(readReturnParams(given).kind);
        expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
      }),
      { numRuns: 10_000 },
    );
  });

  test('what one channel’s real return becomes when it is changed at will is read, and is never a final status', ({ task }) => {
    const changed = fc.constantFrom(...channels).chain((channel) => {
      const sample: Readonly<Record<string, unknown>> = realReturns[channel];
      const name = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...Object.keys(sample)) }, { weight: 1, arbitrary: anyName });
      const change = fc.record({ name, value: fc.oneof(anyValue, fc.constant(undefined), fc.nat(), fc.array(anyValue, { maxLength: 2 })) });
      return fc.record({ sample: fc.constant(sample), changes: fc.array(change, { maxLength: 4 }), isQuery: fc.boolean() });
    });
    fc.assert(
      fc.property(changed, ({ sample, changes, isQuery }) => {
        const pairs = [...Object.entries(sample), ...changes.map(({ name, value }) => [name, value] as const)];
        const input = isQuery
          ? pairs.map(([name, value]) => `${name}=${encodeURI(wellFormed(value))}`).join('&')
          : Object.fromEntries(pairs);
        const reading = readReturnParams(input);
        expect(kinds).toContain(reading.kind);
        expect(reading).not.toHaveProperty('status');
        if (reading.kind !== 'return') return;
        expect(['paid', 'failed', 'unknown']).toContain(reading.claim);
        expect(knownNames).toEqual(expect.arrayContaining(Object.keys(reading.params)));
        if (reading.amount) expect(Number.isSafeInteger(reading.amount.value)).toBe(true);
      }),
      { numRuns: 10_000 },
    );
    shows({ task }, 'R1', 10_000, '10,000 changed returns, none of them a status');
  });

  test('no address can claim that it is paid in the name of a channel whose return has no such word', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyName, anyValue), { maxLength: 12 }), (pairs) => {
        const reading = readReturnParams(new URLSearchParams([...Object.entries(alipayReturn).slice(0, 3), ...pairs]));
        if (reading.kind === 'return' && reading.claim === 'paid') expect(['abc', 'ccb', 'unionpay', 'yeepay']).toContain(reading.channel);
      }),
    );
  });
});

describe('a return', () => {
  test('reads as it was written: number, amount to the fen, every parameter', () => {
    fc.assert(
      fc.property(alipay, ({ value, params }) => {
        for (const input of [queryOf(params), new URLSearchParams(params), params]) {
          expect(readReturnParams(input)).toMatchObject({
            kind: 'return',
            channel: 'alipay',
            outTradeNo: params.out_trade_no,
            tradeNo: params.trade_no,
            amount: { value, currency: 'CNY' },
          });
          expect(readReturnParams(input)).toHaveProperty('params', params);
        }
      }),
    );
  });

  test('reads the same in any order', () => {
    fc.assert(
      fc.property(alipay, fc.infiniteStream(fc.nat()), ({ params }, ranks) => {
        const shuffled = Object.entries(params)
          .map((pair) => ({ pair, rank: ranks.next().value as number }))
          .sort((one, other) => one.rank - other.rank)
          .map(({ pair }) => pair);
        const reading = readReturnParams(new URLSearchParams(shuffled).toString());
        expect(JSON.stringify(reading)).toBe(JSON.stringify(readReturnParams(params)));
      }),
    );
  });

  test('reads the same among parameters of the page’s own, and carries none of them', () => {
    fc.assert(
      fc.property(alipay, foreign, fc.boolean(), ({ params }, own, isFirst) => {
        const pairs = isFirst ? [...Object.entries(own), ...Object.entries(params)] : [...Object.entries(params), ...Object.entries(own)];
        expect(readReturnParams(new URLSearchParams(pairs).toString())).toEqual(readReturnParams(params));
        expect(readReturnParams(Object.fromEntries(pairs))).toEqual(readReturnParams(params));
      }),
    );
  });

  test('is refused when any name of the channel comes twice, wherever and with whatever', () => {
    fc.assert(
      fc.property(fc.constantFrom(...returnReaders.alipay.names), fc.string({ maxLength: 40 }), fc.nat(12), (name, value, place) => {
        const pairs = Object.entries(alipayReturn);
        pairs.splice(place, 0, [name, value]);
        const names = [...returnReaders.alipay.names];
        expect(readReturnParams(new URLSearchParams(pairs).toString())).toEqual({ kind: 'refused', reason: 'doubled', names });
        expect(returnNamesIn(new URLSearchParams(pairs).toString())).toEqual(names);
      }),
    );
  });
});
