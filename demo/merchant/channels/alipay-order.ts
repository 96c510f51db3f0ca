import { creditBanOf, toChannelAmount } from '../../../src/entries/channels';
import type { BizContent } from './alipay-client';
import type { Attempt } from './channel-adapter';
import { toBeijingTime } from '../beijing-time';
import { toExtendParams } from './alipay-instalments';

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
    total_amount: toYuan(attempt),
    subject: toSubject(attempt.subject),
    product_code: productCode,
    time_expire: toBeijingTime(expiresAt),
    ...toExtendParams(attempt),
    ...toCreditBan(attempt),
  };
}

/** An attempt's whole amount as Alipay writes it. */
export function toYuan({ amount, currency }: Pick<Attempt, 'amount' | 'currency'>): string {
  return toChannelAmount({ value: amount, currency }, 'alipay');
}

/** What page, wap and app alone are told of the goods; create, precreate and pay have no such field in the official SDK's models. */
export function toGoodsType({ goods }: Attempt): { readonly goods_type?: '0' | '1' } {
  return goods === undefined ? {} : { goods_type: goods === 'virtual' ? '0' : '1' };
}

/** @throws Error where credit could be taken although the order forbids it, which the merchant refuses before it comes here */
function toCreditBan({ productId, creditForbidden }: Attempt): Readonly<Record<string, string>> {
  if (creditForbidden !== true) return {};
  const ban = creditBanOf(productId);
  if (ban.how !== 'request') throw new Error(`No parameter keeps credit out of ${productId}`);
  return ban.parameters;
}

function toSubject(subject: string): string {
  const readable = subject.replace(/[/=&]/g, (character) => substitutes[character] ?? ' ').replace(/\p{Cc}/gu, ' ');
  return [...readable].slice(0, longestSubject).join('').trim() || '订单';
}
