import type { CarriedProduct, OwnProduct, ProductDefinition } from '../channels/product-definition.js';
import type { Environment, Host, Terminal } from '../model/environment.js';
import type { Money } from '../model/money.js';
import type { Exclusion } from '../model/offer.js';
import type { Order } from '../model/order.js';
import type { OpenedProduct, ProductId } from '../model/product.js';
import { carriersOf, isAtPlace, isThere } from './carriers.js';
import { plansOf } from './plans.js';

/** Why a product is not offered. */
export type Verdict = Pick<Exclusion, 'reason' | 'facts' | 'remedy' | 'maintenance'>;

/** What a product is weighed against. */
export interface Scales {
  readonly environment: Environment;
  readonly order: Pick<Order, 'amount' | 'creditForbidden' | 'goods'>;
  readonly opened: ReadonlyMap<ProductId, OpenedProduct>;
  readonly definitions: ReadonlyMap<ProductId, ProductDefinition>;
}

/** Why an opened product is not offered; undefined where nothing is against it. Where it works is asked first, since that is what a payer can change. */
export function exclude(definition: ProductDefinition, product: OpenedProduct, scales: Scales): Verdict | undefined {
  const verdict =
    (definition.carriers ? excludeByCarriers(definition, scales) : excludeByPlace(definition, scales.environment)) ??
    excludeByAmount(definition, product, scales.order) ??
    (definition.carriers ? excludeCredit(definition, product, scales.order) : excludeOwn(definition, product, scales));
  return verdict ?? (product.maintenance && { reason: 'maintenance', facts: {}, maintenance: product.maintenance });
}

function excludeOwn(definition: OwnProduct, product: OpenedProduct, { opened, order }: Scales): Verdict | undefined {
  const { kind, needsOneOf = [], creditBan } = definition;
  if (needsOneOf.length > 0 && !needsOneOf.some((base) => opened.has(base))) {
    return { reason: 'prerequisite', facts: { missing: needsOneOf } };
  }
  // What a page cannot have forbidden, and the server does not vouch for, might take the credit that the merchant refuses.
  return order.creditForbidden && (kind === 'credit' || !(creditBan ?? product.creditForbidden))
    ? { reason: 'credit-forbidden', facts: {} }
    : undefined;
}

function excludeCredit(definition: CarriedProduct, product: OpenedProduct, order: Scales['order']): Verdict | undefined {
  const { kind, plans, refusesVirtualGoods } = definition;
  const { creditForbidden, goods } = order;
  if (creditForbidden) return { reason: 'credit-forbidden', facts: { kind } };
  if (refusesVirtualGoods && goods === 'virtual') return { reason: 'virtual-goods', facts: { goods } };
  return plans === 'wallet' || plansOf(product, definition, order).length > 0 ? undefined : { reason: 'no-quote', facts: { plans } };
}

/** A product that others carry out needs one that works here, is opened, and has nothing against it of its own. */
function excludeByCarriers(definition: CarriedProduct, scales: Scales): Verdict | undefined {
  const { environment, opened } = scales;
  const carriers = carriersOf(definition, scales.definitions);
  const here = carriers.filter(([, carrier]) => isAtPlace(carrier, environment));
  if (here.length === 0) {
    // What is said of the base products together is what is against every one of them.
    const places = carriers.flatMap(([, carrier]) => carrier.places);
    const blockedHosts = carriers.flatMap(([, carrier]) => carrier.blockedHosts ?? []);
    return excludeByPlace({ places, blockedHosts }, environment);
  }
  const ready = here.flatMap(([productId, carrier]) => {
    const product = opened.get(productId);
    return product ? [exclude(carrier, product, scales)] : [];
  });
  if (ready.length === 0) return { reason: 'instalment-base', facts: { missing: here.map(([productId]) => productId) } };
  return ready.includes(undefined) ? undefined : ready[0];
}

function excludeByPlace(definition: Pick<OwnProduct, 'places' | 'blockedHosts'>, environment: Environment): Verdict | undefined {
  const verdict = placeVerdict(definition, environment);
  return verdict && { ...verdict, ...remedyFor(definition, environment) };
}

function placeVerdict(
  { places, blockedHosts = [] }: Pick<OwnProduct, 'places' | 'blockedHosts'>,
  environment: Environment,
): Verdict | undefined {
  const { terminal, host, device } = environment;
  const here = places.filter((place) => place.terminal === terminal);
  const isHere = here.some((place) => isThere(place, environment));
  // A mini program takes the wallet that it lives in and no other.
  const isKeptOut = blockedHosts.includes(host) || (terminal === 'mini-program' && !isHere);
  if (isKeptOut) return { reason: 'exclusive-host', facts: { terminal, host } };
  if (here.length === 0) return { reason: 'terminal', facts: { terminal, terminals: places.map((place) => place.terminal) } };
  if (isHere) return undefined;
  const hosts = here.flatMap((place) => place.hosts ?? []);
  const devices = here.flatMap((place) => place.devices ?? []);
  return { reason: 'host', facts: { host, hosts, device, devices } };
}

/** Where the payer could take this product on the same device. A counter, an app and a mini program are left for nothing. */
function remedyFor({ places }: Pick<OwnProduct, 'places'>, { terminal, host, device }: Environment): Pick<Verdict, 'remedy'> {
  const worksIn = (elsewhere: Terminal, program: Host): boolean =>
    places.some((place) => place.terminal === elsewhere && isThere(place, { host: program, device }));
  if (terminal !== 'pc' && terminal !== 'wap' && terminal !== 'wechat') return {};
  if (host !== 'browser') return worksIn(terminal === 'pc' ? 'pc' : 'wap', 'browser') ? { remedy: 'open-in-browser' } : {};
  return terminal === 'wap' && worksIn('wechat', 'wechat') ? { remedy: 'open-in-wechat' } : {};
}

function excludeByAmount(definition: ProductDefinition, product: OpenedProduct, { amount }: Scales['order']): Verdict | undefined {
  const { currency, value } = amount;
  if (!definition.currencies.includes(currency)) return { reason: 'currency', facts: { currency, currencies: definition.currencies } };
  // A limit in another currency says nothing of this order.
  const limit = (money: Money | undefined): number | undefined => (money?.currency === currency ? money.value : undefined);
  const minimum = Math.max(definition.minimumValue, limit(product.minimum) ?? 0);
  if (value < minimum) return { reason: 'amount-below', facts: { value, minimum } };
  const maximum = Math.min(definition.maximumValue ?? Infinity, limit(product.maximum) ?? Infinity);
  return value > maximum ? { reason: 'amount-above', facts: { value, maximum } } : undefined;
}
