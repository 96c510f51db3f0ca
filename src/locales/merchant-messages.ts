import type { zhCNMerchant } from './zh-CN.merchant.js';

/** What the house says to merchants and never to payers, in one language; no cashier loads it. A missing text does not compile. */
export type MerchantMessages = Readonly<Record<keyof typeof zhCNMerchant, string>>;

/** The name of a text for merchants. */
export type MerchantMessageKey = keyof MerchantMessages;
