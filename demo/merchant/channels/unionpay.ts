import type { Action } from '../wire';
import type { Attempt, ChannelAdapter, ChannelState, Circumstances, StartAnswer } from './channel-adapter';
import { fetchUnionpayBill } from './unionpay-bill';
import { makeUnionpayClient, type UnionpayAccount, type UnionpayClient, type UnionpayPath } from './unionpay-client';
import { wholeOf } from './money-back-sum';
import { makeMoneyBack } from './unionpay-money-back';
import { readUnionpayNotification, readUnionpayReturn } from './unionpay-notification';
import { toCodeOrder, toNumber, toUnionpayOrder } from './unionpay-order';
import { inSigningOrder, signMessage } from './unionpay-signatures';
import { isByPayerCode, isUnderWay, judgeUnionpay, judgeUnpaid } from './unionpay-transaction';

const second = 1_000;
const minute = 60_000;
const schedule = [1, 2, 4, 8, 16, 32].map((s) => s * second).concat([1, 2, 5, 10, 15, 30].map((m) => m * minute));

/** Codes with which UnionPay refuses for the moment: closed for maintenance, too busy, asked too often. */
const busyCodes: readonly string[] = ['02', '06', '37'];

/** Codes about what the payer's phone showed: nothing was charged. */
const payerCodeCodes: readonly string[] = ['44', '61'];

/** The products that UnionPay is asked for beforehand: where, what it answers with, and what the browser then does. */
const orders: Readonly<
  Record<string, { readonly path: UnionpayPath; readonly name: string; readonly rule: RegExp; readonly act: (content: string) => Action }>
> = {
  'unionpay.app': { path: 'appTransReq', name: 'tn', rule: /^\d{21}$/, act: toAppCall },
  'unionpay.jsapi': { path: 'appTransReq', name: 'tn', rule: /^\d{21}$/, act: (tn) => ({ kind: 'unionpay-jsapi', tn }) },
  'unionpay.qr': {
    path: 'backTransReq',
    name: 'qrCode',
    rule: /^https:\/\/qr\.95516\.com\/\S{1,200}$/,
    act: (content) => ({ kind: 'qr-code', content }),
  },
};

const frontProducts: readonly string[] = ['unionpay.page', 'unionpay.wap'];

/** UnionPay's gateway 5.1.0: its page on PC and phone, tn for the app and 云闪付's own browser, codes both ways. */
export function makeUnionpay(account: UnionpayAccount): ChannelAdapter {
  const send = makeUnionpayClient(account);
  const askPayment = async (attempt: Attempt) => {
    const question = { txnType: '00', txnSubType: '00', bizType: '000000', ...toNumber(attempt) };
    const answer = await send('queryTrans', question);
    const state = answer === undefined ? unknown : judgeQuery(answer, attempt, account);
    return { state, queryId: state.kind === 'paid' ? state.transactionId : undefined };
  };
  const moneyBack = makeMoneyBack(send, askPayment);
  return {
    productIds: [...frontProducts, ...Object.keys(orders), 'unionpay.payer-code'],
    identifiedProductIds: [],
    signedHereProductIds: frontProducts,
    queryScheduleMs: schedule,
    // Eleven months, in days that are never more of them.
    refundTerms: { windowDays: 330, fee: { rate: 60, minimum: 8, isReturned: 'in-proportion' } },
    start: async (attempt, circumstances) => {
      const lifeMs = Math.max(0, attempt.expiresAt.getTime() - account.now());
      if (isByPayerCode(attempt)) return charge(send, attempt, circumstances, account);
      if (frontProducts.includes(attempt.productId)) {
        return { kind: 'started', action: toForm(attempt, circumstances, account), lifeMs };
      }
      const order = orders[attempt.productId];
      if (order === undefined) return { kind: 'refused', code: 'PRODUCT_UNKNOWN', message: 'No such product of this channel' };
      const answer = await send(order.path, toUnionpayOrder(attempt, account));
      const { respCode, respMsg = '', [order.name]: content } = answer ?? {};
      if (respCode === undefined || busyCodes.includes(respCode) || isUnderWay(respCode)) return { kind: 'unavailable' };
      // A number that was used is this attempt's own: what became of it, the query says.
      if (respCode === '12') return { kind: 'already-paid' };
      if (respCode !== '00') return { kind: 'refused', code: respCode, message: respMsg };
      return content !== undefined && order.rule.test(content)
        ? { kind: 'started', action: order.act(content), lifeMs }
        : { kind: 'unavailable' };
    },
    query: async (attempt) => {
      const { state } = await askPayment(attempt);
      if (state.kind !== 'paid' || !isByPayerCode(attempt)) return state;
      // A payment that was cancelled stays a success at UnionPay; that the money went back is said under another number.
      const cancellation = await moneyBack.find('cancellation', attempt, wholeOf(attempt));
      // One that was sent may still arrive.
      if (cancellation === 'abnormal' || (cancellation === 'absent' && attempt.reversalSent !== true)) return state;
      return cancellation === 'succeeded' ? { kind: 'closed' } : unknown;
    },
    // UnionPay has no such operation: an order ends by its payTimeout.
    close: () => Promise.resolve('not-closable'),
    reverse: moneyBack.reverse,
    bills: { fetch: (day) => fetchUnionpayBill(account, day), dayBeginsAtHour: -1, readyAtHour: 9 },
    refundNumber: moneyBack.refundNumber,
    refund: moneyBack.refund,
    queryRefund: async (attempt, order) => {
      const answer = await moneyBack.find('refund', attempt, order);
      return answer === 'absent' ? 'unknown' : answer;
    },
    readNotification: (_headers, body) => readUnionpayNotification(body, account),
    acknowledged: { status: 200, body: 'ok' },
    refuse: ({ status, message }) => ({ status, body: message }),
    readReturn: (params) => readUnionpayReturn(params, account),
  };
}

