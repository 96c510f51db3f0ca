import type { ActionKind } from '../model/action.js';
import type { Launch } from '../core/launch.js';
import type { Launcher, LaunchSurroundings } from './launcher.js';

/** How each kind of action is started; loaded when it is. A merchant may put its own in place of any. */
export type LauncherTable = { readonly [Kind in ActionKind]?: () => Promise<Launcher<Kind>> };

/** The house's own launchers. */
export const launchers: LauncherTable = {
  'qr-code': async () => (await import('./qr-code.js')).launchQrCode,
  redirect: async () => (await import('./redirect.js')).launchRedirect,
  'wechat-jsapi': async () => (await import('./wechat-jsapi.js')).launchWechatJsapi,
  wait: async () => (await import('./wait.js')).launchWait,
  none: async () => (await import('./wait.js')).launchWait,
};

/** Makes the port that the core starts actions with. Whatever goes wrong is reported, and nothing after the signal is aborted. */
export function createLaunch(surroundings: LaunchSurroundings, own: LauncherTable = {}): Launch {
  const table: LauncherTable = { ...launchers, ...own };
  return (action, report, signal) => {
    const start = async (): Promise<void> => {
      const loadLauncher = table[action.kind] as (() => Promise<Launcher>) | undefined;
      if (!loadLauncher) return report({ type: 'failed', error: 'action-unsupported' });
      const launcher = await loadLauncher();
      if (!signal.aborted) launcher(action, (heard) => !signal.aborted && report(heard), surroundings, signal);
    };
    start().catch((error: unknown) => {
      console.warn('[unified-cashier] A launcher failed.', error);
      if (!signal.aborted) report({ type: 'failed', error: 'launch-failed' });
    });
  };
}
