import * as v from 'valibot';
import { fromChannelAmount } from '../../../src/entries/channels';
import type { AlipayAccount } from './alipay-account';
import { fetchAlipayBill } from './alipay-bill';
import { makeAlipayClient, type AlipayAnswer } from './alipay-client';
import { readAlipayNotification, readAlipayReturn } from './alipay-notification';
import { withConfirmedPeriods } from './alipay-instalments';
import { toYuan } from './alipay-order';
import { isKnown } from './alipay-refusals';
import { createTrade, signedHereProductIds, starts } from './alipay-start';
import { judgeTrade, readTrade } from './alipay-trade';
import type { Attempt, ChannelAdapter, RefundAnswer, RefundOrder } from './channel-adapter';

const second = 1_000;
const minute = 60 * second;
const schedule = [5, 10, 20, 30, 60].map((s) => s * second).concat([2, 3, 5, 10, 15, 20, 30].map((m) => m * minute));

/** How far the two sides' clocks may be apart. */
const clockToleranceMs = minute;

const tokenSchema = v.object({ open_id: v.pipe(v.string(), v.minLength(1), v.maxLength(128)) });
const codeRefusalSchema = v.object({ sub_code: v.literal('isv.code-invalid') });
const refundSchema = v.object({ fund_change: v.string() });
const refundQuerySchema = v.object({ out_request_no: v.string(), refund_status: v.string(), refund_amount: v.string() });
const reversalSchema = v.object({ retry_flag: v.string() });

/** What closing answers for a trade that no longer waits for its buyer: paid, or closed already. */
const endedCodes = ['ACQ.TRADE_STATUS_ERROR', 'ACQ.REASON_ILLEGAL_STATUS', 'ACQ.REASON_TRADE_STATUS_INVALID'];

/** Refusals of a refund that asking again does not change: a person has to look. */
const hopelessRefunds = [
  'ACQ.TRADE_HAS_FINISHED',
  'ACQ.REFUND_AMT_NOT_EQUAL_TOTAL',
  'ACQ.DISCORDANT_REPEAT_REQUEST',
  'ACQ.REASON_TRADE_REFUND_FEE_ERR',
];

