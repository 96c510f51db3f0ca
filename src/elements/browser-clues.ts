import type { EnvironmentClues } from '../core/environment.js';
import { hosts, terminals } from '../model/environment.js';

type CluedWindow = Window & {
  readonly __wxjs_environment?: string;
  readonly wx?: { readonly miniProgram?: object };
  readonly ks?: { readonly miniProgram?: object };
};

interface HintedNavigator extends Navigator {
  readonly userAgentData?: { readonly mobile: boolean; readonly platform: string };
}

const bridgeNames = ['WeixinJSBridge', 'AlipayJSBridge'];

/** What this browser tells of itself; the core decides what it means. */
export function browserClues(window: CluedWindow, stated: { readonly terminal: string; readonly host: string }): EnvironmentClues {
  const navigator = window.navigator as HintedNavigator;
  const bridges = bridgeNames.filter((name) => name in window);
  // In the order of uni-app's script: where both makers' scripts are loaded, WeChat's is the one that runs.
  if (window.ks?.miniProgram && !window.wx?.miniProgram) bridges.push('ks');
  return {
    userAgent: navigator.userAgent,
    clientHints: navigator.userAgentData,
    maxTouchPoints: navigator.maxTouchPoints,
    wxjsEnvironment: window.__wxjs_environment,
    bridges,
    // What is none of these is warned about, and detected instead.
    terminal: terminals.find((known) => known === stated.terminal),
    host: hosts.find((known) => known === stated.host),
  };
}
