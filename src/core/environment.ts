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
  /** The bridges found on `window`, as `WeixinJSBridge`; `ks` where Kuaishou's mini program script stands and WeChat's does not. */
  readonly bridges?: readonly string[] | undefined;
  /** What the host page says; it wins over every clue. */
  readonly terminal?: Terminal | undefined;
  /** What the host page says; it wins over every clue. */
  readonly host?: Host | undefined;
}

/** A page that states where it is rehearsed elsewhere too; these terminals are of one program, or of one above all. */
const statedHosts: { readonly [Stated in Terminal]?: Host } = { wechat: 'wechat', 'mini-program': 'wechat' };

/** Longer ones were never seen: what follows is not read, so that a megabyte of junk costs nothing. */
const longest = 2048;

/**
 * First match wins, and the order is the point: WeCom and mini programs carry `MicroMessenger`, WeChat may carry `MQQBrowser` and `QQ/`,
 * DingTalk, Taobao and UC browser carry `AliApp(`, apps made with mPaaS carry `Nebula`, banks and JD Finance carry `UnionPay/1.0`, CUBOT makes
 * phones, and some proxies strip every space, so no rule leans on one. `QQ/6.` alone is an old QQ for iOS. From samples of public test data and tooling.
 */
const hostRules: readonly (readonly [Host, RegExp])[] = [
  ['bot', /(^|[^u])bot\b|spider|crawl|slurp|facebookexternalhit/i],
  ['wecom', /wxwork/i],
  ['wechat', /MicroMessenger|WindowsWechat|MacWechat/i],
  ['alipay', /AlipayClient/i],
  ['unionpay', /com\.unionpay\.(chsp|mobilepay)|UnionPay\/[\d.]+ ?CloudPay/i],
  ['jd', /^jdapp;/i],
  ['qq', /V1_(AND|IPH)_SQ|Mobile\/\w+ ?QQ\/6\./i],
  ['qzone', /Qzone\//i],
  ['douyin', /aweme/i],
  ['tiktok', /musical_ly|trill_/i],
  ['toutiao', /NewsArticle\/|ToutiaoMicroApp/i],
  ['baidu', /baiduboxapp/i],
  ['dingtalk', /DingTalk/i],
  ['taobao', /AliApp\(T[BM]\//i],
  ['weibo', /Weibo/i],
  ['kuaishou', /Kwai|ksNebula|AllowKsCallApp/i],
  ['lark', /Lark\//i],
  ['instagram', /Instagram ?\d/i],
  ['facebook', /FB(AN|AV|_IAB)\//i],
  ['line', /(Safari|[^a-z])Line\/\d/i],
  ['jd-finance', /JDJR-App/i],
  ['ccb', /UnionPay\/[\d.]+ ?CCB/i],
  ['bocom', /UnionPay\/[\d.]+ ?BoCom/i],
  ['psbc', /PSBC\//i],
  ['cmb', /(^|[^a-z])MPBank\//i],
  ['bank', /UnionPay\/\d/i],
];

const miniProgramPattern = /miniProgram|swan-baiduboxapp|ToutiaoMicroApp/i;
/** WeChat at a desk, and HarmonyOS on a PC, which claims a Windows too (developer.huawei.com: Phone, Tablet or PC comes first). */
const deskPattern = /WindowsWechat|MacWechat|\(PC;/i;

/** Where the cashier is open, from what the page can tell. */
export function detectEnvironment(given: EnvironmentClues): Environment {
  const clues = { ...given, userAgent: given.userAgent.slice(0, longest) };
  const host = detectHost(clues);
  const device = detectDevice(clues);
  const os = detectOs(clues);
  const { terminal, certainty } = detectTerminal(clues, host, device);
  return { terminal, host, os, device, certainty };
}

function detectHost({ userAgent, bridges = [], wxjsEnvironment, terminal, host }: EnvironmentClues): Host {
  if (host) return host;
  const found = hostRules.find(([, pattern]) => pattern.test(userAgent))?.[0];
  const isInMiniProgram = wxjsEnvironment === 'miniprogram';
  // Kuaishou's mini programs say MicroMessenger and miniProgram too; WeChat's own mark is believed before the script of another.
  if (found === 'wechat' && bridges.includes('ks') && !isInMiniProgram && miniProgramPattern.test(userAgent)) return 'kuaishou';
  if (found) return found;
  if (isInMiniProgram || bridges.includes('WeixinJSBridge')) return 'wechat';
  if (bridges.includes('AlipayJSBridge')) return 'alipay';
  return (terminal && statedHosts[terminal]) ?? 'browser';
}

function detectTerminal(clues: EnvironmentClues, host: Host, device: Device): { terminal: Terminal; certainty: Certainty } {
  if (clues.terminal) return { terminal: clues.terminal, certainty: 'stated' };
  if (clues.wxjsEnvironment === 'miniprogram') return { terminal: 'mini-program', certainty: 'probed' };
  if (host !== 'browser' && miniProgramPattern.test(clues.userAgent)) return { terminal: 'mini-program', certainty: 'user-agent' };
  if (host === 'wechat' && device !== 'desktop' && !deskPattern.test(clues.userAgent)) {
    return { terminal: 'wechat', certainty: clues.bridges?.includes('WeixinJSBridge') ? 'probed' : 'user-agent' };
  }
  // A mini program's web-view on iOS may not say what it is, and a desktop site may be asked for on a phone.
  return { terminal: device === 'desktop' ? 'pc' : 'wap', certainty: clues.clientHints ? 'user-agent' : 'guessed' };
}

function detectDevice({ userAgent, clientHints, maxTouchPoints = 0 }: EnvironmentClues): Device {
  if (isTabletSayingMac(userAgent, maxTouchPoints) || /iPad/i.test(userAgent)) return 'tablet';
  if (deskPattern.test(userAgent)) return 'desktop';
  // -W09 to -W39 in the model is a Huawei or Honor tablet without a telephone, though it may say Mobile.
  if (/Tablet|-W[0-3]9/i.test(userAgent) && !/iPhone/i.test(userAgent)) return 'tablet';
  if (/iPhone|iPod|Mobile|Phone;/i.test(userAgent) || clientHints?.mobile) return 'phone';
  if (/Android|OpenHarmony/i.test(userAgent)) return 'tablet';
  return 'desktop';
}

/** First match wins: HarmonyOS may add an `Android` or a `Windows` that is none, and an iPhone says `like Mac OS X`. */
const osRules: readonly { readonly os: Os; readonly pattern: RegExp }[] = [
  { os: 'harmonyos', pattern: /OpenHarmony|HarmonyOS|OHOS|ArkWeb/i },
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
  return /Macintosh/i.test(userAgent) && !deskPattern.test(userAgent) && (maxTouchPoints > 1 || /FxiOS|CriOS/i.test(userAgent));
}
