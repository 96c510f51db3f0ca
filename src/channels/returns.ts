import type { Fact, Known } from './fact.js';
import type { HouseChannel } from './house-channel.js';
import type { ReturnChannel } from './return-readers.js';

/** A return with parameters of the channel's. */
export interface ReadableReturn<Reader extends ReturnChannel = ReturnChannel> {
  readonly kind: 'read';
  /** Whose reader reads it: the channel's own, or that of the channel whose form it comes in. */
  readonly by: Reader;
  /** What an amount among them counts; `none` where there is no amount, or none that a page can read. */
  readonly unit: 'yuan' | 'fen' | 'none';
  /** What they say of success: nothing, that it was approved and is still to be captured, or a claim that a server has to verify. */
  readonly success: 'silent' | 'approved' | 'claimed';
  /** Whether they carry a signature. */
  readonly signed: boolean;
}

/** A browser that comes back with nothing of the channel's, or does not come back at all. */
export interface EmptyReturn {
  readonly kind: 'none';
}

/** A channel with a reader has a known return, which its own reader reads. */
type Returns = {
  readonly [Channel in HouseChannel]: Channel extends ReturnChannel ? Known<ReadableReturn<Channel>> : Fact<ReadableReturn | EmptyReturn>;
};

/** How a browser comes back from each channel. Whatever it brings, the server asks the channel: no return decides that money moved. */
export const returns = {
  'wechat-pay': {
    value: { kind: 'read', by: 'wechat-pay', unit: 'none', success: 'claimed', signed: false },
    source: 'pay.weixin.qq.com, JSAPI payment: the bridge answers, and its ok is not to be relied on. H5 and Native bring nothing back',
    trust: 'official',
  },
  alipay: {
    value: { kind: 'read', by: 'alipay', unit: 'yuan', success: 'silent', signed: true },
    source: 'ten real returns of page and wap payments, 2017 to 2025; opendocs.alipay.com, 同步返回参数. The app and codes have no return',
    trust: 'community',
  },
  'jd-pay': {
    value: { kind: 'read', by: 'jd-pay', unit: 'none', success: 'silent', signed: true },
    source: 'payapi.jd.com 2.0 as an open-source client of 2017 implements it: a POST whose values are sealed with 3DES',
    trust: 'open-source',
  },
  'qq-wallet': {
    value: { kind: 'read', by: 'qq-wallet', unit: 'none', success: 'claimed', signed: false },
    source: "Ping++'s open-source SDK for pages: mqq.tenpay.pay answers with a resultCode, 0 or -1",
    trust: 'open-source',
  },
  unionpay: {
    value: { kind: 'read', by: 'unionpay', unit: 'fen', success: 'claimed', signed: true },
    source:
      "UnionPay's gateway 5.1.0 and copies of its official demo: a POST to frontUrl, respCode 00 or A6. frontFailUrl brings nothing. Names beyond the demo's are from merchants' code",
    trust: 'quoted',
  },
  cmb: {
    value: { kind: 'none' },
    source: "CMB 一网通's manual as code of its merchants quotes it: returnUrl is the button 返回商户 and carries no result",
    trust: 'quoted',
  },
  ccb: {
    value: { kind: 'read', by: 'ccb', unit: 'yuan', success: 'claimed', signed: true },
    source:
      "CCB's merchants' manual as developers quote it, 2009 to 2020: SUCCESS is Y or N, SIGN has 256 digits. Names after SUCCESS are from merchants' code",
    trust: 'quoted',
  },
  abc: {
    value: { kind: 'read', by: 'abc', unit: 'yuan', success: 'claimed', signed: true },
    source:
      "copies of ABC's demo: a signed MSG comes to ResultNotifyURL where NotifyType is 0; its fields from messages of 2010 to 2014. By which HTTP method was not found: that it is a form is an assumption",
    trust: 'community',
  },
  'baidu-wallet': {
    unknown:
      '百度钱包 may have closed: no notice of it and no sample of a return was found. A merchant that still has a contract asks Baidu for the manual of its page_url.',
  },
  yeepay: {
    value: { kind: 'read', by: 'yeepay', unit: 'yuan', success: 'claimed', signed: true },
    source: 'ten real returns of the old gateway, 2008 to 2018. The newer YOP cashier was not seen to bring anything back',
    trust: 'community',
  },
  bestpay: {
    unknown:
      "翼支付's old payWeb and payWap take a page to come back to, and no sample of what they bring was found; whether they still run is not known. Ask 天翼电子商务 for its present manual.",
  },
  paypal: {
    value: { kind: 'read', by: 'paypal', unit: 'none', success: 'approved', signed: false },
    source: "ten real returns with token and PayerID, 2012 to 2024; PayPal's reference of Orders v2 does not name them",
    trust: 'community',
  },
  'corporate-bank': {
    value: { kind: 'read', by: 'unionpay', unit: 'fen', success: 'claimed', signed: true },
    source:
      "Ping++'s upacp_b2b: UnionPay's gateway with bizType 000202 returns in UnionPay's own form. A bank's or ChinaPay's own page is another",
    trust: 'open-source',
  },
  'douyin-pay': {
    unknown:
      '抖音支付 answers its own bridge inside Douyin; what it appends to a page after H5 is in no source at hand. Ask its merchant service.',
  },
  'e-cny': {
    unknown:
      "数字人民币 is paid in the wallet that an operator's invokeUrl opens; no sample of a way back was found. Ask the operator, as 招商银行 for its aggregate.",
  },
} satisfies Returns;
