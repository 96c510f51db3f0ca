import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OwnProduct, Place, ProductDefinition } from '../../src/channels/product-definition';
import { productDefinitions } from '../../src/channels/products';
import { findOffers, type OfferQuestion } from '../../src/core/offers';
import { hosts, terminals, type Device, type Environment, type Host } from '../../src/model/environment';
import type { OpenedProduct } from '../../src/model/product';

const manyRuns = { numRuns: 10_000 };
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

const plan = {
  planId: '3',
  periods: 3,
  firstPeriod: { value: 1, currency: 'CNY' },
  eachPeriod: { value: 1, currency: 'CNY' },
  fee: { value: 0, currency: 'CNY' },
  feeBearer: 'payer' as const,
  total: { value: 3, currency: 'CNY' },
};
const terms = { planId: '3', periods: 3, feeRate: '0.023', feeBearer: 'payer' as const };

const charged = {
  currencies: fc.subarray(['CNY', 'USD']),
  minimumValue: fc.nat(300),
  maximumValue: optional(fc.nat(300)),
};
const ownId = fc.constantFrom('a.b', 'a.c', 'b.b', 'b.c');
const own = fc.record({
  ...charged,
  kind: fc.constantFrom('wallet' as const, 'bank' as const, 'b2b' as const),
  places: fc.array(
    fc.record({
      terminal: fc.constantFrom(...terminals.slice(0, 2)),
      hosts: optional(fc.uniqueArray(fc.constantFrom<Host>('browser', 'wechat', 'alipay'))),
      devices: optional(fc.uniqueArray(fc.constantFrom<Device>('desktop', 'phone', 'tablet'))),
    }),
    { maxLength: 3 },
  ),
  way: fc.constantFrom('scan' as const, 'open' as const, 'inside' as const),
  blockedHosts: optional(fc.subarray<Host>(['wechat', 'alipay'])),
  ownHosts: fc.subarray<Host>(['wechat', 'alipay']),
  needsOneOf: optional(fc.array(ownId, { maxLength: 2 })),
  creditBan: optional(fc.constantFrom('no-credit' as const, 'by-request' as const)),
});
const carried = fc.record({
  ...charged,
  kind: fc.constant('credit' as const),
  carriers: fc.array(fc.oneof(ownId, fc.constantFrom('c.b', 'gone.away')), { maxLength: 3 }),
  plans: fc.constantFrom('quotes' as const, 'quotes-or-estimate' as const, 'wallet' as const),
  refusesVirtualGoods: optional(fc.boolean()),
});

const limit = optional(fc.record({ value: fc.nat(300), currency: fc.constant('CNY') }));
const product = fc.record({
  productId: fc.oneof(ownId, fc.constantFrom('c.b', 'c.c', '__proto__', 'constructor', 'nobody.knows')),
  minimum: limit,
  maximum: limit,
  maintenance: optional(fc.constant({})),
  plans: optional(fc.subarray([plan])),
  instalmentTerms: optional(fc.subarray([terms])),
  creditForbidden: optional(fc.boolean()),
});
const order = fc.record({
  amount: fc.record({ value: fc.nat(300), currency: fc.constantFrom('CNY', 'USD') }),
  creditForbidden: optional(fc.boolean()),
  goods: optional(fc.constantFrom('physical' as const, 'virtual' as const)),
});
const question: fc.Arbitrary<OfferQuestion & { definitions: ReadonlyMap<string, ProductDefinition> }> = fc.record({
  environment: fc.record({
    terminal: fc.constantFrom(...terminals.slice(0, 2)),
    host: fc.constantFrom<Host>('browser', 'wechat', 'alipay'),
    os: fc.constant('other' as const),
    device: fc.constantFrom<Device>('desktop', 'phone', 'tablet'),
    certainty: fc.constant('stated' as const),
  }),
  order,
  products: fc.array(product, { maxLength: 8 }),
  definitions: fc
    .tuple(
      fc.uniqueArray(fc.tuple(ownId, own), { selector: ([id]) => id }),
      fc.uniqueArray(fc.tuple(fc.constantFrom('c.b', 'c.c'), carried), { selector: ([id]) => id }),
    )
    .map(([owns, credits]) => new Map<string, ProductDefinition>([...owns, ...credits])),
});

const isPlace = ({ terminal, hosts: programs, devices }: Place, environment: Environment): boolean =>
  terminal === environment.terminal && (programs?.includes(environment.host) ?? true) && (devices?.includes(environment.device) ?? true);

type Asked = Omit<OfferQuestion, 'definitions'> & { definitions: ReadonlyMap<string, ProductDefinition> };

