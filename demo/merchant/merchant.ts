import type { Database } from '../database';
import { channelOf } from './channel-of';
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
  /** From the making of an attempt with a payer's code to the first reversal: the channel's 15 s, which begin later than ours, and a second. */
  readonly reversalNotBeforeMs: number;
  /** From the making of an attempt with a payer's code that is still not paid to its reversal: 45 s. */
  readonly reversalAtMs: number;
  /** Between two queries of an attempt with a payer's code: 10 s; half of it before the first when the answer was lost. */
  readonly payerCodeQueryGapMs: number;
}

/** The times that the channels' manuals ask for. */
export const usualTimes: MerchantTimes = {
  refreshGapMs: 60_000,
  returnQueryGapMs: 3_000,
  expiryGraceMs: 30_000,
  reversalNotBeforeMs: 16_000,
  reversalAtMs: 45_000,
  payerCodeQueryGapMs: 10_000,
};

/** What every part of the merchant's server works with. */
export interface Merchant {
  readonly database: Database;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly times: MerchantTimes;
  /** The merchant's own origin. */
  readonly origin: string;
  /** Where forms lead payers, for the policy of the pages. */
  readonly formOrigins: readonly string[];
  /** Where the channels' sandbox is; a merchant with real channels has none, and neither orders that anybody may make nor a phone. */
  readonly sandboxOrigin?: string;
  readonly payee: { readonly name: string; readonly displayName: string };
  /** The channels by the first part of a product's id. */
  readonly channels: ReadonlyMap<string, ChannelAdapter>;
  /** Tells the chores that there is something to do. */
  readonly wake: () => void;
}

/** The adapter that starts a product, if the merchant has one. */
export function findAdapter(merchant: Merchant, productId: string): ChannelAdapter | undefined {
  const adapter = merchant.channels.get(channelOf(productId));
  return adapter?.productIds.includes(productId) ? adapter : undefined;
}

/** The adapter of an attempt that was started. */
export function adapterOf(merchant: Merchant, payment: PaymentRow): ChannelAdapter {
  const adapter = findAdapter(merchant, payment.carrierId);
  if (adapter === undefined) throw new Error(`No adapter for ${payment.carrierId}, which payment ${payment.id} was started with`);
  return adapter;
}

/** Whether a product is paid by what the payer's phone shows: such an attempt is reversed, not closed, and never sent twice. */
export const takesPayerCode = (productId: string): boolean => productId.endsWith('.payer-code');

/** Whether a product is paid on a native page of a mini program, which places the order. */
export const isMiniProgram = (productId: string): boolean => productId.endsWith('.mini-program');
