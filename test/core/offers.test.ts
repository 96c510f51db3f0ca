import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ProductDefinition } from '../../src/channels/product-definition';
import { productDefinitions } from '../../src/channels/products';
import { findOffers, type OfferQuestion } from '../../src/core/offers';
import { terminals, type Device, type Environment, type Host } from '../../src/model/environment';
import type { OpenedProduct } from '../../src/model/product';
import { desktop, inWechat } from './fixtures';

const order = { amount: { value: 102400, currency: 'CNY' } };
const both: readonly OpenedProduct[] = [{ productId: 'wechat-pay.native' }, { productId: 'wechat-pay.jsapi' }];

function idsAt(environment: Environment, parts: Partial<OfferQuestion> = {}): string[] {
  return findOffers({ environment, order, products: both, ...parts }).offers.map(({ productId }) => productId);
}

/** A product that works on any PC. */
function aDefinition(parts: Partial<ProductDefinition> = {}): ProductDefinition {
  return { way: 'scan', places: [{ terminal: 'pc' }], currencies: ['CNY'], minimumValue: 1, group: 'recommended', ...parts };
}

describe('by place', () => {
  test('a desk takes a code, and says that the bridge needs WeChat', () => {
    const { offers, exclusions } = findOffers({ environment: desktop, order, products: both });
    expect(offers.map(({ productId }) => productId)).toEqual(['wechat-pay.native']);
    expect(exclusions.filter(({ reason }) => reason !== 'not-opened')).toEqual([
      { productId: 'wechat-pay.jsapi', reason: 'terminal', facts: { terminal: 'pc', terminals: ['wechat'] } },
    ]);
  });

  test("a phone's WeChat takes its bridge, and no code of its own screen", () => {
    expect(idsAt(inWechat)).toEqual(['wechat-pay.jsapi']);
  });

  test('desktop WeChat, which has no bridge, takes a code', () => {
    expect(idsAt({ ...desktop, host: 'wechat' })).toEqual(['wechat-pay.native']);
  });

  test('a phone outside WeChat is told to open the page in WeChat', () => {
    const { exclusions } = findOffers({ environment: { ...inWechat, terminal: 'wap', host: 'browser' }, order, products: both });
    expect(exclusions.find(({ productId }) => productId === 'wechat-pay.jsapi')).toMatchObject({
      reason: 'terminal',
      remedy: 'open-in-wechat',
    });
  });

  test('the right terminal in the wrong program or on the wrong device names what it needs', () => {
    const { exclusions } = findOffers({ environment: { ...inWechat, terminal: 'wap', host: 'browser' }, order, products: both });
    expect(exclusions.find(({ productId }) => productId === 'wechat-pay.native')).toMatchObject({
      reason: 'host',
      facts: { host: 'browser', hosts: ['browser'], device: 'phone', devices: ['tablet'] },
    });
  });
});

test('a tablet shows a code in a browser, and not in a wallet that scans nothing of its own screen', () => {
  const tablet: Environment = { terminal: 'wap', host: 'browser', os: 'ios', device: 'tablet', certainty: 'user-agent' };
  expect(idsAt(tablet)).toEqual(['wechat-pay.native']);
  expect(idsAt({ ...tablet, host: 'alipay' })).toEqual([]);
});

describe('by amount', () => {
  const definitions = new Map([['a.b', aDefinition({ minimumValue: 100, currencies: ['CNY', 'HKD'] })]]);
  const reasonFor = (value: number, currency: string, product: Partial<OpenedProduct> = {}): unknown => {
    const question = { environment: desktop, order: { amount: { value, currency } }, definitions };
    return findOffers({ ...question, products: [{ productId: 'a.b', ...product }] }).exclusions[0];
  };

  test("the higher of the channel's and the merchant's minimum counts, and the minimum itself is enough", () => {
    expect(reasonFor(99, 'CNY')).toMatchObject({ reason: 'amount-below', facts: { value: 99, minimum: 100 } });
    expect(reasonFor(100, 'CNY')).toBeUndefined();
    const minimum = { value: 200, currency: 'CNY' };
    expect(reasonFor(199, 'CNY', { minimum })).toMatchObject({ reason: 'amount-below', facts: { minimum: 200 } });
    expect(reasonFor(200, 'CNY', { minimum })).toBeUndefined();
  });

  test('the maximum itself is not too much', () => {
    const maximum = { value: 300, currency: 'CNY' };
    expect(reasonFor(300, 'CNY', { maximum })).toBeUndefined();
    expect(reasonFor(301, 'CNY', { maximum })).toMatchObject({ reason: 'amount-above', facts: { value: 301, maximum: 300 } });
  });

  test('a currency that the channel does not take is named', () => {
    expect(reasonFor(300, 'USD')).toMatchObject({ reason: 'currency', facts: { currency: 'USD', currencies: ['CNY', 'HKD'] } });
  });
});

