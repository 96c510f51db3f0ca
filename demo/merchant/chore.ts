import { channelOf } from './channel-of';
import type { Merchant } from './merchant';

/** A kind of work that comes due by the merchant's clock, each piece of it at one channel. */
export interface Chore {
  readonly findDue: (merchant: Merchant) => Promise<readonly Due[]>;
  /** Does one piece, if it is due still. */
  readonly seeTo: (merchant: Merchant, id: string) => Promise<void>;
}

/** A piece of work that is due. */
export interface Due {
  readonly id: string;
  /** The first part of a product's id. */
  readonly channel: string;
  /** What tells this time from the next. */
  readonly since: Date | null;
}

/** What is due at the channel of a product. */
export const dueAtChannelOf = ({ productId, ...rest }: Omit<Due, 'channel'> & { readonly productId: string }): Due => ({
  ...rest,
  channel: channelOf(productId),
});
