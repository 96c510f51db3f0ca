import type { TradeStatus } from '../../model/trade-status.js';
import { answerOf, faultOf, noAnswer, refusalOf, type TradeReader } from '../trade-reader.js';

const words: ReadonlyMap<string, TradeStatus> = new Map([
  ['SUCCESS', 'paid'],
  ['REFUND', 'refund-begun'],
  ['NOTPAY', 'unpaid'],
  ['CLOSED', 'closed'],
  // As with WeChat's, whose interface this one follows: a try failed, and the order stays payable.
  ['PAYERROR', 'unpaid'],
]);

/** The answer of `/v1/trade/transactions/out-trade-no/`. What its errors are called is not known. Source: go-pay, package douyin, 2026. */
export const readTrade: TradeReader = (fields, { httpStatus = 200, isByPayerCode }) => {
  if (httpStatus >= 500) return faultOf(fields.text('code'));
  if (httpStatus >= 400) return refusalOf(fields.text('code'));
  const word = fields.text('trade_state');
  if (word === undefined) return noAnswer;
  return answerOf(word, word === 'PAYERROR' && isByPayerCode ? 'failed' : words.get(word));
};
