import type { LaunchReport } from '../core/launch.js';
import { whenBridgeReady } from './bridge-ready.js';
import type { Launcher } from './launcher.js';
import { callWallet, plainWord } from './wallet-call.js';

interface QqResult {
  readonly resultCode?: unknown;
  readonly retmsg?: unknown;
}

interface Mqq {
  /** What it is in QQ; `0` in every other browser. */
  readonly QQVersion?: unknown;
  readonly tenpay?: { pay(call: { tokenId: string }, callback: (result?: QqResult) => void): void };
}

const claims: ReadonlyMap<string, 'ok' | 'cancel'> = new Map([
  ['0', 'ok'],
  ['-1', 'cancel'],
]);

/**
 * The bridge of QQ's own browser, which the host page loads (open.mobile.qq.com/sdk/qqapi.js?_bid=152). Whatever it answers, a query follows.
 * Source: pingpp-js 2.x and a Go client of QQ Wallet, both of which read `resultCode`: 0 done, -1 cancelled.
 */
export const launchQqJsapi: Launcher<'qq-jsapi'> = ({ tokenId }, report, { window }, signal) => {
  const find = (): Mqq['tenpay'] => {
    const { mqq } = window as { mqq?: Mqq };
    // The script defines itself in any browser: outside QQ it would take the call and never answer.
    return mqq && String(mqq.QQVersion) !== '0' && typeof mqq.tenpay?.pay === 'function' ? mqq.tenpay : undefined;
  };
  whenBridgeReady({ window, find, signal }, (tenpay) => {
    if (!tenpay) return report({ type: 'failed', error: 'bridge-absent' });
    callWallet({
      name: 'mqq.tenpay.pay',
      report,
      signal,
      call: (answer) => {
        tenpay.pay({ tokenId }, (result) => {
          answer(readResult(result));
        });
      },
    });
  });
};

/** What a developer should look at first after an answer that failed. */
export function explainQqAnswer(): string {
  return 'QQ refused the call: check that the token is of this appid and fresh.';
}

function readResult(result: QqResult | undefined): LaunchReport {
  const resultCode = plainWord(result?.resultCode);
  const claim = claims.get(resultCode) ?? 'fail';
  if (claim === 'fail') console.warn(`[unified-cashier] ${explainQqAnswer()} (${resultCode} ${plainWord(result?.retmsg)})`);
  return { type: 'answered', claim, params: { resultCode } };
}
