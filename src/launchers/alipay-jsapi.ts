import type { LaunchReport, WalletClaim } from '../core/launch.js';
import { explainAlipayFailure } from './alipay-bridge-causes.js';
import { whenBridgeReady } from './bridge-ready.js';
import type { Launcher } from './launcher.js';
import { callWallet, plainWord } from './wallet-call.js';

interface BridgeResult {
  readonly resultCode?: unknown;
  readonly memo?: unknown;
  /** Of the bridge itself, when it did not come to the wallet. */
  readonly error?: unknown;
  readonly errorMessage?: unknown;
}

interface AlipayBridge {
  call(name: string, parameters: unknown, callback: (result?: BridgeResult) => void): void;
}

/**
 * What a code claims; every other is a failure. 8000 (in process) and 6004 (unknown) may have been paid, so they must not say that nothing
 * was; of the three claims `ok` is the one that does not, and like each of them it only leads to the server's answer.
 */
const claims: ReadonlyMap<string, WalletClaim> = new Map([
  ['9000', 'ok'],
  ['8000', 'ok'],
  ['6004', 'ok'],
  ['6001', 'cancel'],
]);

/**
 * Alipay's bridge in its own browser. Whatever it answers, a query follows. Source: docs.antom.com, jsapi tradePay. The parameter is spelt
 * `tradeNO`; codes come as text or as numbers. The `my` of a mini program's web-view has no tradePay: there it takes a native page.
 */
export const launchAlipayJsapi: Launcher<'alipay-jsapi'> = ({ tradeNo }, report, { window }, signal) => {
  const find = (): AlipayBridge | undefined => (window as { AlipayJSBridge?: AlipayBridge }).AlipayJSBridge;
  whenBridgeReady({ window, find, readyEvent: 'AlipayJSBridgeReady', signal }, (bridge) => {
    if (!bridge) return report({ type: 'failed', error: 'bridge-absent' });
    callWallet({
      name: 'AlipayJSBridge.call',
      report,
      signal,
      call: (answer) => {
        bridge.call('tradePay', { tradeNO: tradeNo }, (result) => {
          answer(readResult(result));
        });
      },
    });
  });
};

/** What a developer should look at first after an answer that failed. */
export function explainAlipayAnswer({ resultCode = '' }: Readonly<Record<string, string>>): string {
  return explainAlipayFailure(resultCode);
}

function readResult(result: BridgeResult | undefined): LaunchReport {
  const resultCode = plainWord(result?.resultCode ?? result?.error);
  const memo = plainWord(result?.memo ?? result?.errorMessage);
  const claim = claims.get(resultCode) ?? 'fail';
  if (claim === 'fail') console.warn(`[unified-cashier] ${explainAlipayFailure(resultCode)} (${resultCode} ${memo})`);
  return { type: 'answered', claim, params: { resultCode, memo } };
}
