import type { ProductDefinition } from '../channels/product-definition.js';
import { productDefinitions } from '../channels/products.js';
import type { Environment } from '../model/environment.js';
import type { Exclusion, Offer, OfferList } from '../model/offer.js';
import { channelOf, type OpenedProduct, type ProductId } from '../model/product.js';
import { exclude, type Scales } from './exclusion.js';
import { plansOf } from './plans.js';

/** What `findOffers` weighs: where the payer stands, what is to be paid, and what the merchant has opened. */
export interface OfferQuestion {
  readonly environment: Environment;
  readonly order: Scales['order'];
  readonly products: readonly OpenedProduct[];
  /** The products there are, when not the house's own. */
  readonly definitions?: ReadonlyMap<ProductId, ProductDefinition>;
}

/**
 * The products a payer may take here and now, and for every other one the reason why not.
 * Order: the host's own wallet, then the merchant's preference among wallets, then credit and instalments, then banks. Each opened product is in
 * exactly one list, once.
 */
export function findOffers({ environment, order, products, definitions = productDefinitions }: OfferQuestion): OfferList {
  const opened = new Map(products.map((product) => [product.productId, product] as const));
  const scales: Scales = { environment, order, opened, definitions };
  const offers: Offer[] = [];
  const exclusions: Exclusion[] = [];
  for (const [productId, product] of opened) {
    const definition = definitions.get(productId);
    const verdict = definition ? exclude(definition, product, scales) : { reason: 'unknown-product' as const, facts: {} };
    if (verdict) exclusions.push({ productId, ...verdict });
    else if (definition) offers.push(toOffer(product, definition, scales));
  }
  // Inside a wallet its own bridge is there: leaving the page for the same wallet would be a second row of the same name.
  const atHome = offers.find(({ productId }) => definitions.get(productId)?.way === 'inside');
  const isSecond = ({ productId }: Offer): boolean =>
    atHome !== undefined && definitions.get(productId)?.way === 'open' && channelOf(productId) === channelOf(atHome.productId);
  for (const { productId } of offers.filter(isSecond)) {
    exclusions.push({ productId, reason: 'host', facts: { host: environment.host }, remedy: 'use-another-product' });
  }
  for (const [productId, { openedWith }] of definitions) {
    if (opened.has(productId)) continue;
    exclusions.push({ productId, reason: 'not-opened', facts: openedWith && opened.has(openedWith) ? { openedWith } : {} });
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

function toOffer(product: OpenedProduct, definition: ProductDefinition, { environment, order }: Scales): Offer {
  const isBank = definition.kind === 'bank' || definition.kind === 'b2b';
  return {
    productId: product.productId,
    plans: plansOf(product, definition, order),
    // The wallet that shows the page stands among the recommended, whatever it is elsewhere.
    group: isBank && !isOwn(definition, environment) ? 'bank' : 'recommended',
  };
}

function isOwn({ ownHosts }: ProductDefinition, { host }: Environment): boolean {
  return ownHosts?.includes(host) ?? false;
}

function sortOffers(
  offers: readonly Offer[],
  definitions: ReadonlyMap<ProductId, ProductDefinition>,
  environment: Environment,
): readonly Offer[] {
  const rank = ({ productId, group }: Offer): number => {
    const definition = definitions.get(productId);
    if (definition && isOwn(definition, environment)) return 0;
    if (group === 'bank') return 3;
    return definition?.kind === 'credit' ? 2 : 1;
  };
  // Array.prototype.sort keeps the merchant's order among equals from Chromium 70 and Safari 10.1 on.
  return [...offers].sort((one, other) => rank(one) - rank(other));
}
