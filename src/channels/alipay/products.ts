import type { ProductDefinition } from '../product-definition.js';
import { carriedProduct, ownProduct, type ChannelTraits } from '../own-product.js';

const wallet: ChannelTraits = {
  home: 'alipay',
  blockedHosts: ['wechat'],
  kind: 'wallet',
  maximumValue: 10_000_000_000,
  creditBan: 'by-request',
};

/**
 * Alipay's products: alipay.trade.page.pay, wap.pay, app.pay, precreate, create (twice) and pay with a bar code. WeChat opens none of its pages.
 * 花呗分期 is any of them with `extend_params`; a trade of virtual goods (`goods_type` 0) may not be paid with it.
 */
export const products = {
  'alipay.page': ownProduct(wallet, 'page'),
  'alipay.wap': ownProduct(wallet, 'open'),
  'alipay.app': ownProduct(wallet, 'app'),
  'alipay.qr': ownProduct(wallet, 'scan', { savable: true }),
  'alipay.jsapi': ownProduct(wallet, 'inside', { identityHost: 'alipay' }),
  'alipay.mini-program': ownProduct(wallet, 'mini-program'),
  'alipay.payer-code': ownProduct(wallet, 'payer-code'),
  'alipay.huabei': carriedProduct(
    ['alipay.page', 'alipay.wap', 'alipay.app', 'alipay.qr', 'alipay.jsapi', 'alipay.mini-program'],
    'quotes-or-estimate',
    { refusesVirtualGoods: true },
  ),
} satisfies Record<`alipay.${string}`, ProductDefinition>;
