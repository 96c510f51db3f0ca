import { beforeAll, beforeEach, describe, expect, test, vi, type MockInstance } from 'vitest';
import type { ProductDefinition } from '../../src/channels/product-definition';
import type { productDefinitions as Definitions } from '../../src/channels/products';
import type { addProducts as AddProducts } from '../../src/core/add-products';

const page: ProductDefinition = { way: 'page', places: [{ terminal: 'pc' }], kind: 'wallet', currencies: ['CNY'], minimumValue: 1 };

let addProducts: typeof AddProducts;
let productDefinitions: typeof Definitions;
let warn: MockInstance<typeof console.warn>;

// Of tables of their own: other files read the house's.
beforeAll(async () => {
  vi.resetModules();
  ({ addProducts } = await import('../../src/core/add-products'));
  ({ productDefinitions } = await import('../../src/channels/products'));
  vi.resetModules();
});

beforeEach(() => {
  warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  return () => {
    warn.mockRestore();
  };
});

function warnings(): readonly string[] {
  return warn.mock.calls.map(([words]) => String(words));
}

test('products are added, of any channel, and their ids are answered', () => {
  expect(addProducts({ 'acme.page': page, 'alipay.counter-page': page })).toEqual(['acme.page', 'alipay.counter-page']);
  expect(productDefinitions.get('acme.page')?.way).toBe('page');
  expect(productDefinitions.has('alipay.counter-page')).toBe(true);
  expect(warnings()).toEqual([]);
});

test('a product that is added again takes the place of what it was', () => {
  addProducts({ 'again.page': page });
  expect(addProducts({ 'again.page': { ...page, minimumValue: 100 } })).toEqual(['again.page']);
  expect(productDefinitions.get('again.page')?.minimumValue).toBe(100);
});

test('products of the house are kept, and the page is told', () => {
  const before = productDefinitions.get('alipay.page');
  expect(addProducts({ 'alipay.page': page, 'beside.page': page })).toEqual(['beside.page']);
  expect(productDefinitions.get('alipay.page')).toBe(before);
  expect(warnings()).toEqual([expect.stringContaining('"alipay.page" is left out: it is known here')]);
});

describe('is left out, and warned of once:', () => {
  test.each(['page', 'Acme.page', 'acme.', '.page', 'acme.a.b', 'acme.__proto__', 'constructor', ''])('a product of the id %j', (id) => {
    for (const _ of [1, 2]) expect(addProducts({ [id]: page })).toEqual([]);
    expect(productDefinitions.has(id)).toBe(false);
    expect(warnings()).toEqual([expect.stringContaining(`product ${JSON.stringify(id)} is left out: its id is not`)]);
  });

  test('a product of another channel than all are to be of', () => {
    expect(addProducts({ 'one.page': page, 'other.page': page }, 'one')).toEqual(['one.page']);
    expect(productDefinitions.has('other.page')).toBe(false);
    expect(warnings()).toEqual([expect.stringContaining('its id is not "one."')]);
  });

  test('a product that is defined wrongly', () => {
    expect(addProducts({ 'wrong.page': { ...page, creditBan: 'none' as never } })).toEqual([]);
    expect(productDefinitions.has('wrong.page')).toBe(false);
    expect(warnings()).toEqual([expect.stringContaining('"wrong.page" is left out: its creditBan')]);
  });

  test('a table that is none', () => {
    for (const table of [null, undefined, 7, 'page']) expect(addProducts(table as never)).toEqual([]);
    expect(warnings()).toEqual([expect.stringContaining('no products are added')]);
  });
});
