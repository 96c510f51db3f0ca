import { answerOf, noAnswer, refusalOf, type TradeReader } from '../trade-reader.js';

/**
 * Reads JD Pay's answer after 3DES is taken off: result.code, then status of a payment, which is tradeType 0. That 2 is paid, a real message of
 * 2017 shows; what the other numbers are, no source at hand says, so they stay unknown.
 */
export const readTrade: TradeReader = (body) => {
  const fields = body.inside('jdpay') ?? body;
  const code = fields.inside('result')?.text('code');
  if (code === undefined) return noAnswer;
  if (code !== '000000') return refusalOf(code);
  const status = fields.text('status');
  const isPayment = (fields.text('tradeType') ?? '0') === '0';
  return answerOf(status, isPayment && status === '2' ? 'paid' : 'unknown');
};
