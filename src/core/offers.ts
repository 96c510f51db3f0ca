import type { Place, ProductDefinition } from '../channels/product-definition.js';
import { productDefinitions } from '../channels/products.js';
import type { Environment, Host, Terminal } from '../model/environment.js';
import type { Exclusion, Offer, OfferList } from '../model/offer.js';
import type { Order } from '../model/order.js';
import { channelOf, type OpenedProduct, type ProductId } from '../model/product.js';

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
    else if (definition) offers.push(toOffer(productId, product, definition, environment));
  }
  // Inside a wallet its own bridge is there: leaving the page for the same wallet would be a second row of the same name.
  const atHome = offers.find(({ productId }) => definitions.get(productId)?.way === 'inside');
  const isSecond = ({ productId }: Offer): boolean =>
    atHome !== undefined && definitions.get(productId)?.way === 'open' && channelOf(productId) === channelOf(atHome.productId);
  for (const { productId } of offers.filter(isSecond)) {
    exclusions.push({ productId, reason: 'host', facts: { host: environment.host }, remedy: 'use-another-product' });
  }
  for (const productId of definitions.keys()) {
    if (!opened.has(productId)) exclusions.push({ productId, reason: 'not-opened', facts: {} });
  }
  return {
    offers: sortOffers(
      offers.filter((offer) => !isSecond(offer)),
      definitions,
      environment,
    ),
    exclusions,
  };
}

function toOffer(
  productId: ProductId,
  { plans = [] }: OpenedProduct,
  { group, ownHosts }: ProductDefinition,
  { host }: Environment,
): Offer {
  // The wallet that shows the page stands among the recommended, whatever it is elsewhere.
  return { productId, plans, group: ownHosts?.includes(host) ? 'recommended' : group };
}

function exclude(
  definition: ProductDefinition,
  product: OpenedProduct,
  environment: Environment,
  order: Pick<Order, 'amount'>,
): Verdict | undefined {
  const byPlace = excludeByPlace(definition, environment);
  if (byPlace) return { ...byPlace, ...remedyFor(definition, environment) };
  return (
    excludeByAmount(definition, product, order) ??
    (product.maintenance && { reason: 'maintenance', facts: {}, maintenance: product.maintenance })
  );
}

function fits({ hosts, devices }: Place, { host, device }: Pick<Environment, 'host' | 'device'>): boolean {
  return (!hosts || hosts.includes(host)) && (!devices || devices.includes(device));
}

function excludeByPlace({ places, blockedHosts = [] }: ProductDefinition, environment: Environment): Verdict | undefined {
  const { terminal, host, device } = environment;
  const here = places.filter((place) => place.terminal === terminal);
  const isHere = here.some((place) => fits(place, environment));
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
function remedyFor({ places }: ProductDefinition, { terminal, host, device }: Environment): Pick<Verdict, 'remedy'> {
  const worksIn = (elsewhere: Terminal, program: Host): boolean =>
    places.some((place) => place.terminal === elsewhere && fits(place, { host: program, device }));
  if (terminal !== 'pc' && terminal !== 'wap' && terminal !== 'wechat') return {};
  if (host !== 'browser') return worksIn(terminal === 'pc' ? 'pc' : 'wap', 'browser') ? { remedy: 'open-in-browser' } : {};
  return terminal === 'wap' && worksIn('wechat', 'wechat') ? { remedy: 'open-in-wechat' } : {};
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
