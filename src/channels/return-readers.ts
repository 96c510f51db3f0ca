import { returnReader as alipay } from './alipay/return-params.js';
import type { ReturnReader } from './return-reader.js';
import { returnReader as unionpay } from './unionpay/return-params.js';
import { returnReader as wechatPay } from './wechat-pay/return-params.js';

/** The channels that tell a browser something on its way back. */
export type ReturnChannel = 'alipay' | 'unionpay' | 'wechat-pay';

/** How each channel's return is read. */
export const returnReaders = {
  alipay,
  unionpay,
  'wechat-pay': wechatPay,
} satisfies Record<ReturnChannel, ReturnReader>;
