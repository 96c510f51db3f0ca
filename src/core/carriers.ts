import type { OwnProduct, Place, ProductDefinition } from '../channels/product-definition.js';
import { productDefinitions } from '../channels/products.js';
import type { ProductId } from '../model/product.js';

/** Where a payer stands, in words that may have come over the network: one that nobody knows is no place. An `Environment` is one. */
export interface Standpoint {
  readonly terminal: string;
  readonly host: string;
  readonly device: string;
}

/** Whether a place is where the payer stands. */
export function isThere({ hosts, devices }: Place, { host, device }: Omit<Standpoint, 'terminal'>): boolean {
  return (!hosts || hosts.some((one) => one === host)) && (!devices || devices.some((one) => one === device));
}

/** Whether a product works where the payer stands. */
export function isAtPlace({ places, blockedHosts = [] }: OwnProduct, standpoint: Standpoint): boolean {
  return (
    !blockedHosts.some((host) => host === standpoint.host) &&
    places.some((place) => place.terminal === standpoint.terminal && isThere(place, standpoint))
  );
}

/** The base products of a product that has any, as far as they are known. */
export function carriersOf(
  { carriers = [] }: ProductDefinition,
  definitions: ReadonlyMap<ProductId, ProductDefinition>,
): readonly (readonly [ProductId, OwnProduct])[] {
  return carriers.flatMap((productId) => {
    const carrier = definitions.get(productId);
    return carrier && !carrier.carriers ? [[productId, carrier] as const] : [];
  });
}

/**
 * The base products of which any carries a product out where the payer stands, the one to be taken first; none for a product that needs no
 * other. Inside a wallet its own bridge comes before leaving the page for the same wallet.
 */
export function carriersAt(productId: ProductId, standpoint: Standpoint): readonly ProductId[] {
  const definition = productDefinitions.get(productId);
  const here = definition ? carriersOf(definition, productDefinitions).filter(([, carrier]) => isAtPlace(carrier, standpoint)) : [];
  const isInside = ([, { way }]: (typeof here)[number]): boolean => way === 'inside';
  return [...here.filter(isInside), ...here.filter((carrier) => !isInside(carrier))].map(([carrierId]) => carrierId);
}