/** Everything that could be said against a product, each asked on its own: what the cashier decides, said once more in another way. */
function objections(productId: string, asked: Asked): readonly string[] {
  const { environment, order: { amount, creditForbidden, goods }, products, definitions } = asked; // prettier-ignore
  const definition = definitions.get(productId);
  const opened = new Map(products.map((one) => [one.productId, one]));
  const facts = opened.get(productId);
  if (!definition || !facts) return ['unknown'];
  const said: (string | false)[] = [
    !definition.currencies.includes(amount.currency) && 'currency',
    amount.value < definition.minimumValue && 'minimum',
    amount.value < (facts.minimum?.value ?? 0) && 'minimum of the merchant',
    amount.value > (definition.maximumValue ?? Infinity) && 'maximum',
    amount.value > (facts.maximum?.value ?? Infinity) && 'maximum of the merchant',
    facts.maintenance !== undefined && 'maintenance',
  ];
  if (definition.carriers) {
    const carriers = definition.carriers.filter((id) => {
      const carrier = definitions.get(id);
      return carrier && !carrier.carriers && objections(id, asked).length === 0;
    });
    said.push(
      carriers.length === 0 && 'nothing carries it',
      creditForbidden === true && 'credit',
      definition.refusesVirtualGoods === true && goods === 'virtual' && 'goods',
      definition.plans !== 'wallet' && (facts.plans ?? []).length > 0 && amount.currency !== 'CNY' && 'a quote in another currency',
      definition.plans === 'quotes' && !facts.plans?.length && 'no quote',
      definition.plans === 'quotes-or-estimate' &&
        !facts.plans?.length &&
        !(facts.instalmentTerms?.length && amount.value >= terms.periods) &&
        'no terms',
    );
  } else {
    said.push(
      !definition.places.some((place) => isPlace(place, environment)) && 'place',
      (definition.blockedHosts ?? []).includes(environment.host) && 'host',
      (definition.needsOneOf ?? []).length > 0 && !definition.needsOneOf!.some((id) => opened.has(id)) && 'permission',
      creditForbidden === true && !definition.creditBan && facts.creditForbidden !== true && 'credit',
    );
  }
  return said.filter((one): one is string => one !== false);
}

describe('for any products, place and order', () => {
  test('nothing is offered that terminal, host, device, permission, base product, order, goods, credit or maintenance speaks against', () => {
    fc.assert(
      fc.property(question, (asked) => {
        for (const { productId } of findOffers(asked).offers) expect([productId, objections(productId, asked)]).toEqual([productId, []]);
      }),
      manyRuns,
    );
  });

  test('every opened product is in exactly one list, once, and one that nothing speaks against is offered', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const { offers, exclusions } = findOffers(asked);
        const listed = [...offers, ...exclusions].map(({ productId }) => productId);
        expect(new Set(listed).size).toBe(listed.length);
        const opened = new Set(asked.products.map(({ productId }) => productId));
        expect([...opened].every((productId) => listed.includes(productId))).toBe(true);
        for (const { productId, reason, remedy } of exclusions) {
          expect(reason === 'not-opened').toBe(!opened.has(productId));
          // The same wallet's own bridge is the one thing that is no objection to the product itself.
          if (opened.has(productId) && remedy !== 'use-another-product') expect(objections(productId, asked)).not.toEqual([]);
        }
      }),
      manyRuns,
    );
  });

  test('a remedy is only named where the product, or what carries it, would work there on the same device', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const { environment, definitions } = asked;
        for (const { productId, remedy } of findOffers(asked).exclusions) {
          if (!remedy || remedy === 'use-another-product') continue;
          const elsewhere: Environment =
            remedy === 'open-in-browser'
              ? { ...environment, host: 'browser', terminal: environment.terminal === 'pc' ? 'pc' : 'wap' }
              : { ...environment, host: 'wechat', terminal: 'wechat' };
          const definition = definitions.get(productId)!;
          const acting = definition.carriers ? definition.carriers.map((id) => definitions.get(id)) : [definition];
          const places = acting.flatMap((one) => (one as OwnProduct | undefined)?.places ?? []);
          expect(places.some((place) => isPlace(place, elsewhere))).toBe(true);
          expect(elsewhere.host).not.toBe(environment.host);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('the own wallet of the host is never behind another, credit never before a wallet, and a bank never before either', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const ranks = findOffers(asked).offers.map(({ productId }) => {
          const { kind, ownHosts } = asked.definitions.get(productId)!;
          if (ownHosts?.includes(asked.environment.host)) return 0;
          return kind === 'wallet' ? 1 : kind === 'credit' ? 2 : 3;
        });
        expect(ranks).toEqual([...ranks].sort((one, other) => one - other));
      }),
      { numRuns: 1000 },
    );
  });
});

test('of the house, with anything opened, anywhere, nothing is offered that speaks against itself', () => {
  const devices: readonly Device[] = ['desktop', 'phone', 'tablet'];
  const anywhere = fc.record({
    terminal: fc.constantFrom(...terminals),
    host: fc.constantFrom(...hosts),
    os: fc.constant('other' as const),
    device: fc.constantFrom(...devices),
    certainty: fc.constant('stated' as const),
  });
  const opened = fc
    .subarray([...productDefinitions.keys()])
    .map((ids): OpenedProduct[] => ids.map((productId) => ({ productId, plans: [plan] })));
  fc.assert(
    fc.property(anywhere, opened, order, (environment, products, asked) => {
      const all = { environment, products, order: asked, definitions: productDefinitions };
      for (const { productId } of findOffers(all).offers) expect([productId, objections(productId, all)]).toEqual([productId, []]);
    }),
    { numRuns: 1000 },
  );
});
