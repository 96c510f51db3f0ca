import type { Money } from './money.js';
import type { InstalmentPlan } from './instalment-plan.js';

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
  readonly plans?: readonly InstalmentPlan[] | undefined;
}

/** The channel a product belongs to. */
export function channelOf(productId: ProductId): ChannelId {
  return productId.split('.', 1)[0] ?? productId;
}
