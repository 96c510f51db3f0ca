import type { BizContent } from './alipay-client';
import type { Attempt } from './channel-adapter';
import { toBeijingTime } from '../beijing-time';
import { toYuan } from './alipay-values';

const longestLifeMs = 15 * 86_400_000;
const longestSubject = 256;

/** Characters that Alipay does not take in a subject, and what is read the same. */
const substitutes: Readonly<Record<string, string>> = { '/': '／', '=': '＝', '&': '＆' };

/** What every way to order tells: the same each time, as a repeated order has to be identical. */
export function toOrder(attempt: Attempt, productCode: string): BizContent {
  // At most 15 days; an absolute time, as a relative one may begin only when the payer types the password.
  const expiresAt = new Date(Math.min(attempt.expiresAt.getTime(), attempt.createdAt.getTime() + longestLifeMs));
  return {
    out_trade_no: attempt.outTradeNo,
    total_amount: toYuan(attempt.amount),
    subject: toSubject(attempt.subject),
    product_code: productCode,
    time_expire: toBeijingTime(expiresAt),
  };
}

function toSubject(subject: string): string {
  const readable = subject.replace(/[/=&]/g, (character) => substitutes[character] ?? ' ').replace(/\p{Cc}/gu, ' ');
  return [...readable].slice(0, longestSubject).join('').trim() || '订单';
}
