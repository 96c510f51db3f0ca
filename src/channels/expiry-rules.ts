import { channelOf, type ProductId } from '../model/product.js';
import { expiryRules as abc } from './abc/expiry-rules.js';
import { expiryRules as alipay } from './alipay/expiry-rules.js';
import { expiryRules as baiduWallet } from './baidu-wallet/expiry-rules.js';
import { expiryRules as bestpay } from './bestpay/expiry-rules.js';
import { expiryRules as ccb } from './ccb/expiry-rules.js';
import { expiryRules as cmb } from './cmb/expiry-rules.js';
import { expiryRules as corporateBank } from './corporate-bank/expiry-rules.js';
import { expiryRules as douyinPay } from './douyin-pay/expiry-rules.js';
import { expiryRules as eCny } from './e-cny/expiry-rules.js';
import { expiryRules as jdPay } from './jd-pay/expiry-rules.js';
import { expiryRules as paypal } from './paypal/expiry-rules.js';
import { expiryRules as qqWallet } from './qq-wallet/expiry-rules.js';
import { expiryRules as unionpay } from './unionpay/expiry-rules.js';
import { expiryRules as wechatPay } from './wechat-pay/expiry-rules.js';
import { expiryRules as yeepay } from './yeepay/expiry-rules.js';
import type { ExpiryRule, ExpiryRules } from './expiry-rule.js';
import type { Known } from './fact.js';
import type { HouseChannel } from './house-channel.js';
import { productDefinitions } from './products.js';
import { isRuleFor } from './rule-scope.js';

/** How orders, codes and links of every channel end. */
export const expiryRules = {
  'wechat-pay': wechatPay,
  alipay,
  'jd-pay': jdPay,
  'qq-wallet': qqWallet,
  unionpay,
  cmb,
  ccb,
  abc,
  'baidu-wallet': baiduWallet,
  yeepay,
  bestpay,
  paypal,
  'corporate-bank': corporateBank,
  'douyin-pay': douyinPay,
  'e-cny': eCny,
} satisfies Record<HouseChannel, ExpiryRules>;

const byChannel: ReadonlyMap<string, ExpiryRules> = new Map(Object.entries(expiryRules));

/** What ends for a product or what carries it out, or for any product of a channel: nothing where nothing is known. */
export function expiryRulesOf(channelOrProductId: ProductId): readonly Known<ExpiryRule>[] {
  const rules = byChannel.get(channelOf(channelOrProductId));
  if (rules === undefined || 'unknown' in rules) return [];
  const ids = [channelOrProductId, ...(productDefinitions.get(channelOrProductId)?.carriers ?? [])];
  return rules.filter(({ value }) => ids.some((id) => isRuleFor(value, id)));
}
