import type { PageOptions } from './driver';
import { wechatPhone } from './wechat-phone';

/** How a payer gets from the button to the wallet. */
export type Passage = 'code' | 'wallet-page' | 'stand-in' | 'payer-code';

/** One product on one terminal where it works. */
export interface TerminalRow {
  /** Where the payer stands, in a person's words. */
  readonly place: string;
  readonly productId: string;
  /** What the merchant had to open before it could open this one. */
  readonly openedAfter?: string;
  /** What the payer reads on the page. */
  readonly method: string;
  readonly passage: Passage;
  /** What the host page states; the rest is detected. */
  readonly terminal?: string;
  readonly options?: PageOptions;
}

const phone = { viewport: { width: 390, height: 844 }, mobile: true, touch: true } as const;

const phoneBrowser: PageOptions = {
  ...phone,
  userAgent: 'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36',
};

const alipayPhone: PageOptions = {
  ...phone,
  userAgent:
    'Mozilla/5.0 (Linux; Android 11; ZTE A2322 Build/RKQ1.210907.001; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/105.0.5195.148 MYWeb/0.11.0.240621112601 UWS/3.22.2.9999 UCBS/3.22.2.9999_220000000000 Mobile Safari/537.36 NebulaSDK/1.8.100112 Nebula AlipayDefined(nt:WIFI,ws:360|0|3.0,ac:sp) AliApp(AP/10.6.10.8000) AlipayClient/10.6.10.8000 Language/zh-Hans',
};

const alipayMiniProgram: PageOptions = { ...phone, userAgent: `${alipayPhone.userAgent ?? ''} MiniProgram APXWebView` };

const unionpayPhone: PageOptions = {
  ...phone,
  userAgent:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 16_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 (com.unionpay.chsp) (cordova 4.5.4) (updebug 0) (version 925) (UnionPay/1.0 CloudPay)',
};

const wechatMiniProgram: PageOptions = {
  ...wechatPhone,
  userAgent: `${wechatPhone.userAgent ?? ''} miniProgram/wx8888888888888888`,
  initScript: `window.__wxjs_environment = 'miniprogram';`,
};

const merchantApp: PageOptions = { ...phoneBrowser, userAgent: `${phoneBrowser.userAgent ?? ''} ShanchuanBooks/3.2` };

/** Every product on every terminal where it works. */
export const terminalRows: readonly TerminalRow[] = [
  { place: 'PC', productId: 'wechat-pay.native', method: '微信支付', passage: 'code' },
  { place: 'PC', productId: 'alipay.page', method: '支付宝', passage: 'wallet-page' },
  { place: 'PC', productId: 'alipay.qr', method: '支付宝', passage: 'code' },
  { place: 'PC', productId: 'unionpay.page', method: '银联云闪付', passage: 'wallet-page' },
  { place: 'PC', productId: 'unionpay.qr', method: '银联云闪付', passage: 'code' },
  { place: 'PC', productId: 'jd-pay.page', method: '京东支付', passage: 'wallet-page' },
  {
    place: 'WAP',
    productId: 'wechat-pay.h5',
    openedAfter: 'wechat-pay.jsapi',
    method: '微信支付',
    passage: 'wallet-page',
    options: phoneBrowser,
  },
  { place: 'WAP', productId: 'alipay.wap', method: '支付宝', passage: 'wallet-page', options: phoneBrowser },
  { place: 'WAP', productId: 'unionpay.wap', method: '银联云闪付', passage: 'wallet-page', options: phoneBrowser },
  { place: 'WAP', productId: 'jd-pay.wap', method: '京东支付', passage: 'wallet-page', options: phoneBrowser },
  { place: 'WeChat', productId: 'wechat-pay.jsapi', method: '微信支付', passage: 'stand-in', options: wechatPhone },
  { place: 'Alipay', productId: 'alipay.jsapi', method: '支付宝', passage: 'stand-in', options: alipayPhone },
  { place: 'UnionPay', productId: 'unionpay.jsapi', method: '银联云闪付', passage: 'stand-in', options: unionpayPhone },
  {
    place: 'WeChat mini program',
    productId: 'wechat-pay.mini-program',
    method: '微信支付',
    passage: 'stand-in',
    options: wechatMiniProgram,
  },
  { place: 'Alipay mini program', productId: 'alipay.mini-program', method: '支付宝', passage: 'stand-in', options: alipayMiniProgram },
  { place: 'app', productId: 'wechat-pay.app', method: '微信支付', passage: 'stand-in', terminal: 'app', options: merchantApp },
  { place: 'app', productId: 'alipay.app', method: '支付宝', passage: 'stand-in', terminal: 'app', options: merchantApp },
  { place: 'app', productId: 'unionpay.app', method: '银联云闪付', passage: 'stand-in', terminal: 'app', options: merchantApp },
  { place: 'counter', productId: 'wechat-pay.native', method: '微信支付', passage: 'code', terminal: 'scan' },
  { place: 'counter', productId: 'alipay.qr', method: '支付宝', passage: 'code', terminal: 'scan' },
  { place: 'counter', productId: 'unionpay.qr', method: '银联云闪付', passage: 'code', terminal: 'scan' },
  { place: 'counter', productId: 'wechat-pay.payer-code', method: '微信付款码', passage: 'payer-code', terminal: 'scan' },
  { place: 'counter', productId: 'alipay.payer-code', method: '支付宝付款码', passage: 'payer-code', terminal: 'scan' },
  { place: 'counter', productId: 'unionpay.payer-code', method: '云闪付付款码', passage: 'payer-code', terminal: 'scan' },
  { place: 'counter', productId: 'jd-pay.payer-code', method: '京东付款码', passage: 'payer-code', terminal: 'scan' },
];

/** What a merchant has opened who offers the product of a row and nothing else there. */
export const productsOf = ({ productId, openedAfter }: TerminalRow): string => [productId, openedAfter].filter(Boolean).join(',');

/** The query of `/new` for a row, with nothing else to choose. */
export const wishesOf = (row: TerminalRow): Readonly<Record<string, string>> => ({
  products: productsOf(row),
  ...(row.terminal === undefined ? {} : { terminal: row.terminal }),
});

/** Whether the wallet's page posts who has paid back, from a page of its own. */
export const isPostedBack = ({ productId }: TerminalRow): boolean => /^(unionpay|jd-pay)\./.test(productId);

/** The row of a product, the first where it works in several places. */
export function rowOf(id: string): TerminalRow {
  const row = terminalRows.find(({ productId }) => productId === id);
  if (!row) throw new Error(`${id} is on no terminal.`);
  return row;
}
