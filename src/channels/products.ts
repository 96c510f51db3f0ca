import type { ProductId } from '../model/product';
import type { ProductDefinition } from './product-definition';
import { products as wechatPay } from './wechat-pay/products';

/** Every product the house knows. A map, so that a name such as `__proto__` from the network finds nothing. */
export const productDefinitions: ReadonlyMap<ProductId, ProductDefinition> = new Map<ProductId, ProductDefinition>([
  ...Object.entries(wechatPay),
]);
