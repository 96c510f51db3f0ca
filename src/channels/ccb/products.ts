import type { ProductDefinition } from '../product-definition.js';
import { ownProduct, type ChannelTraits } from '../own-product.js';

const bank: ChannelTraits = { kind: 'bank' };

/** 建设银行龙支付's products: ccbMain on PC and phone, its SDK in an app, and an aggregate code (TXCODE 530550). */
export const products = {
  'ccb.page': ownProduct(bank, 'page'),
  'ccb.wap': ownProduct(bank, 'open', { ownHosts: ['ccb'] }),
  'ccb.app': ownProduct(bank, 'app'),
  'ccb.qr': ownProduct(bank, 'scan'),
} satisfies Record<`ccb.${string}`, ProductDefinition>;
