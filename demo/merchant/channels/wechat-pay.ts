import * as v from 'valibot';
import { Formatter, Rsa } from 'wechatpay-axios-plugin';
import type { Action } from '../wire';
import type { Attempt, ChannelAdapter, RefundAnswer, StartAnswer } from './channel-adapter';
import { makeWechatPayClient, type WechatAnswer, type WechatPayAccount } from './wechat-pay-client';
import { readWechatNotification } from './wechat-pay-notification';
import { judgeTransaction, readTransaction } from './wechat-pay-transaction';

const second = 1_000;
const minute = 60_000;
const actionLifeMs = 120 * minute;
const schedule = [10, 20, 30, 40, 50, 60, 80, 100].map((s) => s * second).concat([2, 4, 6, 8, 10, 15].map((m) => m * minute));

const errorSchema = v.object({ code: v.string(), message: v.optional(v.string(), '') });
const refundSchema = v.object({ out_refund_no: v.string(), status: v.string() });
const tokenSchema = v.object({ openid: v.pipe(v.string(), v.minLength(1), v.maxLength(128)) });

/** How each product is ordered, and what the browser then does. */
const products: Readonly<Record<string, { path: string; answer: v.GenericSchema<unknown, string>; act: typeof toCode }>> = {
  'wechat-pay.native': {
    path: '/v3/pay/transactions/native',
    answer: v.pipe(
      v.object({ code_url: v.pipe(v.string(), v.startsWith('weixin://')) }),
      v.transform((answer) => answer.code_url),
    ),
    act: toCode,
  },
  'wechat-pay.jsapi': {
    path: '/v3/pay/transactions/jsapi',
    answer: v.pipe(
      v.object({ prepay_id: v.pipe(v.string(), v.minLength(1)) }),
      v.transform((answer) => answer.prepay_id),
    ),
    act: toBridgeCall,
  },
};

const refundStates: Readonly<Record<string, RefundAnswer>> = {
  PROCESSING: 'processing',
  SUCCESS: 'succeeded',
  ABNORMAL: 'abnormal',
  CLOSED: 'abnormal',
};

