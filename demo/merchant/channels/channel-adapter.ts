import type { components } from '../../../src/gateways/contract.generated';
import type { Action } from '../wire';

type Schemas = components['schemas'];

/** What a channel is told about one attempt. */
export interface Attempt {
  readonly productId: string;
  readonly outTradeNo: string;
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
  readonly subject: string;
  readonly openid: string | null;
}

/** What became of asking for an action. `unavailable` says nothing about whether the order exists at the channel. */
export type StartAnswer =
  | { readonly kind: 'started'; readonly action: Action; readonly lifeMs: number }
  | { readonly kind: 'already-paid' }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  | { readonly kind: 'unavailable' };

/** A payment that the channel vouches for: number, payee, appid and amount are the attempt's own. */
export interface ChannelPaid {
  readonly kind: 'paid';
  readonly transactionId: string;
  readonly paidAt: Date;
  readonly paidAmount: number;
  readonly payerAmount: number;
}

/** Where an attempt stands at the channel. `absent`: the channel has no such order. */
export type ChannelState =
  | ChannelPaid
  | { readonly kind: 'unpaid' | 'in-progress' | 'closed' | 'absent' | 'unknown' }
  | { readonly kind: 'failed'; readonly failure: Schemas['Failure'] };

/** What became of closing. */
export type CloseAnswer = 'closed' | 'already-paid' | 'unknown';

/** Where a refund stands; `unknown` is asked about again. */
export type RefundAnswer = Schemas['Refund']['status'] | 'unknown';

/** A notification whose signature and time are good. The attempt's own facts are compared by `judge`. */
export interface Notification {
  readonly id: string;
  readonly outTradeNo: string;
  /** Compares what was notified with the attempt; `unknown` when it is not about it. */
  readonly judge: (attempt: Attempt) => ChannelState;
}

/** How the merchant talks to one channel. */
export interface ChannelAdapter {
  /** Products that the adapter can start. */
  readonly productIds: readonly string[];
  /** The host whose authorization a product needs first. */
  readonly identityHost: (productId: string) => string | undefined;
  /** When unpaid attempts are asked about, in milliseconds from their creation. */
  readonly queryScheduleMs: readonly number[];
  /** How long after the payment money can be given back, in days. */
  readonly refundWindowDays: number;
  /** Places the order, or the same order again for a new action. */
  readonly start: (attempt: Attempt) => Promise<StartAnswer>;
  readonly query: (attempt: Attempt) => Promise<ChannelState>;
  readonly close: (attempt: Attempt) => Promise<CloseAnswer>;
  /** Asks for all of an attempt's money to be given back. The refund's number derives from the attempt's, so that asking twice refunds once. */
  readonly refund: (attempt: Attempt) => Promise<RefundAnswer>;
  readonly queryRefund: (attempt: Attempt) => Promise<RefundAnswer>;
  /**
   * Verifies and decrypts.
   * @throws Error when the notification is not the channel's
   */
  readonly readNotification: (headers: Headers, body: string) => Notification;
  /** Where the browser goes so that the wallet says who the payer is. */
  readonly authorizeUrl: (redirectUrl: string, state: string) => string;
  /** Exchanges the code of that round trip; undefined when the wallet refuses. */
  readonly exchangeCode: (code: string) => Promise<string | undefined>;
}
