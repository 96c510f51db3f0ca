import type { ProductId } from '../model/product.js';
import { products as alipay } from './alipay/products.js';
import type { ProductDefinition } from './product-definition.js';
import { products as unionpay } from './unionpay/products.js';
import { products as wechatPay } from './wechat-pay/products.js';

/** Every product the house knows. A map, so that a name such as `__proto__` from the network finds nothing. */
export const productDefinitions: ReadonlyMap<ProductId, ProductDefinition> = new Map<ProductId, ProductDefinition>(
  Object.entries({ ...wechatPay, ...alipay, ...unionpay }),
);
