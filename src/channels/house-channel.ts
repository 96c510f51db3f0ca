/**
 * Every channel the house knows: those that merchants' handbooks name, and three that these are too old to know, which are
 * Douyin Pay and e-CNY (数字人民币), and 微信分付 as a product of WeChat Pay.
 */
export const houseChannels = [
  'wechat-pay',
  'alipay',
  'jd-pay',
  'qq-wallet',
  'unionpay',
  'cmb',
  'ccb',
  'abc',
  'baidu-wallet',
  'yeepay',
  'bestpay',
  'paypal',
  'corporate-bank',
  'douyin-pay',
  'e-cny',
] as const;

/** A channel the house knows. A merchant may add others, so that a `ChannelId` is wider than this. */
export type HouseChannel = (typeof houseChannels)[number];
