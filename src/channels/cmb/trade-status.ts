import type { TradeStatus } from '../../model/trade-status.js';
import { answerOf, faultOf, fieldsOf, noAnswer, refusalOf, type TradeFields, type TradeReader } from '../trade-reader.js';

const words: ReadonlyMap<string, TradeStatus> = new Map([
  ['S', 'paid'],
  ['R', 'refund-begun'],
  ['P', 'in-progress'],
  ['C', 'closed'],
  ['F', 'failed'],
]);

/** The bank spells it so. It asks to be queried on. */
const faultCodes: readonly string[] = ['SYSTERM_ERROR', 'SYSTEM_ERROR', 'SYSTEMERROR'];

/**
 * Reads the answer of 招商银行's aggregate, where the state stands in biz_content, a record or its JSON. 一网通's own query is another one.
 * Source: go-pay, package cmbpay, after the bank's interface V3.3.6, 2026.
 */
export const readTrade: TradeReader = (fields, { alreadyPaid }) => {
  if (fields.text('returnCode') !== 'SUCCESS') return noAnswer;
  const reason = fields.text('errCode');
  if (reason !== undefined && faultCodes.includes(reason)) return faultOf(reason);
  if (fields.text('respCode') !== 'SUCCESS') return refusalOf(reason);
  const word = stateIn(fields);
  // 撤销 gives back what is paid.
  if (word === 'D') return answerOf(word, alreadyPaid ? 'refunded' : 'closed');
  return answerOf(word, word === undefined ? undefined : words.get(word));
};

function stateIn(fields: TradeFields): string | undefined {
  const content = fields.inside('biz_content') ?? fieldsOf(parse(fields.text('biz_content')));
  return (content ?? fields).text('tradeState');
}

function parse(text = ''): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
