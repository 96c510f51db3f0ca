import type { Action } from '../model/action.js';
import type { CashierErrorCode } from '../model/cashier-error.js';
import type { Selection } from '../model/offer.js';
import type { ProductId } from '../model/product.js';
import type { Session } from '../model/session.js';
import type { WalletClaim } from './launch.js';

/** What the payer pressed the button for. */
export interface Choice extends Selection {
  /** What the button said that the plan comes to, in minor units. */
  readonly planTotal?: number | undefined;
}

/** One wish of the payer to pay, and the one key that goes with it until its outcome is known. */
export interface Intent extends Choice {
  readonly key: string;
  readonly payerCode?: string | undefined;
}

/** Why a page is checking: the wallet answered or fell silent, the payer says so or is back, or time, a close or a reversal left a doubt. */
export type ConfirmingCause =
  WalletClaim | 'silent' | 'returned' | 'asked' | 'joined' | 'in-progress' | 'reversing' | 'order-over' | 'close-unknown';

/** What is on the page. Each has a screen and a way forward. */
export type Page =
  | { readonly name: 'loading' }
  | { readonly name: 'unavailable'; readonly error: CashierErrorCode }
  | { readonly name: 'choosing'; readonly notice?: CashierErrorCode | 'payment-closed' }
  | { readonly name: 'collecting-code'; readonly selection: Selection; readonly notice?: CashierErrorCode }
  | { readonly name: 'authorizing'; readonly intent: Intent }
  | { readonly name: 'creating'; readonly intent: Intent }
  | { readonly name: 'outcome-unknown'; readonly intent: Intent; readonly tries: number }
  | { readonly name: 'launching'; readonly paymentId: string; readonly renewing?: true }
  | { readonly name: 'awaiting'; readonly paymentId: string; readonly reason?: CashierErrorCode | 'unpaid' | 'joined' }
  | {
      readonly name: 'code-expired';
      readonly paymentId: string;
      readonly renewing: boolean;
      readonly notice?: CashierErrorCode;
    }
  | {
      readonly name: 'confirming';
      readonly paymentId: string | undefined;
      readonly cause: ConfirmingCause;
      readonly since: number;
      /** What the payer wants once it is certain that nothing was paid. */
      readonly then?: 'relaunch';
    }
  | { readonly name: 'closing'; readonly paymentId: string }
  | { readonly name: 'paid' }
  | { readonly name: 'paid-twice' }
  | { readonly name: 'failed'; readonly paymentId: string }
  | { readonly name: 'closed' }
  | { readonly name: 'expired' };

/** The names of the pages. */
export type PageName = Page['name'];

/** The moments that count, on the monotonic clock, and what the server's clock says. */
export interface Clocks {
  readonly orderEndsAt?: number | undefined;
  readonly actionEndsAt?: number | undefined;
  /** Server milliseconds minus monotonic milliseconds; never less than the truth, so that nothing older passes for fresh. */
  readonly serverOffset?: number | undefined;
  /** When the page was last seen again. The monotonic clock may have stood still before, so that what was asked for before tells nothing of the server's. */
  readonly resumedAt?: number | undefined;
}

/** Everything the cashier knows. */
export interface CheckoutState {
  readonly page: Page;
  readonly session?: Session | undefined;
  readonly selection?: Selection | undefined;
  readonly clocks: Clocks;
  /** The action that its launcher has started last: a code is shown only once its launcher has let it. */
  readonly started?: Action | undefined;
  /** Attempts that could not be closed but were found unpaid: watched, and no longer in the way of another. */
  readonly released: readonly string[];
  /** Products the server refused; they stand behind the rest. */
  readonly setbacks: readonly ProductId[];
}

/** The state a cashier begins in. */
export const initialState: CheckoutState = { page: { name: 'loading' }, clocks: {}, released: [], setbacks: [] };
