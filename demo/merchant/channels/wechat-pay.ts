import * as v from 'valibot';
import type { Attempt, ChannelAdapter, RefundAnswer } from './channel-adapter';
import { fetchWechatBill } from './wechat-pay-bill';
import { makeWechatPayClient, type WechatAnswer, type WechatPayAccount } from './wechat-pay-client';
import { readError } from './wechat-pay-error';
import { exchangeLoginCode, makeAuthorizer } from './wechat-pay-identity';
import { readWechatNotification } from './wechat-pay-notification';
import { payerCodeProductId } from './wechat-pay-order';
import { reverseByNumber, startByPayerCode } from './wechat-pay-payer-code';
import { agreedKeys, downloadedKeys } from './wechat-pay-platform-keys';
import { leadToMiniProgram, prepaidProductIds, startPrepaid } from './wechat-pay-products';
import { judgeTransaction, readTransaction } from './wechat-pay-transaction';

const second = 1_000;
const minute = 60_000;
const schedule = [10, 20, 30, 40, 50, 60, 80, 100].map((s) => s * second).concat([2, 4, 6, 8, 10, 15].map((m) => m * minute));

const miniProgramProductId = 'wechat-pay.mini-program';

/** A mini program's native page is in no browser: neither its address nor a way back is of use to the order. */
const noBrowser = { payerIp: '', returnUrl: '' };

const refundSchema = v.object({ out_refund_no: v.string(), status: v.string() });

const refundStates: Readonly<Record<string, RefundAnswer>> = {
  PROCESSING: 'processing',
  SUCCESS: 'succeeded',
  ABNORMAL: 'abnormal',
  CLOSED: 'abnormal',
};

/** WeChat Pay APIv3: all its products. */
export function makeWechatPay(account: WechatPayAccount): ChannelAdapter {
  const keys = account.platformKey === undefined ? downloadedKeys(account) : agreedKeys(account.platformKey);
  const send = makeWechatPayClient(account, keys);
  const byNumber = (attempt: Attempt): string => `/v3/pay/transactions/out-trade-no/${attempt.outTradeNo}`;
  return {
    productIds: [...prepaidProductIds.filter((id) => id !== miniProgramProductId || account.miniProgram !== undefined), payerCodeProductId],
    identifiedProductIds: ['wechat-pay.jsapi'],
    signedHereProductIds: [miniProgramProductId],
    authorizer: makeAuthorizer(account),
    queryScheduleMs: schedule,
    // 50 times, a minute apart; the minute begins when the channel has taken the last one.
    refundTerms: { windowDays: 365, timesAtMost: 50, gapMs: 61 * second, fee: { rate: 60, isReturned: 'rest-with-the-last' } },
    start: async (attempt, circumstances) => {
      if (attempt.productId === payerCodeProductId) return startByPayerCode(send, account, attempt, circumstances.payerCode);
      if (attempt.productId === miniProgramProductId) return leadToMiniProgram(circumstances);
      return startPrepaid(send, account, attempt, circumstances);
    },
    startInMiniProgram: async (attempt, loginCode) => {
      const identity = await exchangeLoginCode(account, loginCode);
      if (typeof identity === 'string') return identity;
      const started = await startPrepaid(send, account, { ...attempt, ...identity }, noBrowser);
      return started.kind === 'started' && started.action.kind === 'wechat-jsapi' ? started.action : 'unavailable';
    },
    query: async (attempt) => {
      const answer = await send('GET', `${byNumber(attempt)}?mchid=${account.mchid}`);
      if (readError(answer)?.code === 'ORDER_NOT_EXIST') return { kind: 'absent' };
      const transaction = answer?.status === 200 ? readTransaction(answer.body) : undefined;
      return transaction === undefined ? { kind: 'unknown' } : judgeTransaction(transaction, attempt, account);
    },
    close: async (attempt) => {
      if (attempt.productId === payerCodeProductId) return 'not-closable';
      const answer = await send('POST', `${byNumber(attempt)}/close`, { mchid: account.mchid });
      const code = readError(answer)?.code;
      if (code === 'ORDERPAID') return 'already-paid';
      // An order that never arrived has nothing to close; its number is not used again either way.
      return answer?.status === 204 || code === 'ORDER_NOT_EXIST' || code === 'ORDER_CLOSED' ? 'closed' : 'unknown';
    },
    reverse: (attempt) => reverseByNumber(send, account, attempt),
    bills: { fetch: (day) => fetchWechatBill(send, account, day), dayBeginsAtHour: 0, readyAtHour: 10 },
    refundNumber,
    // The attempt's number and never the transaction's: one of the two is taken, and the merchant has made only this one.
    refund: async (attempt, order) => {
      const number = refundNumber(attempt, order);
      const amount = { refund: order.amount, total: attempt.amount, currency: attempt.currency };
      const funds = order.funds === 'balance' && { funds_account: 'AVAILABLE' };
      const facts = { out_trade_no: attempt.outTradeNo, out_refund_no: number, reason: order.reason, amount, ...funds };
      return toRefundAnswer(await send('POST', '/v3/refund/domestic/refunds', facts), number);
    },
    queryRefund: async (attempt, order) => {
      const number = refundNumber(attempt, order);
      return toRefundAnswer(await send('GET', `/v3/refund/domestic/refunds/${number}`), number);
    },
    readNotification: (headers, body) => readWechatNotification(headers, body, account, keys),
    acknowledged: { status: 204, body: null },
    refuse: ({ status, message }) => ({
      status,
      body: JSON.stringify({ code: 'FAIL', message }),
      contentType: 'application/json',
    }),
  };
}

function toRefundAnswer(answer: WechatAnswer | undefined, number: string): RefundAnswer {
  const code = readError(answer)?.code;
  if (code === 'NOT_ENOUGH') return 'funds-short';
  // Too late, too often, too much: that asking again does not change.
  if (code === 'INVALID_REQUEST') return 'abnormal';
  const refund = v.safeParse(refundSchema, answer?.body);
  if (answer?.status !== 200 || !refund.success || refund.output.out_refund_no !== number) return 'unknown';
  return refundStates[refund.output.status] ?? 'unknown';
}

const refundNumber: ChannelAdapter['refundNumber'] = ({ outTradeNo }, { ordinal }) => `${outTradeNo}R${ordinal}`;
