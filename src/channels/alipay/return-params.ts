import type { Money } from '../../model/money.js';
import { tradeNumber, type ReturnReader } from '../return-reader.js';

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
    amount: yuan(params.total_amount),
    claim: 'unknown',
    signed: Boolean(params.sign),
  }),
};

/** Yuan with at most two decimals, put together from digits: a fraction is never computed. */
function yuan(text = ''): Money | undefined {
  const [, whole, fraction = ''] = /^(0|[1-9]\d{0,15})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const value = Number(whole + fraction.padEnd(2, '0'));
  return Number.isSafeInteger(value) ? { value, currency: 'CNY' } : undefined;
}
