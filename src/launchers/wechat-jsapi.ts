import type { LaunchReport } from '../core/launch.js';
import type { Launcher } from './launcher.js';
import { explainBridgeFailure } from './wechat-bridge-causes.js';

interface BridgeResult {
  readonly err_msg?: unknown;
}

interface WeixinBridge {
  invoke(name: string, parameters: unknown, callback: (result: BridgeResult) => void): void;
}

/** The bridge is put in place by WeChat some time after the page; a page that is not in WeChat waits in vain. */
const readyWithinMs = 8000;

/** A payer types a password for that long; after it the server is asked, while a late answer is still heard. */
const silentAfterMs = 20_000;

/**
 * WeChat's own payment bridge. Whatever it answers, a query follows. Source: pay.weixin.qq.com, JSAPI payment; desktop clients have been seen
 * not to call back at all, and messages to vary before the colon.
 */
export const launchWechatJsapi: Launcher<'wechat-jsapi'> = ({ parameters }, report, { window }, signal) => {
  whenReady(window, signal, (bridge) => {
    if (!bridge) return report({ type: 'failed', error: 'bridge-absent' });
    const silence = setTimeout(() => {
      report({ type: 'silent' });
    }, silentAfterMs);
    signal.addEventListener('abort', () => {
      clearTimeout(silence);
    });
    try {
      report({ type: 'started' });
      bridge.invoke('getBrandWCPayRequest', parameters, (result) => {
        clearTimeout(silence);
        report(readResult(result));
      });
    } catch (error) {
      clearTimeout(silence);
      console.warn('[unified-cashier] WeixinJSBridge.invoke threw.', error);
      report({ type: 'silent' });
    }
  });
};

function whenReady(window: Window, signal: AbortSignal, then: (bridge: WeixinBridge | undefined) => void): void {
  const find = (): WeixinBridge | undefined => (window as { WeixinJSBridge?: WeixinBridge }).WeixinJSBridge;
  if (find()) return then(find());
  let settled = false;
  const settle = (): void => {
    if (settled) return;
    settled = true;
    clearTimeout(timer);
    window.document.removeEventListener('WeixinJSBridgeReady', settleWhenFound);
    if (!signal.aborted) then(find());
  };
  // Ready is said by whoever likes; it counts once there is a bridge.
  const settleWhenFound = (): void => {
    if (find()) settle();
  };
  const timer = setTimeout(settle, readyWithinMs);
  window.document.addEventListener('WeixinJSBridgeReady', settleWhenFound);
  signal.addEventListener('abort', settle);
}

function readResult(result: BridgeResult | undefined): LaunchReport {
  const message = typeof result?.err_msg === 'string' ? result.err_msg.slice(0, 512) : '';
  const word = message.slice(message.indexOf(':') + 1).trim();
  const claim = word === 'ok' || word === 'cancel' ? word : 'fail';
  if (claim === 'fail') console.warn(`[unified-cashier] ${explainBridgeFailure(word)} (${message})`);
  return { type: 'answered', claim, params: { err_msg: message } };
}
