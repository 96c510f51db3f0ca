import type { OwnProduct } from '../channels/product-definition.js';
import { productDefinitions } from '../channels/products.js';
import type { Environment } from '../model/environment.js';
import type { ProductId } from '../model/product.js';
import type { Session } from '../model/session.js';
import { carriersAt } from './carriers.js';
import { exclude, type Scales } from './exclusion.js';

/**
 * What is carried out when a product is chosen where the payer stands: the product itself, or the first base product there that is opened and that
 * nothing speaks against, neither limits nor maintenance.
 */
export function actingProduct(
  productId: ProductId,
  environment: Environment,
  { order, products }: Pick<Session, 'order' | 'products'>,
): OwnProduct | undefined {
  const definition = productDefinitions.get(productId);
  if (!definition?.carriers) return definition;
  const opened = new Map(products.map((product) => [product.productId, product] as const));
  const scales: Scales = { environment, order, opened, definitions: productDefinitions };
  for (const carrierId of carriersAt(productId, environment)) {
    const carrier = productDefinitions.get(carrierId);
    const product = opened.get(carrierId);
    if (carrier && product && !carrier.carriers && !exclude(carrier, product, scales)) return carrier;
  }
  return undefined;
}
