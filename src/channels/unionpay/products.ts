import type { ProductDefinition } from '../product-definition.js';
import { walletProduct, type Wallet } from '../wallet-product.js';

const wallet: Wallet = { home: 'unionpay', group: 'bank' };

/** UnionPay's products: the gateway on PC and phone, tn for the app and 云闪付's own browser, codes both ways. Source: open.unionpay.com, gateway 5.1.0. */
export const products = {
  'unionpay.page': walletProduct(wallet, 'page'),
  'unionpay.wap': walletProduct(wallet, 'open'),
  'unionpay.app': walletProduct(wallet, 'app'),
  'unionpay.qr': walletProduct(wallet, 'scan'),
  'unionpay.jsapi': walletProduct(wallet, 'inside'),
  'unionpay.payer-code': walletProduct(wallet, 'payer-code'),
} satisfies Record<`unionpay.${string}`, ProductDefinition>;
