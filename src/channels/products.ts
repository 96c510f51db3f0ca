import type { ProductId } from '../model/product.js';
import { products as abc } from './abc/products.js';
import { products as alipay } from './alipay/products.js';
import { products as baiduWallet } from './baidu-wallet/products.js';
import { products as bestpay } from './bestpay/products.js';
import { products as ccb } from './ccb/products.js';
import { products as cmb } from './cmb/products.js';
import { products as corporateBank } from './corporate-bank/products.js';
import { products as douyinPay } from './douyin-pay/products.js';
import { products as eCny } from './e-cny/products.js';
import { products as jdPay } from './jd-pay/products.js';
import { products as paypal } from './paypal/products.js';
import { products as qqWallet } from './qq-wallet/products.js';
import { products as unionpay } from './unionpay/products.js';
import { products as wechatPay } from './wechat-pay/products.js';
import { products as yeepay } from './yeepay/products.js';
import type { HouseChannel } from './house-channel.js';
import type { ProductDefinition } from './product-definition.js';

/** The products of every channel. */
export const products = {
  'wechat-pay': wechatPay,
  alipay,
  'jd-pay': jdPay,
  'qq-wallet': qqWallet,
  unionpay,
  cmb,
  ccb,
  abc,
  'baidu-wallet': baiduWallet,
  yeepay,
  bestpay,
  paypal,
  'corporate-bank': corporateBank,
  'douyin-pay': douyinPay,
  'e-cny': eCny,
} satisfies Record<HouseChannel, Readonly<Record<ProductId, ProductDefinition>>>;

const definitions = new Map<ProductId, ProductDefinition>(Object.values(products).flatMap((channel) => Object.entries(channel)));

/** Every product that is known: the house's, and what a merchant has added. A map, so that a name such as `__proto__` from the network finds nothing. */
export const productDefinitions: ReadonlyMap<ProductId, ProductDefinition> = definitions;

/** Makes products known as they are, unchecked: `addProducts` of the core checks what a merchant adds. */
export function registerProducts(added: Readonly<Record<ProductId, ProductDefinition>>): void {
  for (const [productId, definition] of Object.entries(added)) definitions.set(productId, definition);
}
