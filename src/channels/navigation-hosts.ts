import { isKnown, type Fact } from './fact.js';
import type { HouseChannel } from './house-channel.js';

/** Where a channel leads a browser, or a phone that scans a code. */
export interface Navigation {
  /** Hosts and, with a leading dot, all below one. */
  readonly hosts: readonly string[];
  /** Schemes by which a code or a link opens the channel's own program. */
  readonly schemes?: readonly string[] | undefined;
}

/** Where each channel leads to. Hosts of test systems, and of gateways that are a merchant's own, are for the page to allow. */
export const navigations = {
  'wechat-pay': {
    value: { hosts: ['open.weixin.qq.com', 'wx.tenpay.com', '.pay.weixin.qq.com'], schemes: ['weixin:'] },
    source: 'pay.weixin.qq.com, H5 and Native payment, 2025; developers.weixin.qq.com, 网页授权',
    trust: 'official',
  },
  alipay: {
    value: { hosts: ['openapi.alipay.com', 'openauth.alipay.com', 'qr.alipay.com', 'mclient.alipay.com'], schemes: ['alipays:'] },
    source: 'opendocs.alipay.com and the official SDK 3.0.70: the gateway, 用户信息授权, and the code of trade.precreate',
    trust: 'quoted',
  },
  'jd-pay': {
    value: { hosts: ['wepay.jd.com', 'h5pay.jd.com'] },
    source: "saveOrder on PC and phone, in Ping++'s and two other open-source SDKs",
    trust: 'open-source',
  },
  'qq-wallet': {
    value: { hosts: ['qpay.qq.com'] },
    source: 'codes in samples of merchants, 2017 and 2018; the bridge leads nowhere',
    trust: 'community',
  },
  unionpay: {
    value: { hosts: ['gateway.95516.com', 'qr.95516.com'], schemes: ['upwallet:', 'uppaywallet:'] },
    source: "frontTransReq.do in Ping++'s SDK and the official demo; codes, and links that open 云闪付, in code of merchants",
    trust: 'community',
  },
  cmb: {
    value: { hosts: ['netpay.cmbchina.com'] },
    source:
      "CMB 一网通's manual as code of its merchants quotes it: BaseHttp.dll?MB_EUserPay. Of which host its aggregate code is was not found",
    trust: 'quoted',
  },
  ccb: {
    value: { hosts: ['ibsbjstar.ccb.com.cn'] },
    source: "CCB's merchants' manual as developers quote it: CCBIS/ccbMain",
    trust: 'quoted',
  },
  abc: { value: { hosts: ['pay.abchina.com'] }, source: "copies of ABC's demo", trust: 'quoted' },
  'baidu-wallet': {
    unknown: '百度钱包 may have closed; a merchant that still has a contract allows the host of the address that Baidu gave.',
  },
  yeepay: {
    value: { hosts: ['www.yeepay.com', 'ok.yeepay.com'] },
    source: "the old gateway's app-merchant-proxy/node, and paymobile in Ping++'s SDK. The host of the newer YOP cashier was not found",
    trust: 'open-source',
  },
  bestpay: {
    value: { hosts: ['webpaywg.bestpay.com.cn', 'wappaywg.bestpay.com.cn'] },
    source: 'payWeb.do and payWap.do in code of merchants; whether the two still run is not known',
    trust: 'community',
  },
  paypal: {
    value: { hosts: ['www.paypal.com'] },
    source: 'Orders v2: the link approve, checkoutnow?token=, in samples of merchants, some of them tests',
    trust: 'community',
  },
  'corporate-bank': {
    value: { hosts: ['gateway.95516.com', 'payment.chinapay.com'] },
    source: "Ping++'s open-source SDK: upacp_b2b and cp_b2b",
    trust: 'open-source',
  },
  'douyin-pay': { unknown: "The host of 抖音支付's H5 page and codes is in no source at hand. Ask its merchant service, and allow it." },
  'e-cny': { unknown: "The operator's invokeUrl opens 数字人民币; its host or scheme is the operator's to say." },
} satisfies Record<HouseChannel, Fact<Navigation>>;

const known = Object.values<Fact<Navigation>>(navigations).flatMap((fact) => (isKnown(fact) ? [fact.value] : []));

/** Where channels lead a browser or a scanned code: hosts and, with a leading dot, all below them. Named here, so that nothing else is followed. */
export const navigationHosts: readonly string[] = [...new Set(known.flatMap(({ hosts }) => hosts))];

/** The schemes that a code or link may hand to a wallet. */
export const walletSchemes: readonly string[] = known.flatMap(({ schemes = [] }) => schemes);
