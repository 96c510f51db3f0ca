import type { TradeStatus } from '../../model/trade-status.js';
import { answerOf, noAnswer, refusalOf, type TradeReader } from '../trade-reader.js';

/** A payment's numbers. In what a browser comes back with, 0 is success: those are not these. */
const statuses: ReadonlyMap<string | undefined, TradeStatus> = new Map([
  ['0', 'unpaid'],
  ['1', 'in-progress'],
  ['2', 'paid'],
  ['3', 'failed'],
  ['4', 'closed'],
]);

/** Reads JD Pay's answer after 3DES is taken off: result.code, then status of a payment, which is tradeType 0. */
export const readTrade: TradeReader = (body) => {
  const fields = body.inside('jdpay') ?? body;
  const code = fields.inside('result')?.text('code');
  if (code === undefined) return noAnswer;
  if (code !== '000000') return refusalOf(code);
  const status = fields.text('status');
  const isPayment = (fields.text('tradeType') ?? '0') === '0';
  return answerOf(status, (isPayment ? statuses.get(status) : undefined) ?? 'unknown');
};
