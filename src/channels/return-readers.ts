import { returnReader as abc } from './abc/return-params.js';
import { returnReader as alipay } from './alipay/return-params.js';
import { returnReader as ccb } from './ccb/return-params.js';
import { returnReader as jdPay } from './jd-pay/return-params.js';
import { returnReader as paypal } from './paypal/return-params.js';
import { returnReader as qqWallet } from './qq-wallet/return-params.js';
import type { ReturnReader } from './return-reader.js';
import { returnReader as unionpay } from './unionpay/return-params.js';
import { returnReader as wechatPay } from './wechat-pay/return-params.js';
import { returnReader as yeepay } from './yeepay/return-params.js';

/** The channels that tell a browser something on its way back. */
export type ReturnChannel = 'abc' | 'alipay' | 'ccb' | 'jd-pay' | 'paypal' | 'qq-wallet' | 'unionpay' | 'wechat-pay' | 'yeepay';

/** How each channel's return is read. What is known of those that have none is in `returns`, which a page need not load. */
export const returnReaders = {
  abc,
  alipay,
  ccb,
  'jd-pay': jdPay,
  paypal,
  'qq-wallet': qqWallet,
  unionpay,
  'wechat-pay': wechatPay,
  yeepay,
} satisfies Record<ReturnChannel, ReturnReader>;
