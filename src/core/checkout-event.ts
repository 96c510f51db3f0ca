import type { CashierErrorCode } from '../model/cashier-error.js';
import type { Selection } from '../model/offer.js';
import type { ChannelId } from '../model/product.js';
import type { Payment } from '../model/payment.js';
import type { Session, SessionUpdate } from '../model/session.js';
import type { CheckoutState, Intent } from './checkout-state.js';
import type { CloseResult, ReturnReport } from './gateway.js';
import type { WalletClaim } from './launch.js';

/** How far a stored intent had come when the page went away. */
export interface StoredIntent extends Intent {
  readonly stage: 'authorizing' | 'creating';
}

/** What an answer carries in time: monotonic milliseconds when it was asked for. */
interface Answered {
  readonly askedAt: number;
}

/** What happens to a cashier. */
export type Happening =
  | ({
      readonly type: 'session-loaded';
      readonly session: Session;
      readonly stored?: StoredIntent | undefined;
      readonly returned?: ReturnReport | undefined;
    } & Answered)
  | { readonly type: 'load-failed'; readonly error: CashierErrorCode }
  | ({ readonly type: 'status-seen'; readonly update: SessionUpdate } & Answered)
  | { readonly type: 'retry' }
  | { readonly type: 'select'; readonly selection: Selection }
  | { readonly type: 'pay'; readonly intent: Intent; readonly needs?: 'identity' | 'payer-code' | undefined }
  | { readonly type: 'code-read'; readonly intent: Intent }
  | { readonly type: 'back' }
  | { readonly type: 'authorization-failed'; readonly error: CashierErrorCode }
  | { readonly type: 'authorization-needed' }
  | ({ readonly type: 'payment-created'; readonly payment: Payment } & Answered)
  | ({ readonly type: 'payment-live'; readonly payment: Payment } & Answered)
  | { readonly type: 'create-refused'; readonly error: CashierErrorCode }
  | { readonly type: 'create-unknown'; readonly retryAfterMs?: number | undefined }
  | { readonly type: 'launch-started' }
  | { readonly type: 'launch-failed'; readonly error: CashierErrorCode }
  | { readonly type: 'wallet-answered'; readonly claim: WalletClaim; readonly params: Readonly<Record<string, string>> }
  | { readonly type: 'wallet-silent' }
  | { readonly type: 'relaunch' }
  | { readonly type: 'confirm' }
  | { readonly type: 'refresh' }
  | ({ readonly type: 'refreshed'; readonly payment: Payment } & Answered)
  | { readonly type: 'refresh-failed'; readonly error: CashierErrorCode; readonly retryAfterMs?: number | undefined }
  | { readonly type: 'another-way' }
  | ({ readonly type: 'close-answered'; readonly result: CloseResult } & Answered)
  | { readonly type: 'close-failed'; readonly error: CashierErrorCode }
  | { readonly type: 'action-over' }
  | { readonly type: 'order-over' }
  /** The page is seen, focused or online again: `restored` from the back-forward cache, or `glanced` at, since it was in sight all the while. */
  | { readonly type: 'resumed'; readonly restored: boolean; readonly glanced?: boolean | undefined };

/** A happening with its moment, in monotonic milliseconds. */
export type CheckoutEvent = Happening & { readonly at: number };

/** What is to be done about it, as data; the checkout carries it out. */
export type CheckoutEffect =
  | { readonly type: 'load' }
  | { readonly type: 'authorize'; readonly intent: Intent }
  | { readonly type: 'create'; readonly intent: Intent; readonly afterMs: number }
  | { readonly type: 'forget-intent' }
  | { readonly type: 'launch'; readonly payment: Payment }
  /** `channel` where it is another than the live attempt's. */
  | { readonly type: 'report'; readonly params: Readonly<Record<string, string>>; readonly channel?: ChannelId | undefined }
  | { readonly type: 'refresh'; readonly paymentId: string; readonly afterMs: number }
  | { readonly type: 'close'; readonly paymentId: string }
  | { readonly type: 'look' };

/** A state and what is to be done next. */
export interface Step {
  readonly state: CheckoutState;
  readonly effects: readonly CheckoutEffect[];
}
