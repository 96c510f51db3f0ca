import type { Device, Host, Os, Terminal } from '../../src/model/environment';
import { seenUserAgents } from './seen-user-agents';

/** A user agent, and what a person says it is. */
export interface KnownUserAgent {
  readonly label: string;
  readonly terminal: Terminal;
  readonly host: Host;
  readonly os: Os;
  readonly device: Device;
  /** Where it was found, in a few words. */
  readonly source: string;
  /** What is to be known of it. */
  readonly note?: string;
  readonly userAgent: string;
}

/** Programs of which only what their user agents say is known: put together from that, not seen. */
const builtUserAgents: readonly KnownUserAgent[] = [
  {
    label: 'Tencent Docs, which carries QQ/7 and is not QQ',
    terminal: 'wap',
    host: 'browser',
    os: 'ios',
    device: 'phone',
    source: 'built: Tencent Docs carries QQ/7.2.0.0',
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 13_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 QQ/7.2.0.0 TencentDocs/2.1.0',
  },
  {
    label: 'UC browser on HarmonyOS, with an Android that is none',
    terminal: 'wap',
    host: 'browser',
    os: 'harmonyos',
    device: 'phone',
    source: 'built: UC browser on HarmonyOS adds Android 12',
    userAgent:
      'Mozilla/5.0 (Phone; OpenHarmony 5.0; Android 12) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.0.0 Safari/537.36 ArkWeb/4.1.6.1 Mobile UCBrowser/17.0.0.1',
  },
  {
    label: 'a Douyin mini program',
    terminal: 'mini-program',
    host: 'douyin',
    os: 'ios',
    device: 'phone',
    source: "built: uni-app's script tells it by ToutiaoMicroApp",
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 15_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 aweme_23.4.0 ToutiaoMicroApp/2.50.0',
  },
  {
    label: 'a mini program of the Toutiao family that names no app',
    terminal: 'mini-program',
    host: 'toutiao',
    os: 'ios',
    device: 'phone',
    source: "built: uni-app's script tells it by ToutiaoMicroApp",
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 15_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 ToutiaoMicroApp/2.50.0',
  },
  {
    label: 'a QQ mini program',
    terminal: 'mini-program',
    host: 'qq',
    os: 'android',
    device: 'phone',
    source: "built: uni-app's script tells it by QQ and miniProgram",
    userAgent:
      'Mozilla/5.0 (Linux; Android 10; TNY-AL00; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/66.0.3359.126 MQQBrowser/6.2 Mobile Safari/537.36 V1_AND_SQ_8.2.7_1334_YYB_D QQ/8.2.7.4410 miniProgram',
  },
  {
    label: 'another bank that marks itself UnionPay/1.0',
    terminal: 'wap',
    host: 'bank',
    os: 'ios',
    device: 'phone',
    source: 'built: banks add UnionPay/1.0 and a name of their own',
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 UnionPay/1.0 ABank',
  },
];

/** Every user agent whose place a person has told. */
export const userAgents: readonly KnownUserAgent[] = [...seenUserAgents, ...builtUserAgents];
