import type { ActionKind } from '../model/action.js';
import type { Launch, LaunchReport } from '../core/launch.js';
import type { Launcher, LaunchSurroundings } from './launcher.js';

/** How each kind of action is started; loaded when it is. A merchant may put its own in place of any. */
export type LauncherTable = { readonly [Kind in ActionKind]?: () => Promise<Launcher<Kind>> };

/** The house's own launchers. */
export const launchers: LauncherTable = {
  'qr-code': async () => (await import('./qr-code.js')).launchQrCode,
  redirect: async () => (await import('./redirect.js')).launchRedirect,
  form: async () => (await import('./form.js')).launchForm,
  'wechat-jsapi': async () => (await import('./wechat-jsapi.js')).launchWechatJsapi,
  'alipay-jsapi': async () => (await import('./alipay-jsapi.js')).launchAlipayJsapi,
  'unionpay-jsapi': async () => (await import('./unionpay-jsapi.js')).launchUnionpayJsapi,
  'qq-jsapi': async () => (await import('./qq-jsapi.js')).launchQqJsapi,
  'mini-program': async () => (await import('./mini-program.js')).launchMiniProgram,
  'app-link': async () => (await import('./app-link.js')).launchAppLink,
  'app-sdk': async () => (await import('./app-sdk.js')).launchAppSdk,
  wait: async () => (await import('./wait.js')).launchWait,
  none: async () => (await import('./wait.js')).launchWait,
};

/** Makes the port that the core starts actions with. Whatever goes wrong is reported, and nothing once the signal is aborted. */
export function createLaunch(surroundings: LaunchSurroundings, own: LauncherTable = {}): Launch {
  // Without a prototype, a kind such as `constructor` from the network finds nothing.
  const table = Object.assign(Object.create(null) as LauncherTable, launchers, own);
  return (action, report, signal) => {
    const tell = (heard: LaunchReport): void => {
      if (!signal.aborted) report(heard);
    };
    const start = async (): Promise<void> => {
      if (signal.aborted) return;
      const loadLauncher = table[action.kind] as (() => Promise<Launcher>) | undefined;
      if (!loadLauncher) return tell({ type: 'failed', error: 'action-unsupported' });
      const launcher = await loadLauncher().catch((error: unknown) => {
        console.warn('[unified-cashier] A launcher could not be loaded.', error);
      });
      // Engines remember a module that could not be fetched: another try would fail as well, and only a reload helps.
      if (!launcher) return tell({ type: 'failed', error: 'page-incomplete' });
      if (!signal.aborted) launcher(action, tell, surroundings, signal);
    };
    start().catch((error: unknown) => {
      console.warn('[unified-cashier] A launcher failed.', error);
      tell({ type: 'failed', error: 'launch-failed' });
    });
  };
}
