import type { ProductDefinition } from '../product-definition.js';
import { carriedProduct, ownProduct, type ChannelTraits } from '../own-product.js';

const wallet: ChannelTraits = { home: 'jd', kind: 'wallet' };

/**
 * JD Pay's products: saveOrder on PC and phone, uniorder for the app, fkmPay for a payer's code. 京东白条's plans depend on amount and payer, so
 * that only JD can say them.
 */
export const products = {
  'jd-pay.page': ownProduct(wallet, 'page'),
  'jd-pay.wap': ownProduct(wallet, 'open', { ownHosts: ['jd', 'jd-finance'] }),
  'jd-pay.app': ownProduct(wallet, 'app'),
  'jd-pay.payer-code': ownProduct(wallet, 'payer-code'),
  'jd-pay.baitiao': carriedProduct(['jd-pay.page', 'jd-pay.wap', 'jd-pay.app'], 'quotes'),
} satisfies Record<`jd-pay.${string}`, ProductDefinition>;
