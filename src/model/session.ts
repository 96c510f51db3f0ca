import type { Order } from './order.js';
import type { Payment } from './payment.js';
import type { OpenedProduct } from './product.js';

/** The status of a session. A word that is not known is `open`, never final. */
export type SessionStatus = 'open' | 'paid' | 'closed' | 'expired';

/** Whether the wallet has said who pays. */
export interface Authorization {
  readonly status: 'none' | 'granted' | 'refused';
  readonly host?: string | undefined;
}

/** One order to be paid, as the merchant's server describes it. */
export interface Session {
  readonly id: string;
  readonly status: SessionStatus;
  readonly order: Order;
  readonly products: readonly OpenedProduct[];
  /** Oldest first. */
  readonly payments: readonly Payment[];
  readonly authorization: Authorization;
  /** Milliseconds that the order may still be paid, from the moment the server answered. */
  readonly expiresInMs: number;
  /** RFC 3339, the server's clock when it answered. */
  readonly serverTime: string;
  readonly returnUrl?: string | undefined;
}

/** What a page polls: the parts of a session that change. */
export interface SessionUpdate {
  readonly status: SessionStatus;
  readonly payments: readonly Payment[];
  readonly pollAfterMs?: number | undefined;
  readonly expiresInMs: number;
  readonly serverTime: string;
}
