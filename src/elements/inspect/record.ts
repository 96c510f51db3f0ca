import type { Clocks, PageName } from '../../core/checkout-state.js';
import type { Gateway } from '../../core/gateway.js';
import type { PollPace } from '../../core/poll-pace.js';
import type { ActionKind } from '../../model/action.js';

/** A page that was shown. Moments are milliseconds since the cashier began. */
export interface PageNote {
  readonly atMs: number;
  readonly name: PageName;
  /** What the page says beside its name, as `cause` and `fail`. */
  readonly details: Readonly<Record<string, string>>;
}

/** A question that was put to the merchant's server. What was asked with is not kept. */
export interface RequestNote {
  readonly operation: keyof Gateway;
  readonly startedAtMs: number;
  /** Missing while there is no answer. */
  readonly tookMs?: number | undefined;
  readonly outcome: string;
  /** The code of the failure, where it failed. */
  readonly problem?: string | undefined;
}

/** Something that a wallet or its launcher said. */
export interface WalletNote {
  readonly atMs: number;
  readonly kind: ActionKind;
  /** As `started` or `answered fail`. */
  readonly said: string;
  /** The wallet's own word, as `get_brand_wcpay_request:fail`. */
  readonly word?: string | undefined;
  /** What probably lies behind a failure. */
  readonly cause?: string | undefined;
  /** The code of what could not be started. */
  readonly problem?: string | undefined;
}

/** The questions about the status, one after the other. */
export interface PollNote {
  readonly count: number;
  readonly failed: number;
  readonly pace: PollPace;
  /** Milliseconds between the beginnings of the last two. */
  readonly gapMs?: number | undefined;
  readonly last?: RequestNote | undefined;
}

/** One attempt, by its numbers and words. */
export interface AttemptNote {
  readonly productId: string;
  readonly outTradeNo: string;
  readonly words: string;
  /** RFC 3339; when the channel was last asked. */
  readonly checkedAt?: string | undefined;
}

/** The page around the cashier, without its path and query, which may hold a session. */
export interface PlaceNote {
  readonly origin: string;
  readonly isSecure: boolean;
  readonly isFramed: boolean;
  readonly isHidden: boolean;
  readonly isOnline: boolean;
}

/**
 * What an inspected cashier has gone through. It is made of numbers and of words from known sets, and of nothing else, so that it can be
 * passed on: whatever is not known to be harmless stands as `…`.
 */
export interface CashierRecord {
  /** When this was written, in milliseconds since the cashier began. */
  readonly atMs: number;
  /** When the cashier began, on the monotonic clock. */
  readonly beganAt: number;
  /** The device's clock when this was written, in milliseconds. */
  readonly deviceTime: number;
  readonly place: PlaceNote;
  readonly order: readonly string[];
  readonly attempts: readonly AttemptNote[];
  readonly pages: readonly PageNote[];
  readonly requests: readonly RequestNote[];
  readonly wallets: readonly WalletNote[];
  readonly polls: PollNote;
  readonly clocks: Clocks;
}
