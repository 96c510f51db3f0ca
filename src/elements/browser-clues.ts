import type { EnvironmentClues } from '../core/environment.js';
import { hosts, terminals } from '../model/environment.js';

interface CluedWindow extends Window {
  readonly __wxjs_environment?: string;
}

interface HintedNavigator extends Navigator {
  readonly userAgentData?: { readonly mobile: boolean; readonly platform: string };
}

const bridgeNames = ['WeixinJSBridge', 'AlipayJSBridge'];

/** What this browser tells of itself; the core decides what it means. */
export function browserClues(window: Window, stated: { readonly terminal: string; readonly host: string }): EnvironmentClues {
  const navigator = window.navigator as HintedNavigator;
  return {
    userAgent: navigator.userAgent,
    clientHints: navigator.userAgentData,
    maxTouchPoints: navigator.maxTouchPoints,
    wxjsEnvironment: (window as CluedWindow).__wxjs_environment,
    bridges: bridgeNames.filter((name) => name in window),
    // What is none of these is warned about, and detected instead.
    terminal: terminals.find((known) => known === stated.terminal),
    host: hosts.find((known) => known === stated.host),
  };
}
