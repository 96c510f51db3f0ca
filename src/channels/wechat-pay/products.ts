import type { ProductDefinition } from '../product-definition.js';
import { walletProduct, type Wallet } from '../wallet-product.js';

const wallet: Wallet = { home: 'wechat', blockedHosts: ['alipay', 'wecom'], group: 'recommended' };

/**
 * WeChat Pay's products. Source: pay.weixin.qq.com product pages, read as of 2025-12. The bridge is in WeChat on a phone or tablet alone, so
 * desktop WeChat takes a code; the bridge takes orders only for a known openid. A mini program's native page says who pays by itself.
 * The H5 page refuses whatever calls itself MicroMessenger, as WeCom does.
 */
export const products = {
  'wechat-pay.native': walletProduct(wallet, 'scan'),
  'wechat-pay.jsapi': walletProduct(wallet, 'inside', 'wechat'),
  'wechat-pay.h5': walletProduct(wallet, 'open'),
  'wechat-pay.app': walletProduct(wallet, 'app'),
  'wechat-pay.mini-program': walletProduct(wallet, 'mini-program'),
  'wechat-pay.payer-code': walletProduct(wallet, 'payer-code'),
} satisfies Record<`wechat-pay.${string}`, ProductDefinition>;