const unknown: ChannelState = { kind: 'unknown' };

function judgeQuery(answer: Readonly<Record<string, string>>, attempt: Attempt, account: UnionpayAccount): ChannelState {
  const { respCode, origRespCode } = answer;
  // As before the payer has come to UnionPay's page: that is waiting, not failing.
  if (respCode === '34') return judgeUnpaid('absent', attempt, account);
  return respCode === '00' ? judgeUnionpay(origRespCode, answer, attempt, account) : unknown;
}

/** Takes the money by what the payer's phone showed. From the sending on, no answer means that it may have been taken. */
async function charge(
  send: UnionpayClient,
  attempt: Attempt,
  { payerCode = '' }: Circumstances,
  account: UnionpayAccount,
): Promise<StartAnswer> {
  // The prefix is UnionPay's to judge: 62 is shared with other wallets.
  if (!/^\d{19}$/.test(payerCode)) return { kind: 'payer-code-invalid', message: '付款码应为19位数字' };
  const answer = await send('backTransReq', toCodeOrder(attempt, payerCode, account));
  const { respCode, respMsg = '' } = answer ?? {};
  if (answer === undefined || respCode === undefined) return { kind: 'paying' };
  if (payerCodeCodes.includes(respCode)) return { kind: 'payer-code-invalid', message: respMsg };
  if (busyCodes.includes(respCode)) return { kind: 'unavailable' };
  const state = judgeUnionpay(respCode, answer, attempt, account);
  if (state.kind === 'paid') return state;
  return state.kind === 'failed' ? { kind: 'refused', code: respCode, message: respMsg } : { kind: 'paying' };
}

function toForm(attempt: Attempt, { returnUrl }: Circumstances, account: UnionpayAccount): Action {
  const order = { ...toUnionpayOrder(attempt, account), frontUrl: account.returnPostUrl, frontFailUrl: returnUrl };
  const signed = signMessage(order, account);
  const fields = [...inSigningOrder(signed), ['signature', signed['signature'] ?? ''] as const].map(([name, value]) => ({ name, value }));
  return { kind: 'form', url: `${account.origin}/gateway/api/frontTransReq.do`, method: 'POST', fields };
}

function toAppCall(tn: string): Action {
  return { kind: 'app-sdk', sdk: 'unionpay', parameters: { tn }, fallbackUrl: `upwallet://pay?${new URLSearchParams({ tn })}` };
}
