import type { CreditBans } from '../credit-ban.js';

/** How Alipay keeps credit out, 花呗 with it. */
export const creditBans: CreditBans = [
  {
    value: {
      how: 'request',
      parameters: { goods_type: '0' },
      goods: 'virtual',
      products: ['alipay.page', 'alipay.wap', 'alipay.app'],
      note: 'Virtual goods may not be paid with 花呗, and with this credit cards are kept out too. A merchant that lets 花呗分期 through for them loses it.',
    },
    source: "Alipay's developer support on developer.aliyun.com 711052",
    trust: 'quoted',
  },
  {
    value: {
      how: 'request',
      parameters: { disable_pay_channels: 'credit_group' },
      excludes: ['enable_pay_channels'],
      note: 'Values are divided by commas. What credit_group holds was not confirmed; a copied list of 2020 has creditCard, creditCardExpress, creditCardCartoon, pcredit (花呗) and pcreditpayInstallment (花呗分期) as values of their own.',
    },
    source: 'opendocs.alipay.com, trade.precreate model of the official SDK 3.0.70, whose sample is credit_group,point',
    trust: 'quoted',
  },
];
