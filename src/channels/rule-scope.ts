import type { ProductId } from '../model/product.js';

/** Which products of its channel a rule is for. */
export interface RuleScope {
  /** All of them when left out. */
  readonly products?: readonly ProductId[];
}

/** Whether a rule is for a product. A channel's bare name stands for all its products, so that every rule of it counts. */
export function isRuleFor({ products }: RuleScope, channelOrProductId: ProductId): boolean {
  return products === undefined || !channelOrProductId.includes('.') || products.includes(channelOrProductId);
}
