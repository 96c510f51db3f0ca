import type { Action } from '../model/action.js';
import type { CashierErrorCode } from '../model/cashier-error.js';

/** What a wallet says of itself. It chooses words and never decides that money moved. */
export type WalletClaim = 'ok' | 'cancel' | 'fail';

/** What a launcher reports, as often as something happens: a wallet may answer late, twice, or never. */
export type LaunchReport =
  | { readonly type: 'started' }
  | { readonly type: 'answered'; readonly claim: WalletClaim; readonly params: Readonly<Record<string, string>> }
  | { readonly type: 'silent' }
  | { readonly type: 'failed'; readonly error: CashierErrorCode };

/** Starts what an action says. It reports, and does not throw; nothing is reported after the signal is aborted. */
export type Launch = (action: Action, report: (report: LaunchReport) => void, signal: AbortSignal) => void;
