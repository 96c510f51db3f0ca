import type { Certainty, Device, Environment, Host, Os, Terminal } from '../model/environment.js';

/** What a page can tell of itself; each thing is given, nothing is read from a global. */
export interface EnvironmentClues {
  readonly userAgent: string;
  /** `navigator.userAgentData`, where there is one. */
  readonly clientHints?: { readonly mobile?: boolean; readonly platform?: string } | undefined;
  /** `navigator.maxTouchPoints`: an iPad that says it is a Mac has more than one. */
  readonly maxTouchPoints?: number | undefined;
  /** `window.__wxjs_environment`: `miniprogram` in a mini program's web-view. */
  readonly wxjsEnvironment?: string | undefined;
  /** The bridges found on `window`, as `WeixinJSBridge`. */
  readonly bridges?: readonly string[] | undefined;
  /** What the host page says; it wins over every clue. */
  readonly terminal?: Terminal | undefined;
  /** What the host page says; it wins over every clue. */
  readonly host?: Host | undefined;
}

/** A page that states where it is rehearsed elsewhere too; these terminals are of one program, or of one above all. */
const statedHosts: { readonly [Stated in Terminal]?: Host } = { wechat: 'wechat', 'mini-program': 'wechat' };

interface HostRule {
  readonly host: Host;
  readonly pattern: RegExp;
}

/**
 * First match wins, and the order is the point: WeCom and mini programs carry `MicroMessenger`, WeChat may carry `MQQBrowser` and `QQ/`,
 * CUBOT makes phones, many banks carry `UnionPay/1.0`, and some proxies strip every space, so no rule leans on a leading one.
 */
const hostRules: readonly HostRule[] = [
  { host: 'bot', pattern: /(^|[^u])bot\b|spider|crawl|slurp|facebookexternalhit/i },
  { host: 'wecom', pattern: /wxwork/i },
  { host: 'wechat', pattern: /MicroMessenger|WindowsWechat|MacWechat/i },
  { host: 'alipay', pattern: /AlipayClient/i },
  { host: 'unionpay', pattern: /com\.unionpay\.(chsp|mobilepay)|UnionPay\/[\d.]+ ?CloudPay/i },
  { host: 'jd', pattern: /^jdapp;/i },
  { host: 'qq', pattern: /V1_(AND|IPH)_SQ|^(?!.*TencentDocs).*Mobile\/\w+ ?QQ\/6\./i },
  { host: 'douyin', pattern: /aweme/i },
  { host: 'toutiao', pattern: /NewsArticle\// },
  { host: 'baidu', pattern: /baiduboxapp/i },
  { host: 'dingtalk', pattern: /DingTalk/i },
  { host: 'taobao', pattern: /AliApp\((TB|TM)/i },
  { host: 'weibo', pattern: /Weibo/i },
  { host: 'kuaishou', pattern: /Kwai|ksNebula/i },
  { host: 'lark', pattern: /Lark\//i },
  { host: 'bank', pattern: /UnionPay\/1\.0|CMBMobile|CCBMobile|PSBC/i },
];

const miniProgramPattern = /miniProgram|MiniProgramEnv|swan-baiduboxapp|ToutiaoMicroApp/i;
const desktopWechatPattern = /WindowsWechat|MacWechat/i;

/** Where the cashier is open, from what the page can tell. */
export function detectEnvironment(clues: EnvironmentClues): Environment {
  const host = detectHost(clues);
  const device = detectDevice(clues);
  const os = detectOs(clues);
  const { terminal, certainty } = detectTerminal(clues, host, device);
  return { terminal, host, os, device, certainty };
}

function detectHost({ userAgent, bridges = [], terminal, host }: EnvironmentClues): Host {
  if (host) return host;
  const found = hostRules.find(({ pattern }) => pattern.test(userAgent));
  if (found) return found.host;
  if (bridges.includes('WeixinJSBridge')) return 'wechat';
  if (bridges.includes('AlipayJSBridge')) return 'alipay';
  return (terminal && statedHosts[terminal]) ?? 'browser';
}

function detectTerminal(clues: EnvironmentClues, host: Host, device: Device): { terminal: Terminal; certainty: Certainty } {
  if (clues.terminal) return { terminal: clues.terminal, certainty: 'stated' };
  if (clues.wxjsEnvironment === 'miniprogram') return { terminal: 'mini-program', certainty: 'probed' };
  if (host !== 'browser' && miniProgramPattern.test(clues.userAgent)) return { terminal: 'mini-program', certainty: 'user-agent' };
  if (host === 'wechat' && device !== 'desktop' && !desktopWechatPattern.test(clues.userAgent)) {
    return { terminal: 'wechat', certainty: clues.bridges?.includes('WeixinJSBridge') ? 'probed' : 'user-agent' };
  }
  // A mini program's web-view on iOS may not say what it is, and a desktop site may be asked for on a phone.
  return { terminal: device === 'desktop' ? 'pc' : 'wap', certainty: clues.clientHints ? 'user-agent' : 'guessed' };
}

function detectDevice({ userAgent, clientHints, maxTouchPoints = 0 }: EnvironmentClues): Device {
  if (isTabletSayingMac(userAgent, maxTouchPoints) || /iPad/i.test(userAgent)) return 'tablet';
  if (desktopWechatPattern.test(userAgent)) return 'desktop';
  if (/Tablet/i.test(userAgent) && !/iPhone/i.test(userAgent)) return 'tablet';
  if (/iPhone|iPod|Mobile|Phone;/i.test(userAgent) || clientHints?.mobile) return 'phone';
  if (/Android|OpenHarmony/i.test(userAgent)) return 'tablet';
  return 'desktop';
}

/** First match wins: HarmonyOS may add a fake `Android`, and an iPhone says `like Mac OS X`. */
const osRules: readonly { readonly os: Os; readonly pattern: RegExp }[] = [
  { os: 'harmonyos', pattern: /OpenHarmony|HarmonyOS|ArkWeb/i },
  { os: 'ios', pattern: /iPhone|iPad|iPod/i },
  { os: 'android', pattern: /Android/i },
  { os: 'macos', pattern: /Macintosh|Mac OS X/i },
  { os: 'windows', pattern: /Windows/i },
  { os: 'linux', pattern: /Linux|X11|CrOS/i },
];

function detectOs({ userAgent, maxTouchPoints = 0 }: EnvironmentClues): Os {
  if (isTabletSayingMac(userAgent, maxTouchPoints)) return 'ios';
  return osRules.find(({ pattern }) => pattern.test(userAgent))?.os ?? 'other';
}

/** Safari asks for desktop sites on an iPad and calls itself a Mac; FxiOS is Firefox doing the same. */
function isTabletSayingMac(userAgent: string, maxTouchPoints: number): boolean {
  return /Macintosh/i.test(userAgent) && (maxTouchPoints > 1 || /FxiOS|CriOS/.test(userAgent));
}
