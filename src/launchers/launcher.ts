import type { Action, ActionKind } from '../model/action.js';
import type { LaunchReport } from '../core/launch.js';
import type { UrlPolicy } from './allowed-url.js';
import type { AppBridge } from './app-bridge.js';

/** What a launcher may touch. */
export interface LaunchSurroundings {
  readonly window: Window;
  readonly urls: UrlPolicy;
  /** The way into the merchant's own app, where the page is in it. */
  readonly appBridge?: AppBridge | undefined;
}

/** Starts one kind of action. It may report several times, and not at all once the signal is aborted. */
export type Launcher<Kind extends ActionKind = ActionKind> = (
  action: Extract<Action, { kind: Kind }>,
  report: (report: LaunchReport) => void,
  surroundings: LaunchSurroundings,
  signal: AbortSignal,
) => void;
