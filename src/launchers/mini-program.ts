import { whenBridgeReady } from './bridge-ready.js';
import type { Launcher } from './launcher.js';

interface NativePages {
  navigateTo(call: { url: string; fail: (failure?: unknown) => void }): void;
}

interface MiniProgramWindow {
  readonly wx?: { readonly miniProgram?: Partial<NativePages> };
  readonly WeixinJSBridge?: unknown;
  readonly my?: Partial<NativePages>;
}

/** A page of the mini program itself: names between single slashes, then a query of what can be printed. */
const pagePath = /^(\/\w[\w.-]*)+(\?[!-~]*)?$/;

/**
 * Goes from a mini program's web-view to its native pay page. The web-view hears nothing of the payment: it asks when it is seen again.
 * Source: developers.weixin.qq.com, component web-view; opendocs.alipay.com, web-view. The host page loads jweixin or Alipay's web-view.min.js.
 */
export const launchMiniProgram: Launcher<'mini-program'> = ({ path }, report, { window }, signal) => {
  if (!pagePath.test(path) || path.includes('\\')) return report({ type: 'failed', error: 'url-not-allowed' });
  whenBridgeReady({ window, find: () => findPages(window), readyEvent: 'WeixinJSBridgeReady', signal }, (pages) => {
    if (!pages) return report({ type: 'failed', error: 'bridge-absent' });
    report({ type: 'started' });
    const fail = (failure?: unknown): void => {
      console.warn(`[unified-cashier] The mini program has no page ${path}, or ten pages are open already.`, failure);
      report({ type: 'failed', error: 'launch-failed' });
    };
    try {
      pages.navigateTo({ url: path, fail });
    } catch (error) {
      fail(error);
    }
  });
};

function findPages(window: Window): NativePages | undefined {
  const { wx, my, WeixinJSBridge } = window as MiniProgramWindow;
  if (canNavigate(my)) return my;
  // jweixin is the same script outside WeChat, where its calls come to nothing and say nothing.
  return WeixinJSBridge && canNavigate(wx?.miniProgram) ? wx.miniProgram : undefined;
}

function canNavigate(thing: Partial<NativePages> | undefined): thing is NativePages {
  return typeof thing?.navigateTo === 'function';
}
