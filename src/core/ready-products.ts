import { productDefinitions } from '../channels/products.js';
import type { Environment } from '../model/environment.js';
import type { OpenedProduct } from '../model/product.js';
import type { Session } from '../model/session.js';
import { exclude, type Scales } from './exclusion.js';

/** The opened products that nothing speaks against here: neither place nor limits nor maintenance. */
export function readyProducts(
  { order, products }: Pick<Session, 'order' | 'products'>,
  environment: Environment,
): readonly OpenedProduct[] {
  const opened = new Map(products.map((product) => [product.productId, product] as const));
  const scales: Scales = { environment, order, opened, definitions: productDefinitions };
  return [...opened.values()].filter((product) => {
    const definition = productDefinitions.get(product.productId);
    return definition !== undefined && exclude(definition, product, scales) === undefined;
  });
}