describe('maintenance', () => {
  const maintenance = { reason: '系统升级', endsInMs: 3_600_000 };

  test('takes a product away with its reason, and no other', () => {
    const definitions = new Map([
      ['a.b', aDefinition()],
      ['a.c', aDefinition()],
    ]);
    const products = [{ productId: 'a.b', maintenance }, { productId: 'a.c' }];
    const { offers, exclusions } = findOffers({ environment: desktop, order, products, definitions });
    expect(offers.map(({ productId }) => productId)).toEqual(['a.c']);
    expect(exclusions).toEqual([{ productId: 'a.b', reason: 'maintenance', facts: {}, maintenance }]);
  });

  test('of a product that does not work here anyway is not the reason given', () => {
    const { exclusions } = findOffers({ environment: desktop, order, products: [{ productId: 'wechat-pay.jsapi', maintenance }] });
    expect(exclusions[0]).toMatchObject({ reason: 'terminal' });
  });
});

describe('order', () => {
  const definitions = new Map([
    ['bank.one', aDefinition({ group: 'bank' })],
    ['wallet.one', aDefinition()],
    ['wallet.two', aDefinition()],
    ['wallet.own', aDefinition({ ownHosts: ['alipay'] })],
  ]);
  const products = [...definitions.keys()].map((productId) => ({ productId }));

  test("wallets stand in the merchant's order, before banks", () => {
    expect(idsAt(desktop, { definitions, products })).toEqual(['wallet.one', 'wallet.two', 'wallet.own', 'bank.one']);
    expect(idsAt(desktop, { definitions, products: [...products].reverse() })).toEqual([
      'wallet.own',
      'wallet.two',
      'wallet.one',
      'bank.one',
    ]);
  });

  test("the host's own wallet stands first, there and only there", () => {
    expect(idsAt({ ...desktop, host: 'alipay' }, { definitions, products })[0]).toBe('wallet.own');
    expect(idsAt({ ...desktop, host: 'qq' }, { definitions, products })[0]).toBe('wallet.one');
  });
});

describe('names from the network', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'venmo.web', ''])(
    '%j is an unknown product and nothing else',
    (productId) => {
      const { offers, exclusions } = findOffers({ environment: desktop, order, products: [{ productId }] });
      expect(offers).toEqual([]);
      expect(exclusions.filter((one) => one.productId === productId)).toEqual([{ productId, reason: 'unknown-product', facts: {} }]);
    },
  );

  test('a product named twice is offered once', () => {
    expect(idsAt(desktop, { products: [both[0]!, both[0]!, both[1]!, both[0]!] })).toEqual(['wechat-pay.native']);
  });
});

const definition = fc.record({
  places: fc.array(
    fc.record({
      terminal: fc.constantFrom(...terminals.slice(0, 2)),
      hosts: fc.option(fc.uniqueArray(fc.constantFrom<Host>('browser', 'wechat', 'alipay')), { nil: undefined }),
      devices: fc.option(fc.uniqueArray(fc.constantFrom<Device>('desktop', 'phone', 'tablet')), { nil: undefined }),
    }),
    { maxLength: 3 },
  ),
  way: fc.constantFrom('scan' as const, 'open' as const),
  blockedHosts: fc.option(fc.subarray<Host>(['wechat', 'alipay']), { nil: undefined }),
  currencies: fc.subarray(['CNY', 'USD']),
  minimumValue: fc.nat(300),
  ownHosts: fc.subarray<Host>(['wechat', 'alipay']),
  group: fc.constantFrom('recommended' as const, 'bank' as const),
});
const name = fc.constantFrom('a.b', 'a.c', 'b.b', 'b.c', '__proto__', 'constructor', 'nobody.knows');
const limit = fc.option(fc.record({ value: fc.nat(300), currency: fc.constant('CNY') }), { nil: undefined });
const question = fc.record({
  environment: fc.record({
    terminal: fc.constantFrom(...terminals.slice(0, 2)),
    host: fc.constantFrom<Host>('browser', 'wechat', 'alipay'),
    os: fc.constant('other' as const),
    device: fc.constantFrom<Device>('desktop', 'phone', 'tablet'),
    certainty: fc.constant('stated' as const),
  }),
  order: fc.record({ amount: fc.record({ value: fc.nat(300), currency: fc.constantFrom('CNY', 'USD') }) }),
  products: fc.array(
    fc.record({ productId: name, minimum: limit, maximum: limit, maintenance: fc.option(fc.constant({}), { nil: undefined }) }),
    { maxLength: 8 },
  ),
  definitions: fc
    .uniqueArray(fc.tuple(fc.constantFrom('a.b', 'a.c', 'b.b', 'b.c'), definition), { selector: ([id]) => id })
    .map((entries) => new Map(entries as [string, ProductDefinition][])),
}) as fc.Arbitrary<OfferQuestion & { definitions: ReadonlyMap<string, ProductDefinition> }>;

