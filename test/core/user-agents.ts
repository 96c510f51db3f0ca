import type { Device, Host, Os, Terminal } from '../../src/model/environment';

/** A user agent as it was seen, and what a person says it is. */
export interface KnownUserAgent {
  readonly label: string;
  readonly terminal: Terminal;
  readonly host: Host;
  readonly os: Os;
  readonly device: Device;
  readonly userAgent: string;
}

/** Seen in the wild; many are from the test data of yauaa, uap-core, WhichBrowser, bowser, ua-device and crawler-user-agents. */
export const userAgents: readonly KnownUserAgent[] = [
  {
    label: 'Alipay on Android',
    terminal: 'wap',
    host: 'alipay',
    os: 'android',
    device: 'phone',
    userAgent:
      'Mozilla/5.0 (Linux; Android 11; ZTE A2322 Build/RKQ1.210907.001; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/105.0.5195.148 MYWeb/0.11.0.240621112601 UWS/3.22.2.9999 UCBS/3.22.2.9999_220000000000 Mobile Safari/537.36 NebulaSDK/1.8.100112 Nebula AlipayDefined(nt:WIFI,ws:360|0|3.0,ac:sp) AliApp(AP/10.6.10.8000) AlipayClient/10.6.10.8000 Language/zh-Hans useStatusBar/true isConcaveScreen/true Region/CNAriver/1.0.0 DTN/2.0',
  },
  {
    label: 'Alipay on an iPhone',
    terminal: 'wap',
    host: 'alipay',
    os: 'ios',
    device: 'phone',
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 10_2_1 like Mac OS X) AppleWebKit/602.4.6 (KHTML, like Gecko) Mobile/14D27 ChannelId(11) Nebula PSDType(1) AlipayDefined(nt:WIFI,ws:375|647|2.0) AliApp(AP/10.0.3.020920) AlipayClient/10.0.3.020920 Alipay Language/zh-Hans',
  },
  {
    label: 'an Alipay mini program on Android',
    terminal: 'mini-program',
    host: 'alipay',
    os: 'android',
    device: 'phone',
    userAgent:
      'Mozilla/5.0 (Linux; Android 13; M2012K11AC Build/TKQ1.220829.002; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.6478.122 MYWeb/1.3.126.260210151602 UWS/3.22.2.9999 UCBS/3.22.2.9999_220000000000 Mobile Safari/537.36 NebulaSDK/1.8.100112 Nebula AlipayDefined(nt:5G,ws:393|0|2.75) AliApp(AP/10.8.36.8000) AlipayClient/10.8.36.8000 Language/zh-Hans useStatusBar/true isConcaveScreen/true Region/CNAriver/10.8.36.8000 MiniProgram APXWebView',
  },
  {
    label: 'an Alipay mini program on an iPhone',
    terminal: 'mini-program',
    host: 'alipay',
    os: 'ios',
    device: 'phone',
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 14_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/18B92 Ariver/1.1.0 AliApp(AP/10.2.10.6010) Nebula WK RVKType(1) AlipayDefined(nt:4G,ws:375|603|2.0) AlipayClient/10.2.10.6010 Language/zh-Hans Region/CN MiniProgram APXWebView NebulaX/1.0.0',
  },
  {
    label: 'Baidu',
    terminal: 'wap',
    host: 'baidu',
    os: 'ios',
    device: 'phone',
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 SP-engine/3.35.0 main/1.0 baiduboxapp/15.8.0.10 (Baidu; P2 18.5) NABar/1.0 themeUA=Theme/default',
  },
  {
    label: 'a Baidu smart program',
    terminal: 'mini-program',
    host: 'baidu',
    os: 'android',
    device: 'phone',
    userAgent:
      'Mozilla/5.0 (Linux; Android 8.0.0; BLN-AL40 Build/HONORBLN-AL40; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/63.0.3239.83 Mobile Safari/537.36 T7/11.11 swan/2.8.0 swan-baiduboxapp/11.11.0.12 baiduboxapp/11.11.0.12 (Baidu; P1 8.0.0) dumedia/6.14.2.8',
  },
  {
    label: 'a spider that says it is a phone',
    terminal: 'wap',
    host: 'bot',
    os: 'android',
    device: 'phone',
    userAgent:
      'Mozilla/5.0 (Linux; Android 5.0; SM-G900P Build/LRX21T) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/58.0.7990.1979 Mobile Safari/537.36; Bytespider',
  },
  {
    label: 'a search bot',
    terminal: 'pc',
    host: 'bot',
    os: 'other',
    device: 'desktop',
    userAgent: 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  },
  {
    label: 'QQ browser, which is not QQ',
    terminal: 'wap',
    host: 'browser',
    os: 'android',
    device: 'phone',
    userAgent:
      'Mozilla/5.0 (Linux; U; Android 4.4.2; zh-cn; Lenovo A368t Build/S102) AppleWebKit/537.36 (KHTML, like Gecko)Version/4.0 MQQBrowser/5.7 Mobile Safari/537.36',
  },
  {
    label: 'Firefox on an iPad that asks for desktop sites',
    terminal: 'wap',
    host: 'browser',
    os: 'ios',
    device: 'tablet',
    userAgent:
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/21.0 Version/13.0.3 Safari/605.1.15',
  },
  {
    label: 'Safari on a Mac',
    terminal: 'pc',
    host: 'browser',
    os: 'macos',
    device: 'desktop',
    userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/15.0 Safari/605.1.15',
  },
  {
    label: 'Sogou on Windows',
    terminal: 'pc',
    host: 'browser',
    os: 'windows',
    device: 'desktop',
    userAgent:
      'Mozilla/5.0 (Windows NT 10.0; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/58.0.3029.110 Safari/537.36 SE 2.X MetaSr 1.0',
  },
  {
    label: 'Safari on an iPad',
    terminal: 'wap',
    host: 'browser',
    os: 'ios',
    device: 'tablet',
    userAgent:
      'Mozilla/5.0 (iPad; CPU OS 12_4_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/12.1.2 Mobile/15E148 Safari/604.1',
  },
  {
    label: 'UC browser, which carries AliApp( and is not Alipay',
    terminal: 'wap',
    host: 'browser',
    os: 'ios',
    device: 'phone',
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 11_4_1 like Mac OS X; zh-CN) AppleWebKit/537.51.1 (KHTML, like Gecko) Mobile/15G77 UCBrowser/12.1.2.1096 Mobile AliApp(TUnionSDK/0.1.20.3)',
  },
  {
    label: 'DingTalk, which carries AliApp( and is not Alipay',
    terminal: 'wap',
    host: 'dingtalk',
    os: 'ios',
    device: 'phone',
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 11_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15F79 AliApp(DingTalk/4.5.1) com.laiwang.DingTalk/10127809 Channel/201200 language/zh-Hans-CN',
  },
  {
    label: 'JD, which carries MQQBrowser',
    terminal: 'wap',
    host: 'jd',
    os: 'android',
    device: 'phone',
    userAgent:
      'jdapp;android;10.0.5;11;network/wifi;model/M2102K1C;osVer/30;appBuild/88681;partner/lc001;eufv/1;jdSupportDarkMode/0;Mozilla/5.0 (Linux; Android 11; M2102K1C Build/RKQ1.201112.002; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/77.0.3865.120 MQQBrowser/6.2 TBS/045534 Mobile Safari/537.36',
  },
  {
    label: 'a bank that marks itself UnionPay/1.0 and carries Nebula',
    terminal: 'wap',
    host: 'bank',
    os: 'ios',
    device: 'phone',
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 16_3_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/20D67 NebulaSDK/1.8.100112 Nebula Source/YOUBankApp/psbc UnionPay/1.0 PSBC/newPsbc WK PSDType(1) mPaaSClient/(null)',
  },
  {
    label: 'QQ on Android, which carries MQQBrowser',
    terminal: 'wap',
    host: 'qq',
    os: 'android',
    device: 'phone',
    userAgent:
      'Mozilla/5.0 (Linux; Android 10; TNY-AL00 Build/HUAWEITNY-AL00; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/66.0.3359.126 MQQBrowser/6.2 TBS/045114 Mobile Safari/537.36 V1_AND_SQ_8.2.7_1334_YYB_D PA QQ/8.2.7.4410 NetType/WIFI WebP/0.3.0 Pixel/1080 StatusBarHeight/72 SimpleUISwitch/0',
  },
  {
    label: 'QQ on an iPhone',
    terminal: 'wap',
    host: 'qq',
    os: 'ios',
    device: 'phone',
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 12_3_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 QQ/8.0.8.458 V1_IPH_SQ_8.0.8_1_APP_A Pixel/750 Core/WKWebView Device/Apple(iPhone 8) NetType/WIFI QBWebViewType/1 WKType/1',
  },
  {
    label: 'Toutiao',
    terminal: 'wap',
    host: 'toutiao',
    os: 'android',
    device: 'phone',
    userAgent:
      'Mozilla/5.0 (Linux; Android 9; VOG-L29 Build/HUAWEIVOG-L29; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/77.0.3865.116 Mobile Safari/537.36 JsSdk/2 NewsArticle/7.3.6 NetType/4g TTPreload',
  },
  {
    label: 'UnionPay on an iPhone',
    terminal: 'wap',
    host: 'unionpay',
    os: 'ios',
    device: 'phone',
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 16_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 /sa-sdk-ios/sensors-verify/analytics.95516.com?production   (com.unionpay.chsp) (cordova 4.5.4) (updebug 0) (version 929) (UnionPay/1.0 CloudPay) (clientVersion 189) (language zh_CN) (upHtml) (walletMode 00)',
  },
  {
    label: 'an old UnionPay without CloudPay, in small letters',
    terminal: 'wap',
    host: 'unionpay',
    os: 'ios',
    device: 'phone',
    userAgent:
      'mozilla/5.0 (iphone; cpu iphone os 9_3 like mac os x) applewebkit/601.1.46 (khtml, like gecko) mobile/13e230 (com.unionpay.chsp) (cordova 3.6.3) (updebug 0) (version 412) (140684909348352)',
  },
  {
    label: 'WeChat on Android',
    terminal: 'wechat',
    host: 'wechat',
    os: 'android',
    device: 'phone',
    userAgent:
      'Mozilla/5.0 (Linux; Android 11; PELM00 Build/RP1A.200720.011; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/138.0.7204.180 Mobile Safari/537.36 XWEB/1380215 MMWEBSDK/20250804 MMWEBID/890 MicroMessenger/8.0.63.2920(0x28003F3A) WeChat/arm64 Weixin NetType/4G Language/zh_CN ABI/arm64',
  },
  {
    label: 'WeChat that carries MQQBrowser',
    terminal: 'wechat',
    host: 'wechat',
    os: 'android',
    device: 'phone',
    userAgent:
      'Mozilla/5.0 (Linux; Android 8.0.0; ANE-AL00 Build/HUAWEIANE-AL00; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/66.0.3359.126 MQQBrowser/6.2 TBS/045005 Mobile Safari/537.36 MMWEBID/2744 MicroMessenger/7.0.7.1521(0x2700073A) Process/tools NetType/NON_NETWORK Language/zh_CN',
  },
  {
    label: 'WeChat on an Android tablet',
    terminal: 'wechat',
    host: 'wechat',
    os: 'android',
    device: 'tablet',
    userAgent:
      'Mozilla/5.0 (Linux; U; Android 4.1.2; en-us; SM-T210R Build/JZO54K) AppleWebKit/534.30 (KHTML, like Gecko) Version/4.0 Safari/534.30 MicroMessenger/6.1.0',
  },
  {
    label: 'WeChat on HarmonyOS',
    terminal: 'wechat',
    host: 'wechat',
    os: 'harmonyos',
    device: 'phone',
    userAgent:
      'Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.0.0 Safari/537.36 ArkWeb/4.1.6.1 Mobile  MicroMessenger/8.0.10.36(0xf3100a24) Weixin NetType/4G Language/zh_CN MMWEBID/6994 MMWEBSDK/202508070004 XWEB/1140319',
  },
  {
    label: 'WeChat on an iPad',
    terminal: 'wechat',
    host: 'wechat',
    os: 'ios',
    device: 'tablet',
    userAgent:
      'Mozilla/5.0 (iPad; U; CPU OS 9 like Mac OS X; en-us; iPad4,4) AppleWebKit/534.46 (KHTML, like Gecko) MicroMessenger/6.5.2.501 U3/1 Safari/7543.48.3',
  },
  {
    label: 'WeChat on an iPhone',
    terminal: 'wechat',
    host: 'wechat',
    os: 'ios',
    device: 'phone',
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.49(0x18003135) NetType/4G Language/zh_CN',
  },
  {
    label: 'WeChat behind a proxy that strips every space',
    terminal: 'wechat',
    host: 'wechat',
    os: 'ios',
    device: 'phone',
    userAgent:
      'Mozilla/5.0(iPhone;CPUiPhoneOS17_6_1likeMacOSX)AppleWebKit/605.1.15(KHTML,likeGecko)Mobile/15E148MicroMessenger/8.0.64(0x18004030)NetType/4GLanguage/zh_CN',
  },
  {
    label: 'WeChat on a Mac that says WindowsWechat',
    terminal: 'pc',
    host: 'wechat',
    os: 'macos',
    device: 'desktop',
    userAgent:
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_1) AppleWebKit/605.1.15 (KHTML, like Gecko) Chrome/39.0.2171.95 Safari/537.36 MicroMessenger/6.5.2.501 NetType/WIFI WindowsWechat',
  },
  {
    label: 'WeChat on a Mac',
    terminal: 'pc',
    host: 'wechat',
    os: 'macos',
    device: 'desktop',
    userAgent:
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/107.0.0.0 Safari/537.36 NetType/WIFI MicroMessenger/6.8.0(0x16080000) MacWechat/3.8.7(0x13080710) XWEB/1191',
  },
  {
    label: 'WeChat on Windows',
    terminal: 'pc',
    host: 'wechat',
    os: 'windows',
    device: 'desktop',
    userAgent:
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 NetType/WIFI MicroMessenger/7.0.20.1781(0x6700143B) WindowsWechat(0x63090c33) XWEB/14315',
  },
  {
    label: 'a mini program on Android',
    terminal: 'mini-program',
    host: 'wechat',
    os: 'android',
    device: 'phone',
    userAgent:
      'Mozilla/5.0 (Linux; Android 10; ONEPLUS A5000 Build/QKQ1.191014.012; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/111.0.5563.116 Mobile Safari/537.36 XWEB/1110005 MMWEBSDK/20230805 MMWEBID/4650 MicroMessenger/8.0.42.2460(0x28002A58) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN ABI/arm64 miniProgram/wxcb459ae1e3e8f9f2',
  },
  {
    label: 'a mini program in WeChat on a Mac',
    terminal: 'mini-program',
    host: 'wechat',
    os: 'macos',
    device: 'desktop',
    userAgent:
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/132.0.0.0 Safari/537.36 MicroMessenger/7.0.20.1781(0x6700143B) NetType/WIFI MiniProgramEnv/Mac MacWechat/WMPF MacWechat/3.8.7(0x13080712) UnifiedPCMacWechat(0xf2641701) XWEB/18788',
  },
  {
    label: 'a mini program in WeChat on Windows',
    terminal: 'mini-program',
    host: 'wechat',
    os: 'windows',
    device: 'desktop',
    userAgent:
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/132.0.0.0 Safari/537.36 MicroMessenger/7.0.20.1781(0x6700143B) NetType/WIFI MiniProgramEnv/Windows WindowsWechat/WMPF WindowsWechat(0x63090a13) UnifiedPCWindowsWechat(0xf2541a1b) XWEB/19895 miniProgram/wxd4185d00bf7e08ac',
  },
  {
    label: 'a mini program on an iPhone',
    terminal: 'mini-program',
    host: 'wechat',
    os: 'ios',
    device: 'phone',
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_2_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.76(0x18004c24) NetType/WIFI Language/zh_CN miniProgram/wx2c1c63e28bb33be1',
  },
  {
    label: 'WeCom on Windows, which carries MicroMessenger and WindowsWechat',
    terminal: 'pc',
    host: 'wecom',
    os: 'windows',
    device: 'desktop',
    userAgent:
      'Mozilla/5.0 (Windows NT 10.0; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.6668.101 Safari/537.36 Language/zh ColorScheme/Light wxwork/5.0.2 (MicroMessenger/6.2) WindowsWechat MailPlugin_Electron WeMail embeddisk wwmver/3.26.502.625 noMediaCs/false',
  },
  {
    label: 'WeCom on an iPhone, which carries MicroMessenger',
    terminal: 'wap',
    host: 'wecom',
    os: 'ios',
    device: 'phone',
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 15_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)  Mobile/15E148 wxwork/4.0.12 MicroMessenger/7.0.1 Language/zh ColorScheme/Dark',
  },
  {
    label: 'Weibo',
    terminal: 'wap',
    host: 'weibo',
    os: 'android',
    device: 'phone',
    userAgent:
      'Mozilla/5.0 (Linux; Android 4.4.2; H60-L02 Build/HDH60-L02) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/30.0.0.0 Mobile Safari/537.36 Weibo (HUAWEI-H60-L02__weibo__6.3.0__android__android4.4.2)',
  },
];