/** WeChat Pay APIv3: Native (a code) and JSAPI (the wallet's own browser). */
export function makeWechatPay(account: WechatPayAccount): ChannelAdapter {
  const send = makeWechatPayClient(account);
  const byNumber = (attempt: Attempt): string => `/v3/pay/transactions/out-trade-no/${attempt.outTradeNo}`;
  const query: ChannelAdapter['query'] = async (attempt) => {
    const answer = await send('GET', `${byNumber(attempt)}?mchid=${account.mchid}`);
    if (readErrorCode(answer) === 'ORDER_NOT_EXIST') return { kind: 'absent' };
    const transaction = answer?.status === 200 ? readTransaction(answer.body) : undefined;
    return transaction === undefined ? { kind: 'unknown' } : judgeTransaction(transaction, attempt, account);
  };
  const toRefundAnswer = (answer: WechatAnswer | undefined, attempt: Attempt): RefundAnswer => {
    const refund = v.safeParse(refundSchema, answer?.body);
    if (answer?.status !== 200 || !refund.success || refund.output.out_refund_no !== refundNumber(attempt)) return 'unknown';
    return refundStates[refund.output.status] ?? 'unknown';
  };
  return {
    productIds: Object.keys(products),
    identityHost: (productId) => (productId === 'wechat-pay.jsapi' ? 'wechat' : undefined),
    queryScheduleMs: schedule,
    refundWindowDays: 365,
    start: async (attempt) => {
      const product = products[attempt.productId];
      if (product === undefined) return { kind: 'refused', code: 'PRODUCT_UNKNOWN', message: 'No such product of this channel' };
      const answer = await send('POST', product.path, toOrder(attempt, account));
      if (answer === undefined || answer.status === 429) return { kind: 'unavailable' };
      if (answer.status !== 200) return toRefusal(answer);
      const content = v.safeParse(product.answer, answer.body);
      return content.success
        ? { kind: 'started', action: product.act(content.output, account), lifeMs: actionLifeMs }
        : { kind: 'unavailable' };
    },
    query,
    close: async (attempt) => {
      const answer = await send('POST', `${byNumber(attempt)}/close`, { mchid: account.mchid });
      const code = readErrorCode(answer);
      if (code === 'ORDERPAID') return 'already-paid';
      // An order that never arrived has nothing to close; its number is not used again either way.
      return answer?.status === 204 || code === 'ORDER_NOT_EXIST' || code === 'ORDER_CLOSED' ? 'closed' : 'unknown';
    },
    refund: async (attempt) => {
      const amount = { refund: attempt.amount, total: attempt.amount, currency: attempt.currency };
      const order = { out_trade_no: attempt.outTradeNo, out_refund_no: refundNumber(attempt), reason: '重复支付，原路退回', amount };
      return toRefundAnswer(await send('POST', '/v3/refund/domestic/refunds', order), attempt);
    },
    queryRefund: async (attempt) => toRefundAnswer(await send('GET', `/v3/refund/domestic/refunds/${refundNumber(attempt)}`), attempt),
    readNotification: (headers, body) => readWechatNotification(headers, body, account),
    authorizeUrl: (redirectUrl, state) => {
      const query = { appid: account.appid, redirect_uri: redirectUrl, response_type: 'code', scope: 'snsapi_base', state };
      return `${account.origin}/connect/oauth2/authorize?${new URLSearchParams(query)}#wechat_redirect`;
    },
    exchangeCode: async (code) => {
      const query = { appid: account.appid, secret: account.appSecret, code, grant_type: 'authorization_code' };
      const url = `${account.origin}/sns/oauth2/access_token?${new URLSearchParams(query)}`;
      const answer: unknown = await fetch(url, { signal: AbortSignal.timeout(account.timeoutMs) })
        .then((response) => response.json())
        .catch(() => undefined);
      const token = v.safeParse(tokenSchema, answer);
      return token.success ? token.output.openid : undefined;
    },
  };
}

function toOrder(attempt: Attempt, account: WechatPayAccount): object {
  return {
    appid: account.appid,
    mchid: account.mchid,
    description: attempt.subject,
    out_trade_no: attempt.outTradeNo,
    notify_url: account.notifyUrl,
    amount: { total: attempt.amount, currency: attempt.currency },
    ...(attempt.openid !== null && { payer: { openid: attempt.openid } }),
  };
}

function toCode(content: string, _account: WechatPayAccount): Action {
  return { kind: 'qr-code', content };
}

function toBridgeCall(prepayId: string, { appid, keyPair }: WechatPayAccount): Action {
  const timeStamp = String(Formatter.timestamp());
  const nonceStr = Formatter.nonce();
  const prepay = `prepay_id=${prepayId}`;
  const paySign = Rsa.sign(Formatter.joinedByLineFeed(appid, timeStamp, nonceStr, prepay), keyPair.privateKey);
  return { kind: 'wechat-jsapi', parameters: { appId: appid, timeStamp, nonceStr, package: prepay, signType: 'RSA', paySign } };
}

function readErrorCode(answer: WechatAnswer | undefined): string | undefined {
  const error = v.safeParse(errorSchema, answer?.body);
  return answer !== undefined && answer.status >= 400 && error.success ? error.output.code : undefined;
}

function toRefusal(answer: WechatAnswer): StartAnswer {
  const error = v.safeParse(errorSchema, answer.body);
  if (!error.success) return { kind: 'unavailable' };
  if (error.output.code === 'ORDERPAID') return { kind: 'already-paid' };
  return { kind: 'refused', ...error.output };
}

function refundNumber(attempt: Attempt): string {
  return `${attempt.outTradeNo}R1`;
}
