import type { ProductId } from '../model/product.js';
import { instalmentRules as abc } from './abc/instalment-rules.js';
import { instalmentRules as alipay } from './alipay/instalment-rules.js';
import { instalmentRules as ccb } from './ccb/instalment-rules.js';
import { instalmentRules as cmb } from './cmb/instalment-rules.js';
import type { Known } from './fact.js';
import type { HouseChannel } from './house-channel.js';
import type { InstalmentRule, InstalmentRules } from './instalment-rule.js';
import { instalmentRules as jdPay } from './jd-pay/instalment-rules.js';
import { instalmentRules as unionpay } from './unionpay/instalment-rules.js';
import { instalmentRules as wechatPay } from './wechat-pay/instalment-rules.js';

/** What is said of the instalments of every channel. */
export const instalmentRules = {
  'wechat-pay': wechatPay,
  alipay,
  'jd-pay': jdPay,
  'qq-wallet': {
    unknown: 'QQ 钱包 pays with credit cards, and nothing that was read of qpay.qq.com speaks of instalments. Ask its merchant platform.',
  },
  unionpay,
  cmb,
  ccb,
  abc,
  'baidu-wallet': { unknown: '百度钱包 may have closed; nothing that was read of it speaks of instalments.' },
  yeepay: { unknown: 'Yeepay sells instalments of bank cards; their fields and periods were not found. Ask its sales staff.' },
  bestpay: { unknown: 'payWeb and payWap were seen without a field for instalments, and no present manual was read. Ask 天翼电子商务.' },
  paypal: {
    unknown:
      'Pay Later depends on the country and is shown by PayPal’s own scripts, which the house does not load. Ask PayPal for the country.',
  },
  'corporate-bank': {
    value: 'none',
    source: "by its nature a company's account pays at once, and credit is between the company and its bank; nothing that was read says so",
    trust: 'unverified',
  },
  'douyin-pay': {
    unknown: '抖音月付 has instalments; whether and how a merchant shows them is in no source at hand. Ask its merchant service.',
  },
  'e-cny': {
    value: 'none',
    source:
      "follows from its being cash (M0), by the People's Bank of China, white paper of July 2021; nothing that was read says it of instalments",
    trust: 'unverified',
  },
} satisfies Record<HouseChannel, InstalmentRules>;

const byProduct: ReadonlyMap<ProductId, readonly Known<InstalmentRule>[]> = /* @__PURE__ */ groupByProduct(Object.values(instalmentRules));

/** What is said of one product's instalments; nothing for one that has none. */
export function instalmentRulesOf(productId: ProductId): readonly Known<InstalmentRule>[] {
  return byProduct.get(productId) ?? [];
}

/** The house's products whose instalments something is said of, by channel. */
function groupByProduct(channels: readonly InstalmentRules[]): ReadonlyMap<ProductId, readonly Known<InstalmentRule>[]> {
  const groups = new Map<ProductId, Known<InstalmentRule>[]>();
  for (const rules of channels) {
    if (!Array.isArray(rules)) continue;
    for (const fact of rules as readonly Known<InstalmentRule>[]) {
      const { product } = fact.value;
      if (product !== undefined) groups.set(product, [...(groups.get(product) ?? []), fact]);
    }
  }
  return groups;
}
