import type { Place, ProductDefinition } from '../channels/product-definition.js';
import { productDefinitions } from '../channels/products.js';
import type { Environment } from '../model/environment.js';
import type { Exclusion, Offer, OfferList } from '../model/offer.js';
import type { Order } from '../model/order.js';
import type { OpenedProduct, ProductId } from '../model/product.js';

/** What `findOffers` weighs: where the payer stands, what is to be paid, and what the merchant has opened. */
export interface OfferQuestion {
  readonly environment: Environment;
  readonly order: Pick<Order, 'amount'>;
  readonly products: readonly OpenedProduct[];
  /** The products there are, when not the house's own. */
  readonly definitions?: ReadonlyMap<ProductId, ProductDefinition>;
}

type Verdict = Pick<Exclusion, 'reason' | 'facts' | 'remedy' | 'maintenance'>;

/**
 * The products a payer may take here and now, and for every other one the reason why not.
 * Order: the host's own wallet, then the merchant's preference, then banks. Each opened product is in exactly one list, once.
 */
export function findOffers({ environment, order, products, definitions = productDefinitions }: OfferQuestion): OfferList {
  const opened = new Map(products.map((product) => [product.productId, product] as const));
  const offers: Offer[] = [];
  const exclusions: Exclusion[] = [];
  for (const [productId, product] of opened) {
    const definition = definitions.get(productId);
    const verdict = definition ? exclude(definition, product, environment, order) : { reason: 'unknown-product' as const, facts: {} };
    if (verdict) exclusions.push({ productId, ...verdict });
    else if (definition) offers.push({ productId, plans: product.plans ?? [], group: definition.group });
  }
  for (const productId of definitions.keys()) {
    if (!opened.has(productId)) exclusions.push({ productId, reason: 'not-opened', facts: {} });
  }
  return { offers: sortOffers(offers, definitions, environment), exclusions };
}

function exclude(
  definition: ProductDefinition,
  product: OpenedProduct,
  environment: Environment,
  order: Pick<Order, 'amount'>,
): Verdict | undefined {
  return (
    excludeByPlace(definition.places, environment) ??
    excludeByAmount(definition, product, order) ??
    (product.maintenance && { reason: 'maintenance', facts: {}, maintenance: product.maintenance })
  );
}

function excludeByPlace(places: readonly Place[], environment: Environment): Verdict | undefined {
  const here = places.filter((place) => place.terminal === environment.terminal);
  if (here.length === 0) {
    const needed = places.map((place) => place.terminal);
    const remedy = needed.includes('wechat') && environment.terminal === 'wap' ? { remedy: 'open-in-wechat' as const } : {};
    return { reason: 'terminal', facts: { terminal: environment.terminal, terminals: needed }, ...remedy };
  }
  const fits = here.some(
    ({ hosts, devices }) => (!hosts || hosts.includes(environment.host)) && (!devices || devices.includes(environment.device)),
  );
  if (fits) return undefined;
  const hosts = here.flatMap((place) => place.hosts ?? []);
  const devices = here.flatMap((place) => place.devices ?? []);
  return { reason: 'host', facts: { host: environment.host, hosts, device: environment.device, devices } };
}

function excludeByAmount(definition: ProductDefinition, product: OpenedProduct, { amount }: Pick<Order, 'amount'>): Verdict | undefined {
  if (!definition.currencies.includes(amount.currency)) {
    return { reason: 'currency', facts: { currency: amount.currency, currencies: definition.currencies } };
  }
  const minimum = Math.max(definition.minimumValue, product.minimum?.value ?? 0);
  if (amount.value < minimum) return { reason: 'amount-below', facts: { value: amount.value, minimum } };
  const maximum = product.maximum?.value ?? Infinity;
  if (amount.value > maximum) return { reason: 'amount-above', facts: { value: amount.value, maximum } };
  return undefined;
}

function sortOffers(
  offers: readonly Offer[],
  definitions: ReadonlyMap<ProductId, ProductDefinition>,
  { host }: Environment,
): readonly Offer[] {
  const rank = (offer: Offer): number => {
    if (definitions.get(offer.productId)?.ownHosts?.includes(host)) return 0;
    return offer.group === 'recommended' ? 1 : 2;
  };
  // Array.prototype.sort keeps the merchant's order among equals from Chromium 70 and Safari 10.1 on.
  return [...offers].sort((one, other) => rank(one) - rank(other));
}
