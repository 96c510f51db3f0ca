import type { TradeStatus } from '../../model/trade-status.js';
import { answerOf, noAnswer, refusalOf, type TradeFields, type TradeReader } from '../trade-reader.js';
import { readYuan } from '../yuan.js';

const words: ReadonlyMap<string, TradeStatus> = new Map([
  ['INIT', 'unpaid'],
  ['CANCELED', 'closed'],
  ['SUCCESS', 'paid'],
]);

/**
 * Reads the old gateway's answer to QueryOrdDetail: r1_Code is about the question, rb_PayStatus about the payment, rd_RefundAmt what of it went
 * back. Source: a real answer of 2008 and integrations of the years after; the newer YOP has other words.
 */
export const readTrade: TradeReader = (fields) => {
  const code = fields.text('r1_Code');
  if (code === undefined) return noAnswer;
  if (code !== '1') return refusalOf(code);
  const word = fields.text('rb_PayStatus');
  const status = word === undefined ? undefined : words.get(word);
  return answerOf(word, status === 'paid' ? afterRefunds(fields) : status);
};

function afterRefunds(fields: TradeFields): TradeStatus {
  const [paid, back] = [fields.text('r3_Amt'), fields.text('rd_RefundAmt')].map((text) => readYuan(text)?.value);
  if (back === undefined || back === 0) return Number(fields.text('rc_RefundCount') ?? 0) > 0 ? 'refund-begun' : 'paid';
  if (paid === undefined || back > paid) return 'refund-begun';
  return back < paid ? 'partly-refunded' : 'refunded';
}