describe('for any products, place and order', () => {
  test('every opened product is in exactly one list, once', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const { offers, exclusions } = findOffers(asked);
        const listed = [...offers, ...exclusions].map(({ productId }) => productId);
        expect(new Set(listed).size).toBe(listed.length);
        expect(listed).toEqual(expect.arrayContaining(asked.products.map(({ productId }) => productId)));
        expect(
          exclusions
            .filter(({ reason }) => reason === 'not-opened')
            .every(({ productId }) => asked.products.every((product) => product.productId !== productId)),
        ).toBe(true);
      }),
    );
  });

  test('nothing is offered where terminal, host, device, currency, amount or maintenance says no', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const {
          environment,
          order: { amount },
          products,
          definitions,
        } = asked;
        for (const { productId } of findOffers(asked).offers) {
          const { places, blockedHosts, currencies, minimumValue } = definitions.get(productId)!;
          const product = products.filter((opened) => opened.productId === productId).pop()!;
          const fits = places.some(
            ({ terminal, hosts, devices }) =>
              terminal === environment.terminal &&
              (hosts?.includes(environment.host) ?? true) &&
              (devices?.includes(environment.device) ?? true),
          );
          expect(fits).toBe(true);
          expect(blockedHosts ?? []).not.toContain(environment.host);
          expect(currencies).toContain(amount.currency);
          expect(amount.value).toBeGreaterThanOrEqual(Math.max(minimumValue, product.minimum?.value ?? 0));
          expect(amount.value).toBeLessThanOrEqual(product.maximum?.value ?? Infinity);
          expect(product.maintenance).toBeUndefined();
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('a remedy is only named where the product would work there on the same device', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const { environment, definitions } = asked;
        for (const { productId, remedy } of findOffers(asked).exclusions) {
          if (!remedy || remedy === 'use-another-product') continue;
          const elsewhere: Environment =
            remedy === 'open-in-browser'
              ? { ...environment, host: 'browser', terminal: environment.terminal === 'pc' ? 'pc' : 'wap' }
              : { ...environment, host: 'wechat', terminal: 'wechat' };
          const { places } = definitions.get(productId)!;
          const works = places.some(
            ({ terminal, hosts, devices }) =>
              terminal === elsewhere.terminal && (hosts?.includes(elsewhere.host) ?? true) && (devices?.includes(elsewhere.device) ?? true),
          );
          expect(works).toBe(true);
          expect(elsewhere.host).not.toBe(environment.host);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('the own wallet of the host is never behind another, and a bank never before a wallet', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const ranks = findOffers(asked).offers.map(({ productId, group }) =>
          asked.definitions.get(productId)!.ownHosts?.includes(asked.environment.host) ? 0 : group === 'recommended' ? 1 : 2,
        );
        expect(ranks).toEqual([...ranks].sort((one, other) => one - other));
      }),
    );
  });
});

test('every product of the house works somewhere, in a currency, from one fen on', () => {
  for (const [productId, { places, currencies, minimumValue }] of productDefinitions) {
    expect(productId).toMatch(/^[a-z0-9-]+\.[a-z0-9-]+$/);
    expect(places.length).toBeGreaterThan(0);
    expect(currencies.length).toBeGreaterThan(0);
    expect(minimumValue).toBeGreaterThanOrEqual(1);
  }
});
