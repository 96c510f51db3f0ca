/** Where the payer stands. `scan` is a counter or kiosk; the host page sets it, no user agent tells it. */
export type Terminal = 'pc' | 'wap' | 'app' | 'wechat' | 'mini-program' | 'scan';

/** Every program that is told apart; `bank` is a bank's app that is none of those named. */
export const hosts = [
  'browser',
  'wechat',
  'wecom',
  'alipay',
  'unionpay',
  'qq',
  'qzone',
  'jd',
  'jd-finance',
  'douyin',
  'tiktok',
  'toutiao',
  'dingtalk',
  'baidu',
  'weibo',
  'kuaishou',
  'taobao',
  'lark',
  'facebook',
  'instagram',
  'line',
  'ccb',
  'bocom',
  'psbc',
  'cmb',
  'bank',
  'other-app',
  'bot',
] as const;

/** The program that shows the page. */
export type Host = (typeof hosts)[number];

/** The operating system, as far as a page can tell. */
export type Os = 'windows' | 'macos' | 'linux' | 'android' | 'ios' | 'harmonyos' | 'other';

/** The kind of device; an iPad that says it is a Mac is a tablet. */
export type Device = 'desktop' | 'phone' | 'tablet';

/** How the environment is known: said by the host page, proved by a bridge or probe, or read from a user agent. */
export type Certainty = 'stated' | 'probed' | 'user-agent' | 'guessed';

/** Where the cashier is open. */
export interface Environment {
  readonly terminal: Terminal;
  readonly host: Host;
  readonly os: Os;
  readonly device: Device;
  readonly certainty: Certainty;
}

/** Every terminal. */
export const terminals: readonly Terminal[] = ['pc', 'wap', 'app', 'wechat', 'mini-program', 'scan'];
