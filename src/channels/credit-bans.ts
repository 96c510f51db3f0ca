import type { ProductId } from '../model/product.js';
import { channelOf } from '../model/product.js';
import { creditBans as abc } from './abc/credit-ban.js';
import { creditBans as alipay } from './alipay/credit-ban.js';
import { creditBans as cmb } from './cmb/credit-ban.js';
import type { CreditBans } from './credit-ban.js';
import type { HouseChannel } from './house-channel.js';
import { creditBans as unionpay } from './unionpay/credit-ban.js';
import { creditBans as wechatPay } from './wechat-pay/credit-ban.js';

/** A setting of the channel's: handbooks know channels with a parameter and channels that set it by contract, and no parameter of it was found. */
function byContract(source: string): CreditBans {
  return [{ value: { how: 'contract' }, source: `merchants' handbook, of channels without a parameter; ${source}`, trust: 'trade' }];
}

/** How every channel keeps credit out of its payments. */
export const creditBans = {
  'wechat-pay': wechatPay,
  alipay,
  'jd-pay': byContract("saveOrder's fields, as IJPay has them, have none for it"),
  'qq-wallet': byContract('no field for it was found in clients of qpay.qq.com'),
  unionpay,
  cmb,
  ccb: byContract("ccbMain's fields, as developers quote them, have none for it"),
  abc,
  'baidu-wallet': byContract("Baidu's page on its wallet's orders has no field for it"),
  yeepay: byContract("what Yeepay's cashier shows is set with Yeepay"),
  bestpay: byContract('payWeb and payWap were seen without a field for it'),
  paypal: {
    unknown:
      'A payer chooses the card inside the own account, which Orders v2 says nothing about; the page’s SDK can hide buttons, and that is no ban. Ask PayPal.',
  },
  'corporate-bank': [
    {
      value: { how: 'no-credit' },
      source: "by its nature a company's account at its bank pays, and no card; nothing that was read says so",
      trust: 'unverified',
    },
  ],
  'douyin-pay': {
    unknown:
      "go-pay's models of 抖音支付 carry no field for it, and 抖音月付 is credit that its cashier may offer. Ask its merchant service.",
  },
  'e-cny': [
    {
      value: { how: 'no-credit' },
      source: "People's Bank of China, white paper of July 2021: digital yuan is cash (M0)",
      trust: 'official',
    },
  ],
} satisfies Record<HouseChannel, CreditBans>;

const byChannel: ReadonlyMap<string, CreditBans> = new Map(Object.entries(creditBans));

/** The ways of a channel, or of a product's channel; nothing for one that the house does not know. */
export function creditBansOf(channelOrProductId: ProductId): CreditBans | undefined {
  return byChannel.get(channelOf(channelOrProductId));
}
