import * as v from 'valibot';
import { toBeijingDigits } from '../beijing-time';
import type { Attempt, ChannelAdapter, RefundAnswer, ReverseAnswer } from './channel-adapter';
import { taken, type JdPayAccount, type JdPayAnswer, type JdPayClient } from './jd-pay-client';
import { moneyBackNumber } from './money-back-number';
import { wholeOf, type MoneyBackSum } from './money-back-sum';

/** As a page of an aggregator has it, of whose channels JD Pay is one. */
const longestNumber = 30;

/** Money going back, each under a number of its own: 退款 and, for a payer's code, 撤销. */
const kinds = {
  refund: { service: 'refund', letter: 'R' },
  revocation: { service: 'revoke', letter: 'V' },
} as const;

type Kind = keyof typeof kinds;

const moneyBackSchema = v.object({ tradeNum: v.string(), oTradeNum: v.string(), amount: v.string(), status: v.string() });

/** The numbers are those of a payment: made, under way, done, failed, closed. A refund that was just taken is answered with 1. */
const words: Readonly<Record<string, RefundAnswer>> = {
  '0': 'processing',
  '1': 'processing',
  '2': 'succeeded',
  '3': 'abnormal',
  '4': 'abnormal',
};

/** What became of money going back; `absent`: JD knows of none. */
export type JdPayMoneyBackState = RefundAnswer | 'absent';

/** The ways in which money goes back. */
export interface JdPayMoneyBack extends Pick<ChannelAdapter, 'refundNumber'> {
  readonly refund: (attempt: Attempt, sum: MoneyBackSum) => Promise<RefundAnswer>;
  readonly reverse: (attempt: Attempt) => Promise<ReverseAnswer>;
  readonly find: (kind: Kind, attempt: Attempt, sum: MoneyBackSum) => Promise<JdPayMoneyBackState>;
}

/** JD takes an order to give money back, and says what became of it when its number is queried. */
export function makeJdPayMoneyBack(send: JdPayClient, account: JdPayAccount): JdPayMoneyBack {
  const numbersOf = (kind: Kind, { outTradeNo }: Pick<Attempt, 'outTradeNo'>, { ordinal }: Pick<MoneyBackSum, 'ordinal'>) => ({
    tradeNum: moneyBackNumber(outTradeNo, `${kinds[kind].letter}${ordinal}`, longestNumber),
    oTradeNum: outTradeNo,
  });
  const judge = (kind: Kind, attempt: Attempt, sum: MoneyBackSum, answer: JdPayAnswer | undefined): JdPayMoneyBackState => {
    if (answer !== undefined && account.refusals.unknownOrder.includes(answer.code)) return 'absent';
    const told = v.safeParse(moneyBackSchema, answer?.fields);
    if (answer?.code !== taken || !told.success) return 'unknown';
    const { tradeNum, oTradeNum } = numbersOf(kind, attempt, sum);
    const isIts = told.output.tradeNum === tradeNum && told.output.oTradeNum === oTradeNum;
    return isIts && told.output.amount === String(sum.amount) ? (words[told.output.status] ?? 'unknown') : 'unknown';
  };
  const find = async (kind: Kind, attempt: Attempt, sum: MoneyBackSum): Promise<JdPayMoneyBackState> =>
    judge(kind, attempt, sum, await send('query', { ...numbersOf(kind, attempt, sum), tradeType: '1' }));
  const order = async (kind: Kind, attempt: Attempt, sum: MoneyBackSum): Promise<JdPayMoneyBackState> => {
    const { currency } = attempt;
    const tradeTime = toBeijingDigits(new Date(account.now()));
    const facts = { ...numbersOf(kind, attempt, sum), amount: String(sum.amount), currency, tradeTime, note: sum.reason };
    const answer = await send(kinds[kind].service, facts);
    // A number that was used is its own: what became of it, the query says.
    return answer?.code === taken || answer === undefined ? judge(kind, attempt, sum, answer) : find(kind, attempt, sum);
  };
  return {
    find,
    refundNumber: (attempt, order) => numbersOf('refund', attempt, order).tradeNum,
    refund: async (attempt, sum) => {
      const answer = await order('refund', attempt, sum);
      return answer === 'absent' ? 'unknown' : answer;
    },
    // An order that is not paid can not be paid after it, and one that is paid is given back.
    reverse: async (attempt) => {
      const answer = await order('revocation', attempt, wholeOf(attempt));
      if (answer === 'abnormal') console.error(`The revocation of ${attempt.outTradeNo} was refused; a person has to look.`);
      return reversed[answer];
    },
  };
}

const reversed: Readonly<Record<JdPayMoneyBackState, ReverseAnswer>> = {
  succeeded: 'reversed',
  processing: 'again',
  abnormal: 'again',
  'funds-short': 'again',
  absent: 'unknown',
  unknown: 'unknown',
};
