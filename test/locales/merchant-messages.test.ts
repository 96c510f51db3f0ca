import { describe, expect, expectTypeOf, test } from 'vitest';
import { orderFindingKinds, type OrderMessageKey, type OrderRemedy } from '../../src/core/order-finding';
import { enMerchant } from '../../src/locales/en.merchant';
import type { MerchantMessageKey, MerchantMessages } from '../../src/locales/merchant-messages';
import { zhCNMerchant } from '../../src/locales/zh-CN.merchant';

const languages: readonly (readonly [string, MerchantMessages])[] = [
  ['zh-CN', zhCNMerchant],
  ['en', enMerchant],
];

const kinds = Object.entries(orderFindingKinds);

/** Every remedy, by the compiler's word: a new one does not compile until it stands here. */
const remedies = Object.keys({
  'fill-in': 1,
  lengthen: 1,
  shorten: 1,
  'replace-characters': 1,
  'count-minor-units': 1,
  raise: 1,
  split: 1,
  round: 1,
  'use-other-currency': 1,
  'use-other-product': 1,
  'use-other-mode': 1,
  'renew-code': 1,
  'name-product': 1,
} satisfies Record<OrderRemedy, 1>);

function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!))].sort();
}

test('every finding and every remedy has a text, by the compiler too', () => {
  expectTypeOf<OrderMessageKey>().toExtend<MerchantMessageKey>();
  expectTypeOf<`remedy.${OrderRemedy}`>().toExtend<MerchantMessageKey>();
});

describe.each(languages)('%s', (_, messages) => {
  test('has a text for every finding and every remedy, and for nothing else', () => {
    const wanted = [...kinds.map(([key]) => key), ...remedies.map((remedy) => `remedy.${remedy}`)];
    expect(Object.keys(messages).sort()).toEqual(wanted.sort());
  });

  test.each(kinds)('says %s with the values that the finding has', (key, { values }) => {
    expect(placeholders(messages[key as OrderMessageKey])).toEqual([...values].sort());
  });

  test('says something in every text, with no blank at its ends', () => {
    for (const text of Object.values(messages)) {
      expect(text).toBe(text.trim());
      expect(text).not.toMatch(/^$|TODO|undefined/);
    }
  });
});

test('every remedy is the way out of some finding', () => {
  expect([...new Set(kinds.map(([, { remedy }]) => remedy))].sort()).toEqual([...remedies].sort());
});
