import type { LaunchReport } from '../core/launch.js';
import { whenBridgeReady } from './bridge-ready.js';
import type { Launcher } from './launcher.js';
import { explainUnionpayFailure } from './unionpay-bridge-causes.js';
import { callWallet, plainWord } from './wallet-call.js';

interface SdkFailure {
  readonly code?: unknown;
  readonly msg?: unknown;
  readonly errcode?: unknown;
  readonly errmsg?: unknown;
}

interface Upsdk {
  ready(then: () => void): void;
  pay(call: { tn: string; success: () => void; fail: (failure?: SdkFailure) => void }): void;
}

/** The code that upsdk.pay fails with when the payer turned back. */
const cancelCode = '01';

/**
 * The bridge of 云闪付's own browser, which the host page loads and configures (upsdk.js, upsdk.config). Whatever it answers, a query
 * follows. Source: open.95516.com/s/open/js/upsdk.js. Until its configuration is accepted `pay` does nothing and says nothing, so it is
 * called only after `ready`.
 */
export const launchUnionpayJsapi: Launcher<'unionpay-jsapi'> = ({ tn }, report, { window }, signal) => {
  whenBridgeReady({ window, find: findReady(window), signal }, (sdk) => {
    if (!sdk) return report({ type: 'failed', error: 'bridge-absent' });
    callWallet({
      name: 'upsdk.pay',
      report,
      signal,
      call: (answer) => {
        sdk.pay({
          tn,
          success: () => answer({ type: 'answered', claim: 'ok', params: {} }),
          fail: (failure) => answer(readFailure(failure)),
        });
      },
    });
  });
};

/** Looks for the SDK, asks it once to say when it is ready, and gives it out after that. */
function findReady(window: Window): () => Upsdk | undefined {
  let asked: Upsdk | undefined;
  let isReady = false;
  return () => {
    const { upsdk } = window as { upsdk?: Upsdk };
    if (!asked && typeof upsdk?.ready === 'function') {
      asked = upsdk;
      try {
        asked.ready(() => {
          isReady = true;
        });
      } catch (error) {
        console.warn('[unified-cashier] upsdk.ready threw.', error);
      }
    }
    return isReady ? asked : undefined;
  };
}

/** What a developer should look at first after an answer that failed. */
export function explainUnionpayAnswer({ code = '' }: Readonly<Record<string, string>>): string {
  return explainUnionpayFailure(code);
}

function readFailure(failure: SdkFailure | undefined): LaunchReport {
  const code = plainWord(failure?.code ?? failure?.errcode);
  const msg = plainWord(failure?.msg ?? failure?.errmsg);
  if (code === cancelCode) return { type: 'answered', claim: 'cancel', params: { code, msg } };
  console.warn(`[unified-cashier] ${explainUnionpayFailure(code)} (${code} ${msg})`);
  return { type: 'answered', claim: 'fail', params: { code, msg } };
}
