import type { TradeStatus } from '../../model/trade-status.js';
import { answerOf, faultOf, noAnswer, refusalOf, type TradeFields, type TradeReader } from '../trade-reader.js';

/** Before the money moves. Approved is not paid: the merchant's server captures it. COMPLETED is left to the captures. */
const orderWords: ReadonlyMap<string, TradeStatus> = new Map([
  ['CREATED', 'unpaid'],
  ['SAVED', 'unpaid'],
  ['PAYER_ACTION_REQUIRED', 'unpaid'],
  ['APPROVED', 'in-progress'],
  ['VOIDED', 'closed'],
]);

const captureWords: ReadonlyMap<string, TradeStatus> = new Map([
  ['COMPLETED', 'paid'],
  ['PENDING', 'in-progress'],
  ['PARTIALLY_REFUNDED', 'partly-refunded'],
  ['REFUNDED', 'refunded'],
  ['DECLINED', 'failed'],
  ['FAILED', 'failed'],
]);

/**
 * Reads an order or a capture. An order that is COMPLETED may have been declined or still be pending: its captures say it, and where they do
 * not agree nothing is concluded. Source: PayPal's open specification of Orders v2 and Payments v2, 2024.
 */
export const readTrade: TradeReader = (fields, { httpStatus = 200 }) => {
  if (httpStatus >= 500) return faultOf(fields.text('name'));
  if (httpStatus >= 400) return refusalOf(fields.text('name'));
  const word = fields.text('status');
  if (word === undefined) return noAnswer;
  if (isCapture(fields)) return answerOf(word, captureWords.get(word));
  return answerOf(word, word === 'COMPLETED' ? statusOfCaptures(fields) : orderWords.get(word));
};

/** Both say status; an order has units to be bought. */
function isCapture(fields: TradeFields): boolean {
  return fields.has('amount') && !fields.has('purchase_units') && !fields.has('intent');
}

function statusOfCaptures(order: TradeFields): TradeStatus {
  const captures = order.list('purchase_units').flatMap((unit) => unit.inside('payments')?.list('captures') ?? []);
  const statuses = new Set(captures.map((capture) => captureWords.get(capture.text('status') ?? '') ?? 'unknown'));
  const [status] = statuses;
  return status !== undefined && statuses.size === 1 ? status : 'unknown';
}
