import type { TradeStatus } from '../../model/trade-status.js';
import { answerOf, faultOf, noAnswer, refusalOf, type TradeReader } from '../trade-reader.js';

/** What origRespCode says; any other is a failure. Source: the codes of UnionPay's gateway 5.1.0, and its official demo. */
const codes: ReadonlyMap<string, TradeStatus> = new Map([
  ['00', 'paid'],
  // A success with a flaw.
  ['A6', 'paid'],
  ['03', 'in-progress'],
  ['04', 'in-progress'],
  ['05', 'in-progress'],
  // Not finished by the payer yet.
  ['70', 'in-progress'],
  // Failures that may be none, by the manual's own words, and repeated numbers.
  ['01', 'unknown'],
  ['12', 'unknown'],
  ['60', 'unknown'],
  ['99', 'unknown'],
  // Money was taken: too late, not written off, or given back since.
  ['42', 'unknown'],
  ['74', 'unknown'],
  ['75', 'unknown'],
  ['45', 'unknown'],
  // 冲正, as if it had never been.
  ['46', 'closed'],
]);

/** Closed for maintenance, timed out, unclear or too busy. */
const faultCodes: readonly string[] = ['02', '03', '04', '05', '06', '99'];

/**
 * Reads the answer of queryTrans. respCode is about the question alone: only where it is 00 does origRespCode say what became of the payment.
 * 34 is a payment that never arrived, as before the payer has come to UnionPay's page.
 */
export const readTrade: TradeReader = (fields) => {
  const answer = fields.text('respCode');
  if (answer === undefined || !/^[0-9A-Z]{2}$/.test(answer)) return noAnswer;
  if (answer === '34') return refusalOf(answer, 'unpaid');
  if (faultCodes.includes(answer)) return faultOf(answer);
  if (answer !== '00') return refusalOf(answer);
  const code = fields.text('origRespCode');
  return answerOf(code, code !== undefined && /^[0-9A-Z]{2}$/.test(code) ? (codes.get(code) ?? 'failed') : 'unknown');
};
