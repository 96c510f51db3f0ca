import type { ProductDefinition } from '../product-definition.js';
import { ownProduct, type ChannelTraits } from '../own-product.js';

const wallet: ChannelTraits = { home: 'baidu', kind: 'wallet' };

/** Baidu Wallet's products. A legacy channel, of which nobody could say whether it still takes new merchants: there for those who have it opened. */
export const products = {
  'baidu-wallet.page': ownProduct(wallet, 'page'),
  'baidu-wallet.wap': ownProduct(wallet, 'open', { ownHosts: ['baidu'] }),
  'baidu-wallet.app': ownProduct(wallet, 'app'),
} satisfies Record<`baidu-wallet.${string}`, ProductDefinition>;
