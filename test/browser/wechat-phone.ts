import type { PageOptions } from './driver';

/** A phone's WeChat. */
export const wechatPhone: PageOptions = {
  userAgent:
    'Mozilla/5.0 (Linux; Android 14; 2211133C Build/UKQ1.230804.001; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160117 MMWEBSDK/20240404 MicroMessenger/8.0.49.2600(0x2800313D) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN ABI/arm64',
  viewport: { width: 390, height: 844 },
  mobile: true,
  touch: true,
};
