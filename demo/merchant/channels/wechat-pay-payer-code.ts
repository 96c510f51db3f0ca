import * as v from 'valibot';
import type { Attempt, ReverseAnswer, StartAnswer } from './channel-adapter';
import type { WechatAnswer, WechatPayAccount, WechatPayClient } from './wechat-pay-client';
import { readError, toRefusal } from './wechat-pay-error';
import { toOrder } from './wechat-pay-order';
import { judgeTransaction, readTransaction } from './wechat-pay-transaction';

/** The shop, in the merchant's own word; the manual wants one. */
const storeInfo = { out_id: 'cashier' };

/** Old, used, or none of WeChat's. AUTH_CODE_ERROR is the manual's second edition. */
const codeErrors: readonly string[] = ['AUTH_CODE_INVALID', 'AUTHCODEEXPIRE', 'AUTH_CODE_ERROR'];

/** Errors that say nothing of whether the money was taken. */
const openErrors: readonly string[] = ['USERPAYING', 'SYSTEM_ERROR', 'SYSTEMERROR', 'BANKERROR'];

/** What the channel says of an order that can not be paid any more. */
const endedErrors: readonly string[] = ['ORDER_NOT_EXIST', 'ORDER_CLOSED', 'ORDERREVERSED'];

const reversalSchema = v.object({ out_trade_no: v.string(), recall: v.optional(v.string()) });

/**
 * Charges the payer whose code was read. It is sent once: whatever is not certain is asked about, as the money may have been taken.
 * Source: pay.weixin.qq.com, code payment of APIv3.
 */
export async function startByPayerCode(
  send: WechatPayClient,
  account: WechatPayAccount,
  attempt: Attempt,
  payerCode: string | undefined,
): Promise<StartAnswer> {
  if (payerCode === undefined) return { kind: 'payer-code-invalid', message: '请扫描付款码' };
  const order = { ...toOrder(attempt, account), payer: { auth_code: payerCode }, scene_info: { store_info: storeInfo } };
  const answer = await send('POST', '/v3/pay/transactions/codepay', order);
  if (answer === undefined || answer.status === 429) return { kind: 'paying' };
  return answer.status >= 400 ? readRefusal(answer) : readCharge(answer, attempt, account);
}

/** Takes an attempt back: closes it, or gives the money back. Source: pay.weixin.qq.com, reversal of a code payment. */
export async function reverseByNumber(send: WechatPayClient, account: WechatPayAccount, attempt: Attempt): Promise<ReverseAnswer> {
  const path = `/v3/pay/transactions/out-trade-no/${attempt.outTradeNo}/reverse`;
  const answer = await send('POST', path, { appid: account.appid, mchid: account.mchid });
  const error = readError(answer);
  if (error !== undefined) return endedErrors.includes(error.code) ? 'reversed' : 'unknown';
  const reversal = v.safeParse(reversalSchema, answer?.body);
  if (!reversal.success || reversal.output.out_trade_no !== attempt.outTradeNo) return 'unknown';
  return reversal.output.recall === 'Y' ? 'again' : 'reversed';
}

function readCharge(answer: WechatAnswer, attempt: Attempt, account: WechatPayAccount): StartAnswer {
  const transaction = readTransaction(answer.body);
  const state = transaction === undefined ? undefined : judgeTransaction(transaction, attempt, account);
  if (state?.kind === 'paid') return state;
  return state?.kind === 'failed' ? { message: '支付失败', ...state.failure, kind: 'refused' } : { kind: 'paying' };
}

function readRefusal(answer: WechatAnswer): StartAnswer {
  const error = readError(answer);
  if (error === undefined || openErrors.includes(error.code)) return { kind: 'paying' };
  if (codeErrors.includes(error.code)) return { kind: 'payer-code-invalid', message: error.message };
  return toRefusal(answer);
}
