import type { Money } from './money.js';
import type { InstalmentPlan, InstalmentTerms } from './instalment-plan.js';

/** A product's name, `<channel>.<product>`, as `wechat-pay.native`. Merchants may add their own. */
export type ProductId = string;

/** A channel's name, as `wechat-pay`. */
export type ChannelId = string;

/** Why and until when a channel can not be used. */
export interface Maintenance {
  readonly reason?: string | undefined;
  /** Milliseconds from the moment the server answered. */
  readonly endsInMs?: number | undefined;
}

/** A product the merchant has opened, in the merchant's order of preference. */
export interface OpenedProduct {
  readonly productId: ProductId;
  readonly minimum?: Money | undefined;
  readonly maximum?: Money | undefined;
  readonly maintenance?: Maintenance | undefined;
  /** The channel's quotes for this order. */
  readonly plans?: readonly InstalmentPlan[] | undefined;
  /** The plans that are contracted, where the channel gives no quote; they are shown as estimates. */
  readonly instalmentTerms?: readonly InstalmentTerms[] | undefined;
  /** The server keeps credit out of this product, by contract or by a parameter that the channel's pages do not speak of. */
  readonly creditForbidden?: boolean | undefined;
}

/** The channel a product belongs to. */
export function channelOf(productId: ProductId): ChannelId {
  return productId.split('.', 1)[0] ?? productId;
}
