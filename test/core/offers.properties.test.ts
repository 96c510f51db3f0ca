import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OwnProduct, Place, ProductDefinition } from '../../src/channels/product-definition';
import { productDefinitions } from '../../src/channels/products';
import { findOffers, type OfferQuestion } from '../../src/core/offers';
import { hosts, terminals, type Device, type Environment, type Host } from '../../src/model/environment';
import type { InstalmentPlan } from '../../src/model/instalment-plan';
import type { Money } from '../../src/model/money';
import type { OpenedProduct } from '../../src/model/product';

/** What is weighed, with the products there are. */
type Asked = Omit<OfferQuestion, 'definitions'> & { definitions: ReadonlyMap<string, ProductDefinition> };

const manyRuns = { numRuns: 10_000 };
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

/** A quote for an amount, which adds up where the amount is of three units or more. */
function quoteFor({ value, currency }: Money, planId = '3'): InstalmentPlan {
  const money = (minorUnits: number): Money => ({ value: minorUnits, currency });
  const each = Math.floor(value / 3);
  const parts = { firstPeriod: money(value - 2 * each), eachPeriod: money(each), fee: money(0), total: money(value) };
  return { planId, periods: 3, feeBearer: 'payer', ...parts };
}
/** Quotes of which some can not be true: of another sum, in another currency, or of another order. */
const quotes: readonly ((amount: Money) => InstalmentPlan)[] = [
  (amount) => quoteFor(amount),
  ({ value, currency }) => quoteFor({ value: value + 1, currency }),
  ({ value }) => quoteFor({ value, currency: 'HKD' }),
  (amount) => ({ ...quoteFor(amount), fee: { ...amount, value: 1 } }),
];
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
  quotes: optional(fc.subarray([0, 1, 2, 3])),
  instalmentTerms: optional(fc.subarray([terms])),
  creditForbidden: optional(fc.boolean()),
});
const order = fc.record({
  amount: fc.record({ value: fc.nat(300), currency: fc.constantFrom('CNY', 'USD') }),
  creditForbidden: optional(fc.boolean()),
  goods: optional(fc.constantFrom('physical' as const, 'virtual' as const)),
});
const asked: fc.Arbitrary<
  Omit<Asked, 'products'> & { products: readonly (Omit<OpenedProduct, 'plans'> & { quotes?: number[] | undefined })[] }
> = fc.record({
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
const question: fc.Arbitrary<Asked> = asked.map(({ products, ...rest }) => ({
  ...rest,
  products: products.map(({ quotes: wanted, ...one }) => ({ ...one, plans: wanted?.map((index) => quotes[index]!(rest.order.amount)) })),
}));

const isPlace = ({ terminal, hosts: programs, devices }: Place, environment: Environment): boolean =>
  terminal === environment.terminal && (programs?.includes(environment.host) ?? true) && (devices?.includes(environment.device) ?? true);

/** Only the first of `quotes` is, and only where a period is of something. */
function isTrue(plan: InstalmentPlan, amount: Money): boolean {
  return amount.value >= 3 && JSON.stringify(plan) === JSON.stringify(quoteFor(amount));
}

/** Everything that could be said against a product, each asked on its own: what the cashier decides, said once more in another way. */
function objections(productId: string, one: Asked): readonly string[] {
  const { environment, order: { amount, creditForbidden, goods }, products, definitions } = one; // prettier-ignore
  const definition = definitions.get(productId);
  const opened = new Map(products.map((product) => [product.productId, product]));
  const facts = opened.get(productId);
  if (!definition || !facts) return ['unknown'];
  const said: (string | false)[] = [
    !definition.currencies.includes(amount.currency) && 'currency',
    amount.value < definition.minimumValue && 'minimum',
    facts.minimum?.currency === amount.currency && amount.value < facts.minimum.value && 'minimum of the merchant',
    amount.value > (definition.maximumValue ?? Infinity) && 'maximum',
    facts.maximum?.currency === amount.currency && amount.value > facts.maximum.value && 'maximum of the merchant',
    facts.maintenance !== undefined && 'maintenance',
  ];
  if (definition.carriers) {
    const carriers = definition.carriers.filter((id) => {
      const carrier = definitions.get(id);
      return carrier && !carrier.carriers && objections(id, one).length === 0;
    });
    said.push(
      carriers.length === 0 && 'nothing carries it',
      creditForbidden === true && 'credit',
      definition.refusesVirtualGoods === true && goods === 'virtual' && 'goods',
      definition.plans !== 'wallet' &&
        (facts.plans ?? []).length > 0 &&
        !facts.plans!.some((plan) => isTrue(plan, amount)) &&
        'no true quote',
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
      fc.property(question, (one) => {
        for (const { productId } of findOffers(one).offers) expect([productId, objections(productId, one)]).toEqual([productId, []]);
      }),
      manyRuns,
    );
  });

  test('every opened product is in exactly one list, once, and one that nothing speaks against is offered', () => {
    fc.assert(
      fc.property(question, (one) => {
        const { offers, exclusions } = findOffers(one);
        const listed = [...offers, ...exclusions].map(({ productId }) => productId);
        expect(new Set(listed).size).toBe(listed.length);
        const opened = new Set(one.products.map(({ productId }) => productId));
        expect([...opened].every((productId) => listed.includes(productId))).toBe(true);
        for (const { productId, reason, remedy } of exclusions) {
          expect(reason === 'not-opened').toBe(!opened.has(productId));
          // The same wallet's own bridge is the one thing that is no objection to the product itself.
          if (opened.has(productId) && remedy !== 'use-another-product') expect(objections(productId, one)).not.toEqual([]);
        }
      }),
      manyRuns,
    );
  });

  test('a remedy is only named where the product, or what carries it, would work there on the same device', () => {
    fc.assert(
      fc.property(question, (one) => {
        const { environment, definitions } = one;
        for (const { productId, remedy } of findOffers(one).exclusions) {
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
      fc.property(question, (one) => {
        const ranks = findOffers(one).offers.map(({ productId }) => {
          const { kind, ownHosts } = one.definitions.get(productId)!;
          if (ownHosts?.includes(one.environment.host)) return 0;
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
  const opened = fc.subarray([...productDefinitions.keys()]).map((ids): OpenedProduct[] => ids.map((productId) => ({ productId })));
  fc.assert(
    fc.property(anywhere, opened, order, (environment, products, asked) => {
      const quoted = products.map((product) => ({ ...product, plans: [quoteFor(asked.amount)] }));
      const all = { environment, products: quoted, order: asked, definitions: productDefinitions };
      for (const { productId } of findOffers(all).offers) expect([productId, objections(productId, all)]).toEqual([productId, []]);
    }),
    { numRuns: 1000 },
  );
});
