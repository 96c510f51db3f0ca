import type { ProductDefinition } from '../product-definition.js';
import { carriedProduct, ownProduct, type ChannelTraits } from '../own-product.js';

const wallet: ChannelTraits = { home: 'wechat', blockedHosts: ['alipay', 'wecom'], kind: 'wallet' };

/**
 * WeChat Pay's products. The bridge is in WeChat on a phone or tablet alone, so desktop WeChat takes a code; the bridge takes orders only
 * for a known openid. A mini program's native page says who pays by itself, and pays in WeCom too, by wx.qy.requestPayment. The H5 page
 * refuses whatever calls itself MicroMessenger, as WeCom does. H5 is opened to who has one of three others; Native and the payer's code
 * come with JSAPI. 微信分付 is shown up front only where the merchant's server was given an exposure token, and not on H5 and Native.
 */
export const products = {
  'wechat-pay.native': ownProduct(wallet, 'scan', { openedWith: 'wechat-pay.jsapi' }),
  'wechat-pay.jsapi': ownProduct(wallet, 'inside', { identityHost: 'wechat' }),
  'wechat-pay.h5': ownProduct(wallet, 'open', { needsOneOf: ['wechat-pay.app', 'wechat-pay.mini-program', 'wechat-pay.jsapi'] }),
  'wechat-pay.app': ownProduct(wallet, 'app'),
  'wechat-pay.mini-program': ownProduct(wallet, 'mini-program', { alsoAt: [{ terminal: 'mini-program', hosts: ['wecom'] }] }),
  'wechat-pay.payer-code': ownProduct(wallet, 'payer-code', { openedWith: 'wechat-pay.jsapi' }),
  'wechat-pay.fenfu': carriedProduct(['wechat-pay.jsapi', 'wechat-pay.mini-program', 'wechat-pay.app'], 'wallet'),
} satisfies Record<`wechat-pay.${string}`, ProductDefinition>;
