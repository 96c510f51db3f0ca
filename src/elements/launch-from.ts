import type { Launch } from '../core/launch.js';
import type { AppBridge } from '../launchers/app-bridge.js';
import { createLaunch, type LauncherTable } from '../launchers/launch.js';
import { UcLaunchEvent } from './events.js';

/** What an element says of its launching. */
interface LaunchingHost extends EventTarget {
  readonly allowedHosts: readonly string[];
  readonly launchers: LauncherTable;
  readonly appBridge?: AppBridge | undefined;
}

/** Starts actions from an element: its page is asked first, and may do it itself. What the element says is read at each launch. */
export function launchFrom(host: LaunchingHost): Launch {
  return (action, report, signal) => {
    if (signal.aborted) return;
    const isOurs = host.dispatchEvent(new UcLaunchEvent(action));
    if (signal.aborted) return;
    if (!isOurs) return report({ type: 'started' });
    const { allowedHosts, launchers, appBridge } = host;
    createLaunch({ window, urls: { allowedHosts, pageUrl: location.href }, appBridge }, launchers)(action, report, signal);
  };
}
