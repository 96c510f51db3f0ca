import type { ProductKind } from './product-definition.js';

/** Who runs a channel: a payment institution (支付机构), a bank, or the network of the banks' cards. */
export type Institution = 'payment-institution' | 'bank' | 'card-network';

/** How a merchant joins: itself, itself with pages and interfaces of the channel's, through a service provider, or through a bank. */
export type CooperationMode = 'direct' | 'direct-with-pages' | 'service-provider' | 'bank-service-provider';

/** What a channel is called and what kind of thing it is. */
export interface Profile {
  readonly names: { readonly zh: string; readonly en: string };
  readonly institution: Institution;
  /** The kinds of its products, each once. */
  readonly kinds: readonly ProductKind[];
  /** Left out where nobody says it of this channel. */
  readonly cooperation?: readonly CooperationMode[];
  /** `legacy`: whether it takes new merchants is not known, and it is off unless the merchant's server has it opened. `doubtful`: a part of it is. */
  readonly standing: 'current' | 'doubtful' | 'legacy';
  /** Why it is not simply current. */
  readonly standingReason?: string;
}
