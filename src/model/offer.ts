import type { InstalmentPlan } from './instalment-plan.js';
import type { Maintenance, ProductId } from './product.js';

/** A product the payer may take here and now. */
export interface Offer {
  readonly productId: ProductId;
  readonly plans: readonly InstalmentPlan[];
  /** Where it stands in the list: wallets and their credit first, then banks. */
  readonly group: 'recommended' | 'bank';
}

/** Why a product is not offered. */
export type ExclusionReason =
  | 'terminal'
  | 'host'
  | 'not-opened'
  | 'prerequisite'
  | 'exclusive-host'
  | 'amount-below'
  | 'amount-above'
  | 'currency'
  | 'maintenance'
  | 'instalment-base'
  | 'no-quote'
  | 'virtual-goods'
  | 'credit-forbidden'
  | 'unknown-product';

/** What a payer can do about an exclusion. */
export type Remedy = 'open-in-browser' | 'open-in-wechat' | 'use-another-product';

/** A product that is not offered, with the reason and the facts behind it. */
export interface Exclusion {
  readonly productId: ProductId;
  readonly reason: ExclusionReason;
  /** The facts behind the reason, as the terminal it needs and the one it met. */
  readonly facts: Readonly<Record<string, string | number | readonly string[]>>;
  readonly remedy?: Remedy | undefined;
  readonly maintenance?: Maintenance | undefined;
}

/** Every product that the house knows or the merchant has opened, in exactly one of the two lists. */
export interface OfferList {
  readonly offers: readonly Offer[];
  readonly exclusions: readonly Exclusion[];
}

/** What the payer has chosen. */
export interface Selection {
  readonly productId: ProductId;
  readonly planId?: string | undefined;
}
