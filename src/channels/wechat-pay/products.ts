import type { ProductDefinition } from '../product-definition.js';

/** WeChat Pay's products. Source: pay.weixin.qq.com product pages, read as of 2025-12. */
export const products = {
  /**
   * A code that the payer scans with WeChat. Long-press, album and a click on the link do not work, so it is of use only where the
   * code stands on another screen than the payer's phone. Desktop WeChat has no payment bridge and takes the code too.
   */
  'wechat-pay.native': {
    places: [{ terminal: 'pc' }, { terminal: 'scan' }, { terminal: 'wap', hosts: ['browser'], devices: ['tablet'] }],
    currencies: ['CNY'],
    minimumValue: 1,
    group: 'recommended',
  },
  /** The bridge of WeChat's own browser on a phone or tablet; it takes orders only for a known openid. */
  'wechat-pay.jsapi': {
    places: [{ terminal: 'wechat', hosts: ['wechat'] }],
    currencies: ['CNY'],
    minimumValue: 1,
    identityHost: 'wechat',
    ownHosts: ['wechat'],
    group: 'recommended',
  },
} satisfies Record<`wechat-pay.${string}`, ProductDefinition>;
