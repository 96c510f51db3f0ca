import type { Database } from '../database';
import type { ChannelAdapter } from './channels/channel-adapter';
import type { payments, sessions } from './tables';

/** Rows, as the tables hold them. */
export type SessionRow = typeof sessions.$inferSelect;
export type PaymentRow = typeof payments.$inferSelect;

/** What may be set, in milliseconds. */
export interface MerchantTimes {
  /** Between two codes for one attempt; WeChat Pay allows one a minute. */
  readonly refreshGapMs: number;
  /** Between two queries that returning pages may cause for one attempt. */
  readonly returnQueryGapMs: number;
  /** From the end of a session to the closing of its live attempt. */
  readonly expiryGraceMs: number;
}

/** What every part of the merchant's server works with. */
export interface Merchant {
  readonly database: Database;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly times: MerchantTimes;
  /** The merchant's own origin. */
  readonly origin: string;
  readonly channelsOrigin: string;
  readonly payee: { readonly name: string; readonly displayName: string };
  /** The channels by the first part of a product's id. */
  readonly channels: ReadonlyMap<string, ChannelAdapter>;
  /** Tells the chores that there is something to do. */
  readonly wake: () => void;
}

/** The adapter that starts a product, if the merchant has one. */
export function findAdapter(merchant: Merchant, productId: string): ChannelAdapter | undefined {
  const adapter = merchant.channels.get(productId.split('.')[0] ?? '');
  return adapter?.productIds.includes(productId) ? adapter : undefined;
}

/** The adapter of an attempt that was started. */
export function adapterOf(merchant: Merchant, payment: PaymentRow): ChannelAdapter {
  const adapter = findAdapter(merchant, payment.productId);
  if (adapter === undefined) throw new Error(`No adapter for ${payment.productId}, which payment ${payment.id} was started with`);
  return adapter;
}
