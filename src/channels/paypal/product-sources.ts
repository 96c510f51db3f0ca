import type { ProductSources } from '../product-source.js';
import type { products } from './products.js';

const spec = "PayPal's own specification of Orders v2, checkout_orders_v2.json, 2024-02: the link whose rel is approve, or payer-action";

/** What PayPal calls its products. */
export const productSources: ProductSources<typeof products> = {
  'paypal.page': { value: { calledBy: 'Orders v2, POST /v2/checkout/orders', lead: 'redirect' }, source: spec, trust: 'open-source' },
  'paypal.wap': { value: { calledBy: 'Orders v2, POST /v2/checkout/orders', lead: 'redirect' }, source: spec, trust: 'open-source' },
};
