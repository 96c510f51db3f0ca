import type { ProductDefinition } from '../product-definition.js';
import { ownProduct, type ChannelTraits } from '../own-product.js';

const bank: ChannelTraits = { kind: 'bank', creditBan: 'by-request' };

/** 招商银行一网通's products. Its H5 page may be opened in WeChat too, and its aggregate code is scanned by any wallet. */
export const products = {
  'cmb.page': ownProduct(bank, 'page'),
  'cmb.wap': ownProduct(bank, 'open', { ownHosts: ['cmb'], alsoAt: [{ terminal: 'wechat', hosts: ['wechat'] }] }),
  'cmb.app': ownProduct(bank, 'app'),
  // The aggregate's code is scanned by any wallet, and nothing in its request keeps credit out.
  'cmb.qr': ownProduct({ kind: 'bank' }, 'scan'),
} satisfies Record<`cmb.${string}`, ProductDefinition>;
