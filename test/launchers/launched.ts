import type { LaunchReport } from '../../src/core/launch';
import type { Launcher, LaunchSurroundings } from '../../src/launchers/launcher';
import type { Action, ActionKind } from '../../src/model/action';

/** A page of https://shop.example that is no real one: an address that is noted, and whatever bridges a test puts in. */
export interface FakePage {
  readonly window: Window & Record<string, unknown>;
  readonly document: EventTarget & { visibilityState: 'visible' | 'hidden' };
  readonly wentTo: string[];
}

/** Makes a page with these globals. */
export function aPage(globals: Record<string, unknown> = {}): FakePage {
  const wentTo: string[] = [];
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' as const });
  const location = { assign: (url: string) => void wentTo.push(url) };
  const window = Object.assign(new EventTarget(), { document, location, ...globals });
  return { window: window as unknown as FakePage['window'], document, wentTo };
}

/** A launch under way. */
export interface Launched {
  readonly reports: LaunchReport[];
  readonly abort: () => void;
}

/** Starts an action on a page. */
export function start<Kind extends ActionKind>(
  launcher: Launcher<Kind>,
  action: Extract<Action, { kind: Kind }>,
  { window }: Pick<FakePage, 'window'>,
  more: Partial<LaunchSurroundings> = {},
): Launched {
  const reports: LaunchReport[] = [];
  const page = new AbortController();
  const urls = { allowedHosts: ['.wallet.example'], pageUrl: 'https://shop.example/' };
  launcher(action, (report) => void reports.push(report), { window, urls, ...more }, page.signal);
  return { reports, abort: () => page.abort() };
}
