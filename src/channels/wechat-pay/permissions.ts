import type { Known } from '../fact.js';
import type { Permission, Permissions } from '../permission.js';
import type { products } from './products.js';

const handbook = { source: "merchants' handbook", trust: 'trade' } as const;

const withJsapi: Known<Permission> = {
  value: { how: 'comes-with', at: '微信公众平台', openedWith: 'wechat-pay.jsapi' },
  ...handbook,
};

/** Where WeChat Pay's products are applied for: three sites, which are easily mistaken for one another. */
export const permissions: Permissions<typeof products> = {
  'wechat-pay.native': withJsapi,
  'wechat-pay.jsapi': {
    value: {
      how: 'online',
      at: '微信公众平台',
      note: 'Service account (服务号), subscription account (订阅号) and app are easily mistaken for one another when applying.',
    },
    ...handbook,
  },
  'wechat-pay.h5': {
    value: {
      how: 'online',
      at: '微信支付商户平台',
      needsOneOf: ['wechat-pay.app', 'wechat-pay.mini-program', 'wechat-pay.jsapi'],
    },
    ...handbook,
  },
  'wechat-pay.app': { value: { how: 'online', at: '微信开放平台' }, ...handbook },
  'wechat-pay.mini-program': {
    value: { how: 'online', at: '微信公众平台', note: 'Inside a mini program no other channel may be used.' },
    source: "merchants' handbook names the product and not the site; mini programs are administered on mp.weixin.qq.com",
    trust: 'unverified',
  },
  'wechat-pay.payer-code': withJsapi,
  'wechat-pay.fenfu': {
    value: {
      how: 'per-order',
      at: "支付方式前置, by the merchant's server: it asks whether the payer may be shown it, and gets a market_exposure_token",
      needsOneOf: ['wechat-pay.jsapi', 'wechat-pay.mini-program', 'wechat-pay.app'],
    },
    source: 'pay.weixin.qq.com 4014277711 and 4014277715, 2025-04-18',
    trust: 'official',
  },
};
