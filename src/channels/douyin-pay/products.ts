import type { ProductDefinition } from '../product-definition.js';
import { ownProduct, type ChannelTraits } from '../own-product.js';

const wallet: ChannelTraits = { home: 'douyin', kind: 'wallet' };

/** 抖音支付's products: native, h5, jsapi inside Douyin, app, and Douyin's mini programs. */
export const products = {
  'douyin-pay.native': ownProduct(wallet, 'scan'),
  'douyin-pay.h5': ownProduct(wallet, 'open'),
  'douyin-pay.jsapi': ownProduct(wallet, 'inside'),
  'douyin-pay.app': ownProduct(wallet, 'app'),
  'douyin-pay.mini-program': ownProduct(wallet, 'mini-program'),
} satisfies Record<`douyin-pay.${string}`, ProductDefinition>;
