import { describe, expect, expectTypeOf, test } from 'vitest';
import { instalmentFindingKinds, type InstalmentFinding, type InstalmentMessageKey } from '../../src/core/instalment-finding';
import { orderFindingKinds, type OrderMessageKey, type OrderRemedy } from '../../src/core/order-finding';
import { enMerchant } from '../../src/locales/en.merchant';
import type { MerchantMessageKey, MerchantMessages } from '../../src/locales/merchant-messages';
import { merchantText } from '../../src/locales/merchant-text';
import { zhCNMerchant } from '../../src/locales/zh-CN.merchant';

const languages: readonly (readonly [string, MerchantMessages])[] = [
  ['zh-CN', zhCNMerchant],
  ['en', enMerchant],
];

const orderKinds = Object.entries(orderFindingKinds);
/** Texts of instalments say what is in them; which values come is seen where they are found. */
const instalmentKeys = Object.keys(instalmentFindingKinds);
const kinds = [...orderKinds, ...Object.entries(instalmentFindingKinds)];

type Remedy = OrderRemedy | InstalmentFinding['remedy'];

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
  'use-other-periods': 1,
} satisfies Record<Remedy, 1>);

function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!))].sort();
}

test('every finding and every remedy has a text, by the compiler too', () => {
  expectTypeOf<OrderMessageKey>().toExtend<MerchantMessageKey>();
  expectTypeOf<InstalmentMessageKey>().toExtend<MerchantMessageKey>();
  expectTypeOf<`remedy.${Remedy}`>().toExtend<MerchantMessageKey>();
});

describe.each(languages)('%s', (_, messages) => {
  test('has a text for every finding and every remedy, and for nothing else', () => {
    const wanted = [
      ...orderKinds.map(([key]) => key),
      ...instalmentKeys.filter((key) => !(key in orderFindingKinds)),
      ...remedies.map((remedy) => `remedy.${remedy}`),
    ];
    expect(Object.keys(messages).sort()).toEqual(wanted.sort());
  });

  test.each(orderKinds)('says %s with the values that the finding has', (key, { values }) => {
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

test('a text is said with its values, in Chinese unless told otherwise', () => {
  const values = { parameter: 'out_trade_no', length: 5, minimum: 6 };
  expect(merchantText('order.number.too-short', values)).toBe('商户订单号（out_trade_no）只有 5 位，至少要 6 位');
  expect(merchantText('order.number.too-short', values, 'en')).toMatch(/out_trade_no.*5.*6/);
});
