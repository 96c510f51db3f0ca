import type { Attempt, ChannelAdapter, ChannelState, RefundAnswer, ReverseAnswer } from './channel-adapter';
import { moneyBackNumber } from './money-back-number';
import { wholeOf, type MoneyBackSum } from './money-back-sum';
import type { UnionpayClient } from './unionpay-client';
import { noNotification, toNumber } from './unionpay-order';
import type { UnionpayFields } from './unionpay-signatures';
import { isSuccess, isUnderWay } from './unionpay-transaction';

const longestNumber = 32;

/** Money going back, each under a number of its own: 退货 (04) and, for a payer's code on the same day, 消费撤销 (31). */
const kinds = { refund: { txnType: '04', letter: 'R' }, cancellation: { txnType: '31', letter: 'C' } } as const;

type Kind = keyof typeof kinds;

/** What a 冲正 is to be sent again after: busy (02, 06, 37), or paid just before (35), which the next one finds and gives back. */
const askAgainCodes: readonly string[] = ['02', '06', '35', '37'];

/** The number under which a payer's code is cancelled. */
export const cancellationNumberOf = (outTradeNo: string): string => orderIdOf('cancellation', { outTradeNo }, { ordinal: 1 });

const orderIdOf = (kind: Kind, { outTradeNo }: Pick<Attempt, 'outTradeNo'>, { ordinal }: Pick<MoneyBackSum, 'ordinal'>): string =>
  moneyBackNumber(outTradeNo, `${kinds[kind].letter}${ordinal}`, longestNumber);

/** What the query says of a payment. */
export type PaymentQuery = (attempt: Attempt) => Promise<{ readonly state: ChannelState; readonly queryId: string | undefined }>;

/** What became of money going back; `absent`: UnionPay knows of none. */
export type MoneyBackState = RefundAnswer | 'absent';

/** The ways in which money goes back. */
export interface MoneyBack extends Pick<ChannelAdapter, 'refundNumber'> {
  readonly refund: (attempt: Attempt, order: MoneyBackSum) => Promise<RefundAnswer>;
  readonly reverse: (attempt: Attempt) => Promise<ReverseAnswer>;
  readonly find: (kind: Kind, attempt: Attempt, sum: MoneyBackSum) => Promise<MoneyBackState>;
}

/** UnionPay takes an order to give money back first, and says what became of it when its number is queried. */
export function makeMoneyBack(send: UnionpayClient, askPayment: PaymentQuery): MoneyBack {
  const numberOf = (kind: Kind, attempt: Attempt, sum: MoneyBackSum) => ({
    txnTime: toNumber(attempt).txnTime,
    orderId: orderIdOf(kind, attempt, sum),
  });
  const ask = async (kind: Kind, attempt: Attempt, sum: MoneyBackSum): Promise<MoneyBackState> => {
    const question = { txnType: '00', txnSubType: '00', bizType: '000000', ...numberOf(kind, attempt, sum) };
    const answer = await send('queryTrans', question);
    return answer === undefined ? 'unknown' : judgeMoneyBack(answer, kinds[kind].txnType, sum);
  };
  const order = async (kind: Kind, attempt: Attempt, sum: MoneyBackSum, origQryId: string): Promise<MoneyBackState> => {
    const bizType = attempt.productId === 'unionpay.qr' || attempt.productId === 'unionpay.payer-code' ? '000000' : '000201';
    const answer = await send('backTransReq', {
      ...numberOf(kind, attempt, sum),
      txnType: kinds[kind].txnType,
      txnSubType: '00',
      bizType,
      channelType: '08',
      txnAmt: String(sum.amount),
      origQryId,
      backUrl: noNotification,
    });
    const code = answer?.['respCode'];
    // 12 and 45: it was ordered before. Only the query says what became of it.
    const isOrdered = isSuccess(code) || isUnderWay(code) || code === '12' || code === '45';
    return isOrdered ? ask(kind, attempt, sum) : 'unknown';
  };
  return {
    find: ask,
    refundNumber: (attempt, order) => orderIdOf('refund', attempt, order),
    refund: async (attempt, sum) => {
      const { queryId } = await askPayment(attempt);
      const answer = queryId === undefined ? 'unknown' : await order('refund', attempt, sum, queryId);
      return answer === 'absent' ? 'unknown' : answer;
    },
    reverse: async (attempt) => {
      const { state, queryId } = await askPayment(attempt);
      if (state.kind === 'closed' || state.kind === 'failed') return 'reversed';
      if (state.kind === 'paid' && queryId !== undefined) {
        const cancellation = await order('cancellation', attempt, wholeOf(attempt), queryId);
        if (cancellation === 'abnormal') console.error(`The cancellation of ${attempt.outTradeNo} was refused; a person has to look.`);
        return cancelled[cancellation];
      }
      // 冲正, which takes a consumption back whatever has become of it, also one that is still on its way.
      const reversal = { ...toNumber(attempt), txnType: '99', txnSubType: '01', bizType: '000000', channelType: '08' };
      const code = (await send('backTransReq', reversal))?.['respCode'];
      if (isSuccess(code)) return 'reversed';
      return isUnderWay(code) || askAgainCodes.includes(code ?? '') ? 'again' : 'unknown';
    },
  };
}

const cancelled: Readonly<Record<MoneyBackState, ReverseAnswer>> = {
  succeeded: 'reversed',
  processing: 'again',
  abnormal: 'again',
  'funds-short': 'again',
  absent: 'unknown',
  unknown: 'unknown',
};

function judgeMoneyBack(answer: UnionpayFields, txnType: string, { amount }: MoneyBackSum): MoneyBackState {
  const { respCode, origRespCode } = answer;
  if (respCode === '34') return 'absent';
  if (respCode !== '00' || answer['txnType'] !== txnType || answer['txnAmt'] !== String(amount)) return 'unknown';
  if (isSuccess(origRespCode)) return 'succeeded';
  if (isUnderWay(origRespCode)) return 'processing';
  return origRespCode === undefined || ['01', '12', '60', '99'].includes(origRespCode) ? 'unknown' : 'abnormal';
}
