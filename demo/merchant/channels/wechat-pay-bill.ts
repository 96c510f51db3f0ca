import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { readAnswerText } from './answer-body';
import { largestBill, sumOf, toFen, withoutCancelled } from './bill-file';
import type { Bill, BillAnswer, BilledPayment, BilledRefund } from './channel-adapter';
import { authorize } from './wechat-pay-authorization';
import type { WechatPayAccount, WechatPayClient } from './wechat-pay-client';
import { readError } from './wechat-pay-error';

const placeSchema = v.object({ hash_type: v.literal('SHA1'), hash_value: v.string(), download_url: v.pipe(v.string(), v.url()) });

/** Fetches the 交易账单 of a day, `2026-11-27`: all payments and refunds that ended on it. */
export async function fetchWechatBill(send: WechatPayClient, account: WechatPayAccount, day: string): Promise<BillAnswer> {
  const answer = await send('GET', `/v3/bill/tradebill?bill_date=${day}&bill_type=ALL`);
  const code = readError(answer)?.code;
  if (code === 'STATEMENT_CREATING') return 'not-ready';
  // A day on which nothing was sold.
  if (code === 'NO_STATEMENT_EXIST') return { payments: [], refunds: [] };
  const place = v.safeParse(placeSchema, answer?.body);
  if (answer?.status !== 200 || !place.success) return 'unknown';
  const text = await download(account, new URL(place.output.download_url)).catch(() => undefined);
  // The answer was signed, and the file is known by the hash in it.
  const isIt = text !== undefined && createHash('sha1').update(text).digest('hex') === place.output.hash_value.toLowerCase();
  return isIt ? (readWechatBill(text) ?? 'unknown') : 'unknown';
}

async function download(account: WechatPayAccount, url: URL): Promise<string | undefined> {
  // What is signed with the merchant's key goes to the channel and nowhere else.
  if (url.origin !== new URL(account.origin).origin) return undefined;
  const headers = { Authorization: authorize(account, `${url.pathname}${url.search}`) };
  const answer = await fetch(url, { headers, signal: AbortSignal.timeout(account.timeoutMs), redirect: 'error' });
  return answer.status === 200 ? readAnswerText(answer, largestBill) : undefined;
}

/**
 * Reads a bill by the names of its columns, as WeChat has added some over the years.
 * @returns undefined when it is none, or its sums are not those of its lines
 */
export function readWechatBill(text: string): Bill | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  const [head, sumsHead, sums] = [lines[0], lines.at(-2), lines.at(-1)].map((line = '') => line.replace(/^\uFEFF/, ''));
  const names = head?.split(',') ?? [];
  const rows = lines.slice(1, -2).map((line) => new Map(valuesOf(line).map((value, index) => [names[index] ?? '', value])));
  const payments: BilledPayment[] = [];
  const refunds: BilledRefund[] = [];
  // What was taken back by 撤销 was never the merchant's.
  const revoked = new Set<string>();
  for (const row of rows) {
    const fact = (name: string): string => row.get(name) ?? '';
    const [outTradeNo, transactionId] = [fact('商户订单号'), fact('微信订单号')];
    const fee = toFen(fact('手续费'));
    const isBack = fact('交易状态') !== 'SUCCESS';
    const amount = toFen(fact(isBack ? '申请退款金额' : '订单金额'));
    if (fee === undefined || amount === undefined || outTradeNo === '') return undefined;
    if (isBack) refunds.push({ transactionId, number: fact('商户退款单号'), amount, feeBack: fee === 0 ? 0 : -fee });
    else payments.push({ outTradeNo, transactionId, amount, fee });
    if (fact('交易状态') === 'REVOKED') revoked.add(transactionId);
  }
  const told = new Map(valuesOf(sums ?? '').map((value, index) => [sumsHead?.split(',')[index] ?? '', value]));
  const isWhole =
    told.get('总交易单数') === String(rows.length) &&
    toFen(told.get('订单总金额') ?? '') === sumOf(payments.map(({ amount }) => amount)) &&
    toFen(told.get('申请退款总金额') ?? '') === sumOf(refunds.map(({ amount }) => amount));
  return isWhole ? withoutCancelled({ payments, refunds }, revoked) : undefined;
}

const valuesOf = (line: string): string[] => line.replace(/^`/, '').split(',`');
