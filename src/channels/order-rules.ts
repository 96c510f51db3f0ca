import { channelOf, type ProductId } from '../model/product.js';
import { orderRules as abc } from './abc/order-rules.js';
import { orderRules as alipay } from './alipay/order-rules.js';
import { orderRules as baiduWallet } from './baidu-wallet/order-rules.js';
import { orderRules as bestpay } from './bestpay/order-rules.js';
import { orderRules as ccb } from './ccb/order-rules.js';
import { orderRules as cmb } from './cmb/order-rules.js';
import { orderRules as corporateBank } from './corporate-bank/order-rules.js';
import { orderRules as douyinPay } from './douyin-pay/order-rules.js';
import { orderRules as eCny } from './e-cny/order-rules.js';
import { orderRules as jdPay } from './jd-pay/order-rules.js';
import { orderRules as paypal } from './paypal/order-rules.js';
import { orderRules as qqWallet } from './qq-wallet/order-rules.js';
import { orderRules as unionpay } from './unionpay/order-rules.js';
import { orderRules as wechatPay } from './wechat-pay/order-rules.js';
import { orderRules as yeepay } from './yeepay/order-rules.js';
import type { HouseChannel } from './house-channel.js';
import type { OrderRules } from './order-rule.js';

/** What every channel takes of an order: its number, amount, description and payee. */
export const orderRules = {
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
} satisfies Record<HouseChannel, OrderRules>;

const byChannel: ReadonlyMap<string, OrderRules> = new Map(Object.entries(orderRules));

/** The rules of a channel, or of a product's channel; nothing for one that the house does not know. */
export function orderRulesOf(channelOrProductId: ProductId): OrderRules | undefined {
  return byChannel.get(channelOf(channelOrProductId));
}
