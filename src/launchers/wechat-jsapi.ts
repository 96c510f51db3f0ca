import type { LaunchReport } from '../core/launch.js';
import { whenBridgeReady } from './bridge-ready.js';
import type { Launcher } from './launcher.js';
import { callWallet, plainWord } from './wallet-call.js';
import { explainBridgeFailure } from './wechat-bridge-causes.js';

interface BridgeResult {
  readonly err_msg?: unknown;
}

interface WeixinBridge {
  invoke(name: string, parameters: unknown, callback: (result?: BridgeResult) => void): void;
}

/**
 * WeChat's own payment bridge. Whatever it answers, a query follows. Source: pay.weixin.qq.com, JSAPI payment; desktop clients have been seen
 * not to call back at all, and messages to vary before the colon.
 */
export const launchWechatJsapi: Launcher<'wechat-jsapi'> = ({ parameters }, report, { window }, signal) => {
  const find = (): WeixinBridge | undefined => (window as { WeixinJSBridge?: WeixinBridge }).WeixinJSBridge;
  whenBridgeReady({ window, find, readyEvent: 'WeixinJSBridgeReady', signal }, (bridge) => {
    if (!bridge) return report({ type: 'failed', error: 'bridge-absent' });
    callWallet({
      name: 'WeixinJSBridge.invoke',
      report,
      signal,
      call: (answer) => {
        bridge.invoke('getBrandWCPayRequest', parameters, (result) => {
          answer(readResult(result));
        });
      },
    });
  });
};

/** What a developer should look at first after an answer that failed. */
export function explainWechatAnswer({ err_msg: message = '' }: Readonly<Record<string, string>>): string {
  return explainBridgeFailure(wordOf(message));
}

/** What follows the colon; what stands before it varies. */
function wordOf(message: string): string {
  return message.slice(message.indexOf(':') + 1).trim();
}

function readResult(result: BridgeResult | undefined): LaunchReport {
  const message = typeof result?.err_msg === 'string' ? plainWord(result.err_msg) : '';
  const word = wordOf(message);
  const claim = word === 'ok' || word === 'cancel' ? word : 'fail';
  if (claim === 'fail') console.warn(`[unified-cashier] ${explainBridgeFailure(word)} (${message})`);
  return { type: 'answered', claim, params: { err_msg: message } };
}
