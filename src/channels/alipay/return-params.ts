import { tradeNumber, type ReturnReader } from '../return-reader.js';
import { readYuan } from '../yuan.js';

/**
 * Where alipay.trade.page.pay and wap.pay send the browser after it. There is no status among the parameters: they say which order it was
 * and never that it is paid. Source: real returns of 2017 to 2025, all with the same twelve names; opendocs.alipay.com, 同步返回参数.
 */
export const returnReader: ReturnReader = {
  transport: 'address',
  names: [
    'app_id',
    'auth_app_id',
    'charset',
    'method',
    'out_trade_no',
    'seller_id',
    'sign',
    'sign_type',
    'timestamp',
    'total_amount',
    'trade_no',
    'version',
  ],
  marks: { method: /^alipay\.trade\.(page|wap)\.pay\.return$/ },
  read: (params) => ({
    outTradeNo: tradeNumber(params.out_trade_no),
    tradeNo: tradeNumber(params.trade_no),
    amount: readYuan(params.total_amount),
    claim: 'unknown',
    signed: Boolean(params.sign),
  }),
};