/** Alipay's open gateway: page, link, app, code, the wallet's own browser and mini programs, and a payer's code. */
export function makeAlipay(account: AlipayAccount): ChannelAdapter {
  const client = makeAlipayClient(account);
  const parts = { account, client };
  const query: ChannelAdapter['query'] = async (attempt) => {
    const answer = await client.call('alipay.trade.query', { out_trade_no: attempt.outTradeNo });
    if (!isKnown(answer)) return { kind: 'unknown' };
    if (answer.sub_code === 'ACQ.TRADE_NOT_EXIST') return { kind: 'absent' };
    const trade = answer.code === '10000' ? readTrade(answer) : undefined;
    return trade === undefined ? { kind: 'unknown' } : withConfirmedPeriods(judgeTrade(trade, attempt), answer);
  };
  const exchange = async (code: string): Promise<{ readonly openId: string } | 'unavailable' | 'code-refused'> => {
    const answer = await client.exchange(code);
    if (v.is(codeRefusalSchema, answer)) return 'code-refused';
    const token = v.safeParse(tokenSchema, answer);
    return token.success ? { openId: token.output.open_id } : 'unavailable';
  };
  return {
    productIds: Object.keys(starts),
    identifiedProductIds: ['alipay.jsapi'],
    signedHereProductIds,
    authorizer: {
      host: 'alipay',
      authorizeUrl: (redirectUrl, state) => {
        const facts = { app_id: account.appId, scope: 'auth_base', redirect_uri: redirectUrl, state };
        return `${account.authorizationOrigin}/oauth2/publicAppAuthorize.htm?${new URLSearchParams(facts)}`;
      },
      codeParameter: 'auth_code',
      exchangeCode: async (code) => {
        const identity = await exchange(code);
        return typeof identity === 'string' ? undefined : identity.openId;
      },
    },
    queryScheduleMs: schedule,
    // Each merchant's contract sets its own window: this is only what the reference merchant agreed on.
    refundTerms: { windowDays: 365, fee: { rate: 60, isReturned: 'never' } },
    start: async (attempt, circumstances) => {
      const start = Object.hasOwn(starts, attempt.productId) ? starts[attempt.productId] : undefined;
      if (start === undefined) return { kind: 'refused', code: 'PRODUCT_UNKNOWN', message: 'No such product of this channel' };
      if (attempt.currency !== 'CNY') return { kind: 'refused', code: 'CURRENCY_UNSUPPORTED', message: 'Alipay charges yuan' };
      return start(parts, attempt, circumstances);
    },
    startInMiniProgram: async (attempt, loginCode) => {
      const identity = await exchange(loginCode);
      if (typeof identity === 'string') return identity;
      const created = await createTrade(parts, attempt, identity.openId);
      return 'tradeNo' in created ? { kind: 'alipay-jsapi', tradeNo: created.tradeNo } : 'unavailable';
    },
    query,
    close: async (attempt) => {
      const answer = await client.call('alipay.trade.close', { out_trade_no: attempt.outTradeNo });
      if (!isKnown(answer)) return 'unknown';
      if (answer.code === '10000') return 'closed';
      // No trade yet is no trade to close: the payer may still scan, enter, or be charged by a request on its way, until the order's time is over.
      if (answer.sub_code === 'ACQ.TRADE_NOT_EXIST') return isOver(attempt, account.now()) ? 'closed' : 'not-closable';
      if (!endedCodes.includes(answer.sub_code ?? '')) return 'unknown';
      const state = await query(attempt);
      if (state.kind === 'closed') return 'closed';
      return state.kind === 'paid' ? 'already-paid' : 'unknown';
    },
    reverse: async (attempt) => {
      const answer = await client.call('alipay.trade.cancel', { out_trade_no: attempt.outTradeNo });
      const reversal = v.safeParse(reversalSchema, answer);
      if (reversal.success && reversal.output.retry_flag === 'Y') return 'again';
      return answer?.code === '10000' && reversal.success && reversal.output.retry_flag === 'N' ? 'reversed' : 'unknown';
    },
    bills: { fetch: (day) => fetchAlipayBill(client, account, day), dayBeginsAtHour: 0, readyAtHour: 9 },
    refundNumber: (attempt, order) => refundNumbers(attempt, order).out_request_no,
    refund: async (attempt, order) => {
      const refundAmount = toYuan({ amount: order.amount, currency: attempt.currency });
      const facts = { ...refundNumbers(attempt, order), refund_amount: refundAmount, refund_reason: order.reason };
      return toRefundAnswer(await client.call('alipay.trade.refund', facts));
    },
    queryRefund: async (attempt, order) => {
      const answer = await client.call('alipay.trade.fastpay.refund.query', refundNumbers(attempt, order));
      const refund = v.safeParse(refundQuerySchema, answer);
      if (answer?.code !== '10000' || !refund.success) return 'unknown';
      const { out_request_no: number, refund_status: status, refund_amount: amount } = refund.output;
      const refunded = fromChannelAmount(amount, 'alipay', 'CNY')?.value;
      const isIt = number === refundNumbers(attempt, order).out_request_no && refunded === order.amount;
      return isIt && status === 'REFUND_SUCCESS' ? 'succeeded' : 'unknown';
    },
    readNotification: (_, body) => readAlipayNotification(client.sdk, account, body),
    acknowledged: { status: 200, body: 'success', contentType: 'text/plain' },
    refuse: ({ status }) => ({ status, body: 'fail', contentType: 'text/plain' }),
    readReturn: (params) => readAlipayReturn(client.sdk, account, params),
  };
}

function isOver(attempt: Attempt, now: number): boolean {
  return attempt.expiresAt.getTime() + clockToleranceMs <= now;
}

function refundNumbers(
  { outTradeNo }: Pick<Attempt, 'outTradeNo'>,
  { ordinal }: Pick<RefundOrder, 'ordinal'>,
): { out_trade_no: string; out_request_no: string } {
  return { out_trade_no: outTradeNo, out_request_no: `${outTradeNo}R${ordinal}` };
}

function toRefundAnswer(answer: AlipayAnswer | undefined): RefundAnswer {
  if (!isKnown(answer)) return 'unknown';
  if (answer.sub_code === 'ACQ.SELLER_BALANCE_NOT_ENOUGH') return 'funds-short';
  if (hopelessRefunds.includes(answer.sub_code ?? '')) return 'abnormal';
  const refund = v.safeParse(refundSchema, answer);
  if (answer.code !== '10000' || !refund.success) return 'unknown';
  // A request that was sent before changes nothing now: what became of the first one is asked.
  return refund.output.fund_change === 'Y' ? 'succeeded' : 'processing';
}
