import type { Known } from '../fact.js';
import type { Permission, Permissions } from '../permission.js';
import type { products } from './products.js';

const center = '支付宝商家平台 (b.alipay.com), 产品签约';
const developers = "a developer's account of signing 电脑网站支付 and 手机网站支付, cnblogs 10680679";

function signed(product: string): Known<Permission> {
  return { value: { how: 'online', at: `${center}: ${product}` }, source: developers, trust: 'community' };
}

/** Products that are signed apart, of which nobody was found to say where. */
function probablySigned(product: string): Known<Permission> {
  return { ...signed(product), source: `${developers}; that ${product} is signed there too is a guess`, trust: 'unverified' };
}

/** Where Alipay's products are applied for. A method that is called without its contract is refused, as ACCESS_FORBIDDEN. */
export const permissions: Permissions<typeof products> = {
  'alipay.page': signed('电脑网站支付'),
  'alipay.wap': signed('手机网站支付'),
  'alipay.app': probablySigned('APP 支付'),
  'alipay.qr': probablySigned('当面付'),
  'alipay.jsapi': probablySigned('JSAPI 支付'),
  'alipay.mini-program': probablySigned('小程序支付'),
  'alipay.payer-code': probablySigned('当面付'),
  'alipay.huabei': {
    value: {
      how: 'with-staff',
      at: "Alipay's business staff (BD), on paper",
      needsOneOf: ['alipay.page', 'alipay.wap', 'alipay.app', 'alipay.qr', 'alipay.jsapi', 'alipay.mini-program'],
      note: 'The terms of the contract are the ones that may be offered. It takes long: ask early.',
    },
    source: "merchants' handbook",
    trust: 'trade',
  },
};
