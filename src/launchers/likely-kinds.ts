import type { ActionKind } from '../model/action.js';
import type { Environment, Host, Terminal } from '../model/environment.js';

/** What the ways to pay at each terminal are started with. */
const byTerminal: Readonly<Record<Terminal, readonly ActionKind[]>> = {
  pc: ['qr-code', 'redirect', 'form', 'wait'],
  wap: ['redirect', 'form', 'app-link', 'wait'],
  app: ['app-sdk', 'app-link', 'redirect', 'form', 'wait'],
  wechat: ['wechat-jsapi', 'redirect', 'wait'],
  'mini-program': ['mini-program', 'wait'],
  scan: ['qr-code', 'wait'],
};

/** What a wallet's own browser adds where it says nothing of itself but its name. */
const byHost: Readonly<Partial<Record<Host, ActionKind>>> = { alipay: 'alipay-jsapi', unionpay: 'unionpay-jsapi', qq: 'qq-jsapi' };

/** The kinds of action that a payment here is likely to be started with; another is still loaded when it comes. */
export function likelyKinds({ terminal, host, device }: Pick<Environment, 'terminal' | 'host' | 'device'>): readonly ActionKind[] {
  const kinds = byTerminal[terminal];
  if (terminal !== 'wap') return kinds;
  const own = byHost[host];
  // A tablet's screen is large enough, and apart from the phone, to be scanned.
  const isScanned = host === 'browser' && device === 'tablet';
  return [...kinds, ...(own ? [own] : []), ...(isScanned ? (['qr-code'] as const) : [])];
}
