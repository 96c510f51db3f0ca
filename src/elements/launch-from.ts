import type { Launch } from '../core/launch.js';
import { createLaunch, type LauncherTable } from '../launchers/launch.js';
import { UcLaunchEvent } from './events.js';

/** What an element says of its launching. */
interface LaunchingHost extends EventTarget {
  readonly allowedHosts: readonly string[];
  readonly launchers: LauncherTable;
}

/** Starts actions from an element: its page is asked first, and may do it itself. */
export function launchFrom(host: LaunchingHost): Launch {
  const { allowedHosts, launchers } = host;
  const launch = createLaunch({ window, urls: { allowedHosts, pageUrl: location.href } }, launchers);
  return (action, report, signal) => {
    if (host.dispatchEvent(new UcLaunchEvent(action))) launch(action, report, signal);
    else report({ type: 'started' });
  };
}
