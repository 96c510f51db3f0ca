import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isVerified } from '../../src/channels/fact';
import { houseChannels } from '../../src/channels/house-channel';
import { orderRules } from '../../src/channels/order-rules';
import { productDefinitions } from '../../src/channels/products';
import { checkOrder, safeOrderNumber, type OrderToCheck } from '../../src/core/order-check';
import { orderFindingKinds } from '../../src/core/order-finding';
import { enMerchant } from '../../src/locales/en.merchant';

const ids = [...houseChannels, ...productDefinitions.keys()];
const id = fc.constantFrom(...ids);

const thing = fc.anything({ maxDepth: 1 });

const anyOrder = fc.oneof(
  fc.anything({ maxDepth: 1, withBigInt: true, withDate: true, withNullPrototype: true, withObjectString: true, withSparseArray: true }),
  fc.record(
    {
      outTradeNo: thing,
      amount: fc.oneof(thing, fc.record({ value: fc.oneof(fc.double(), thing), currency: fc.oneof(fc.string(), thing) })),
      description: fc.oneof(fc.string({ unit: 'binary' }), thing),
      payeeName: thing,
      goods: thing,
      expiry: fc.oneof(
        thing,
        fc.record({
          mode: fc.oneof(fc.constantFrom('absolute', 'relative', 'from-event', 'code'), thing),
          endsInMs: fc.oneof(fc.double(), thing),
        }),
      ),
    },
    { requiredKeys: [] },
  ),
);

test('whatever stands for an order or a channel, the answer is findings, each with the values that its text asks for', () => {
  fc.assert(
    fc.property(anyOrder, fc.oneof(id, fc.string(), thing), (order, channelOrProductId) => {
      const findings = checkOrder(order as OrderToCheck, channelOrProductId as string);
      for (const { messageKey, values, severity, rule, field } of findings) {
        const kind = orderFindingKinds[messageKey];
        expect(Object.keys(values).sort()).toEqual([...kind.values].sort());
        expect([rule, field]).toEqual([kind.rule, kind.field]);
        expect(['error', 'advice']).toContain(severity);
        for (const value of Object.values(values))
          expect(typeof value === 'number' ? Number.isFinite(value) : typeof value === 'string').toBe(true);
        expect(enMerchant[messageKey].length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 10_000 },
  );
});

test('8 to 20 letters and digits are no error in any channel whose rule of numbers is verified, and no advice anywhere', () => {
  const verified = ids.filter((name) => isVerified(orderRules[name.split('.')[0] as keyof typeof orderRules].orderNumber));
  expect(verified.length).toBeGreaterThan(30);
  fc.assert(
    fc.property(fc.constantFrom(...ids), fc.stringMatching(/^[0-9A-Za-z]{8,20}$/), (name, outTradeNo) => {
      const findings = checkOrder({ outTradeNo, amount: { value: 1, currency: 'CNY' }, description: 'tea' }, name);
      expect(findings.filter(({ rule }) => rule === 'order-number')).toEqual([]);
    }),
    { numRuns: 10_000 },
  );
});

test('a number beside the safe ones is always said, as an error or as an advice', () => {
  const unsafe = fc.string({ minLength: 1, maxLength: 40 }).filter((text) => !safeOrderNumber.pattern.test(text));
  fc.assert(
    fc.property(id, unsafe, (name, outTradeNo) => {
      const findings = checkOrder({ outTradeNo, amount: { value: 1, currency: 'CNY' }, description: 'tea' }, name);
      expect(findings.filter(({ rule }) => rule === 'order-number').length).toBeGreaterThan(0);
    }),
  );
});

test('a description that is proposed has no findings of its own', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.string({ unit: fc.constantFrom('茶', 'a', ' ', '/', '=', '&', '{', '"', '\n', '\u202e', '🍵', '\ud83c', 'é'), maxLength: 400 }),
  );
  let runs = 0;
  let proposed = 0;
  fc.assert(
    fc.property(id, text, (name, description) => {
      runs += 1;
      const order = { outTradeNo: '20261122093001A1', amount: { value: 1, currency: 'CNY' }, description };
      const ofDescription = (given: OrderToCheck): string[] =>
        checkOrder(given, name)
          .filter(({ rule }) => rule === 'description')
          .map(({ messageKey }) => messageKey);
      for (const { proposal } of checkOrder(order, name)) {
        if (proposal === undefined) continue;
        proposed += 1;
        expect(ofDescription({ ...order, description: proposal })).toEqual([]);
      }
    }),
    { numRuns: 10_000 },
  );
  expect(proposed).toBeGreaterThan(runs / 10);
});
