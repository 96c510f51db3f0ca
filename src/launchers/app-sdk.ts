import type { LaunchReport, WalletClaim } from '../core/launch.js';
import { launchAppLink } from './app-link.js';
import type { Launcher } from './launcher.js';
import { callWallet } from './wallet-call.js';

const words: readonly WalletClaim[] = ['ok', 'cancel', 'fail'];

/** Hands the parameters to the merchant's app; without one, follows the link where there is one. */
export const launchAppSdk: Launcher<'app-sdk'> = ({ sdk, parameters, fallbackUrl }, report, surroundings, signal) => {
  const { appBridge } = surroundings;
  if (typeof appBridge !== 'function') {
    if (fallbackUrl === undefined) return report({ type: 'failed', error: 'app-bridge-absent' });
    return launchAppLink({ kind: 'app-link', url: fallbackUrl }, report, surroundings, signal);
  }
  callWallet({
    name: 'appBridge',
    report,
    signal,
    call: (answer) => {
      // Called at once, as an engine lets only a tap open another program; what it throws is a rejection.
      const called = new Promise<unknown>((resolve) => resolve(appBridge({ sdk, parameters })));
      called.then(
        (said) => answer(readWord(sdk, said)),
        (error: unknown) => {
          console.warn(`[unified-cashier] appBridge failed for ${sdk}.`, error);
          answer({ type: 'answered', claim: 'fail', params: { sdk, result: 'fail' } });
        },
      );
    },
  });
};

function readWord(sdk: string, said: unknown): LaunchReport {
  const claim = words.find((word) => word === said);
  if (claim) return { type: 'answered', claim, params: { sdk, result: claim } };
  if (said !== undefined) console.warn('[unified-cashier] appBridge resolves with ok, cancel or fail; anything else says nothing.', said);
  return { type: 'silent' };
}
