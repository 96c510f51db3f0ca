import type { TradeAnswer, TradeStatus } from '../../model/trade-status.js';
import { answerOf, faultOf, noAnswer, refusalOf, type TradeFields, type TradeQuestion, type TradeReader } from '../trade-reader.js';

/** REFUND and SUCCESS were paid; ACCEPT waits to be deducted. Source: pay.weixin.qq.com, query by out_trade_no, 2024-12; v2 has the same words. */
const words: ReadonlyMap<string, TradeStatus> = new Map([
  ['SUCCESS', 'paid'],
  ['REFUND', 'refund-begun'],
  ['NOTPAY', 'unpaid'],
  ['USERPAYING', 'in-progress'],
  ['ACCEPT', 'in-progress'],
  ['CLOSED', 'closed'],
]);

/** WeChat has no such order. v3 writes it with underscores, v2 without. */
const absentCodes: readonly string[] = ['ORDER_NOT_EXIST', 'ORDERNOTEXIST'];

const faultCodes: readonly string[] = ['SYSTEM_ERROR', 'SYSTEMERROR', 'BANKERROR'];

/** Reads a trade_state. The word PAYERROR is about a try: another may follow on a code or in WeChat, but not with a payer's code. */
export function readTradeState(word: string | undefined, { isByPayerCode, alreadyPaid }: TradeQuestion): TradeAnswer {
  if (word === 'PAYERROR') return answerOf(word, isByPayerCode ? 'failed' : 'unpaid');
  // 撤销 closes what is unpaid, and gives back what is paid.
  if (word === 'REVOKED') return answerOf(word, alreadyPaid ? 'refunded' : 'closed');
  return answerOf(word, word === undefined ? undefined : words.get(word));
}

/** An error's code says that there is no such order, that the channel is at fault, or that it did not take the question. */
export function readErrorCode(code: string | undefined): TradeAnswer {
  if (code !== undefined && absentCodes.includes(code)) return refusalOf(code, 'unpaid');
  return code !== undefined && faultCodes.includes(code) ? faultOf(code) : refusalOf(code);
}

/** APIv3 says by its HTTP status whether it took the question; v2 answers 200, and says it by return_code and result_code. */
export const readTrade: TradeReader = (fields, question) => {
  if (!fields.has('return_code')) return readThirdEdition(fields, question);
  return (question.httpStatus ?? 200) < 300 ? readSecondEdition(fields, question) : noAnswer;
};

/** The XML of the second edition, and of QQ Wallet, which is made after it. */
export function readSecondEdition(fields: TradeFields, question: TradeQuestion): TradeAnswer {
  if (fields.text('return_code') !== 'SUCCESS') return noAnswer;
  const result = fields.text('result_code');
  if (result === 'SUCCESS') return readTradeState(fields.text('trade_state'), question);
  return result === 'FAIL' ? readErrorCode(fields.text('err_code')) : faultOf(undefined);
}

function readThirdEdition(fields: TradeFields, question: TradeQuestion): TradeAnswer {
  const { httpStatus } = question;
  const code = fields.text('code');
  if (httpStatus !== undefined && httpStatus >= 500) return faultOf(code);
  if (httpStatus === undefined ? code !== undefined : httpStatus >= 400) return readErrorCode(code);
  const word = fields.text('trade_state');
  return word === undefined ? noAnswer : readTradeState(word, question);
}
