/** What WeixinJSBridge's getBrandWCPayRequest takes; a wrong letter case breaks the signature. */
export interface WechatJsapiParameters {
  readonly appId: string;
  /** Seconds, as text. */
  readonly timeStamp: string;
  readonly nonceStr: string;
  readonly package: string;
  readonly signType: string;
  readonly paySign: string;
}

/** A field of a form, in the order the channel signed it. */
export interface FormField {
  readonly name: string;
  readonly value: string;
}

/**
 * What the browser must do to carry an attempt out. No HTML, no script. `path` is a native page of the mini program with its query; `sdk` names
 * what the merchant's app is to call, and `fallbackUrl` is followed where the page is in no app that can.
 */
export type Action =
  | { readonly kind: 'qr-code'; readonly content: string }
  | { readonly kind: 'redirect'; readonly url: string }
  | { readonly kind: 'form'; readonly url: string; readonly method: 'GET' | 'POST'; readonly fields: readonly FormField[] }
  | { readonly kind: 'wechat-jsapi'; readonly parameters: WechatJsapiParameters }
  | { readonly kind: 'alipay-jsapi'; readonly tradeNo: string }
  | { readonly kind: 'unionpay-jsapi'; readonly tn: string }
  | { readonly kind: 'qq-jsapi'; readonly tokenId: string }
  | { readonly kind: 'mini-program'; readonly path: string }
  | { readonly kind: 'app-link'; readonly url: string }
  | {
      readonly kind: 'app-sdk';
      readonly sdk: string;
      readonly parameters: Readonly<Record<string, string>>;
      readonly fallbackUrl?: string | undefined;
    }
  | { readonly kind: 'wait' }
  | { readonly kind: 'none' };

/** The kinds of action. */
export type ActionKind = Action['kind'];
