import { productSources as abc } from './abc/product-sources.js';
import { productSources as alipay } from './alipay/product-sources.js';
import { productSources as baiduWallet } from './baidu-wallet/product-sources.js';
import { productSources as bestpay } from './bestpay/product-sources.js';
import { productSources as ccb } from './ccb/product-sources.js';
import { productSources as cmb } from './cmb/product-sources.js';
import { productSources as corporateBank } from './corporate-bank/product-sources.js';
import { productSources as douyinPay } from './douyin-pay/product-sources.js';
import { productSources as eCny } from './e-cny/product-sources.js';
import type { HouseChannel } from './house-channel.js';
import { productSources as jdPay } from './jd-pay/product-sources.js';
import { productSources as paypal } from './paypal/product-sources.js';
import type { ProductSources } from './product-source.js';
import type { products } from './products.js';
import { productSources as qqWallet } from './qq-wallet/product-sources.js';
import { productSources as unionpay } from './unionpay/product-sources.js';
import { productSources as wechatPay } from './wechat-pay/product-sources.js';
import { productSources as yeepay } from './yeepay/product-sources.js';

/** What every channel calls its products, and how that is known. */
export const productSources = {
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
} satisfies { readonly [Channel in HouseChannel]: ProductSources<(typeof products)[Channel]> };
