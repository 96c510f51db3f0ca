import type { Action } from '../model/action.js';
import type { LaunchReport } from '../core/launch.js';

/** Nothing is to be done here: the payer acts elsewhere, or not at all. */
export function launchWait(_action: Action, report: (report: LaunchReport) => void): void {
  report({ type: 'started' });
}
