import type { TradeAnswer } from '../../model/trade-status.js';
import { answerOf, faultOf, noAnswer, refusalOf, type TradeFields, type TradeQuestion, type TradeReader } from '../trade-reader.js';
import { readYuan } from '../yuan.js';

/** The gateway had a fault, or could not tell. */
const isFault = (code: string, reason = ''): boolean => code === '20000' || /^(isp|aop)\.|SYSTEM_ERROR$/.test(reason);

/** What Alipay names the answer to a query in its JSON, where the server hands on the whole. */
const envelope = 'alipay_trade_query_response';

/**
 * Reads the answer of alipay.trade.query, or of trade.pay. Source: opendocs.alipay.com, query response model of the official SDK 3.0.70, and
 * its common codes; before a code is scanned Alipay knows of no trade.
 */
export const readTrade: TradeReader = (body, question) => {
  const fields = body.inside(envelope) ?? body;
  const code = fields.text('code');
  const reason = fields.text('sub_code');
  if (code === undefined) return noAnswer;
  if (code === '10000') return readStatus(fields, question);
  // trade.pay: the payer types a password.
  if (code === '10003') return answerOf('10003', 'in-progress');
  if (isFault(code, reason)) return faultOf(reason ?? code);
  return refusalOf(reason ?? code, code === '40004' && reason === 'ACQ.TRADE_NOT_EXIST' ? 'unpaid' : 'unknown');
};

function readStatus(fields: TradeFields, question: TradeQuestion): TradeAnswer {
  const word = fields.text('trade_status');
  switch (word) {
    case 'WAIT_BUYER_PAY':
      // At a counter somebody is asked for a password just now; elsewhere he may have gone away.
      return answerOf(word, question.isByPayerCode ? 'in-progress' : 'unpaid');
    case 'TRADE_SUCCESS':
      return answerOf(word, 'paid');
    case 'TRADE_FINISHED':
      return { ...answerOf(word, 'paid'), refundable: false };
    case 'TRADE_CLOSED':
      return answerOf(word, question.alreadyPaid || isPaymentTold(fields) ? 'refunded' : 'closed');
    default:
      return answerOf(word, 'unknown');
  }
}

/** TRADE_CLOSED is said of what was never paid and of what was paid and all given back. An unpaid trade says 0.00 and has no time. */
function isPaymentTold(fields: TradeFields): boolean {
  const times = [fields.text('send_pay_date'), fields.text('gmt_payment')];
  return times.some((time) => /^\d{4}-\d\d-\d\d /.test(time ?? '')) || (readYuan(fields.text('buyer_pay_amount'))?.value ?? 0) > 0;
}
