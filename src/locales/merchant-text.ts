import { enMerchant } from './en.merchant.js';
import { fillIn } from './fill-in.js';
import type { MerchantMessageKey, MerchantMessages } from './merchant-messages.js';
import { zhCNMerchant } from './zh-CN.merchant.js';

const texts: Readonly<Record<'zh-CN' | 'en', MerchantMessages>> = { 'zh-CN': zhCNMerchant, en: enMerchant };

/** What a finding about an order says, or what is to be done about it under `remedy.`; for merchants, and never shown to payers. */
export function merchantText(
  key: MerchantMessageKey,
  values: Readonly<Record<string, string | number>> = {},
  language: keyof typeof texts = 'zh-CN',
): string {
  return fillIn(texts[language][key], values);
}
