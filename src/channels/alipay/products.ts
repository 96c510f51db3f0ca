import type { ProductDefinition } from '../product-definition.js';
import { walletProduct, type Wallet } from '../wallet-product.js';

const wallet: Wallet = { home: 'alipay', blockedHosts: ['wechat'], group: 'recommended' };

/**
 * Alipay's products: alipay.trade.page.pay, wap.pay, app.pay, precreate, create (twice) and pay with a bar code. Source: opendocs.alipay.com
 * through the official SDK's models, 3.0.70. WeChat opens none of Alipay's pages.
 */
export const products = {
  'alipay.page': walletProduct(wallet, 'page'),
  'alipay.wap': walletProduct(wallet, 'open'),
  'alipay.app': walletProduct(wallet, 'app'),
  'alipay.qr': walletProduct(wallet, 'scan'),
  'alipay.jsapi': walletProduct(wallet, 'inside', 'alipay'),
  'alipay.mini-program': walletProduct(wallet, 'mini-program'),
  'alipay.payer-code': walletProduct(wallet, 'payer-code'),
} satisfies Record<`alipay.${string}`, ProductDefinition>;
