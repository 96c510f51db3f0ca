import type { ProductDefinition } from '../product-definition.js';
import { ownProduct, type ChannelTraits } from '../own-product.js';

const wallet: ChannelTraits = { home: 'qq', kind: 'wallet' };

/** QQ Wallet's products, by trade_type: NATIVE, JSAPI (inside QQ alone), APP, MINIAPP and MICROPAY. There is none for a phone's browser outside QQ. */
export const products = {
  'qq-wallet.native': ownProduct(wallet, 'scan'),
  'qq-wallet.jsapi': ownProduct(wallet, 'inside'),
  'qq-wallet.app': ownProduct(wallet, 'app'),
  'qq-wallet.mini-program': ownProduct(wallet, 'mini-program'),
  'qq-wallet.payer-code': ownProduct(wallet, 'payer-code'),
} satisfies Record<`qq-wallet.${string}`, ProductDefinition>;
