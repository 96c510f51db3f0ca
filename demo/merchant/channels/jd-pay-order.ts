import { cleanDescription, isKnown, orderRules } from '../../../src/entries/channels';
import { toBeijingDigits } from '../beijing-time';
import type { Attempt } from './channel-adapter';
import type { JdPayAccount } from './jd-pay-client';

/** A message's fields, where each is a text. */
export type JdPayTexts = Readonly<Record<string, string>>;

const { description } = orderRules['jd-pay'];

/** The order of an attempt, however it comes to JD. */
export function toJdPayOrder(attempt: Attempt, { notifyUrl }: JdPayAccount): JdPayTexts {
  return {
    tradeNum: attempt.outTradeNo,
    tradeName: cleanDescription(attempt.subject, isKnown(description) ? description.value : undefined) ?? '订单',
    tradeTime: toBeijingDigits(attempt.createdAt),
    amount: String(attempt.amount),
    currency: attempt.currency,
    orderType: attempt.goods === 'virtual' ? '1' : '0',
    notifyUrl,
  };
}

/** The order that a browser carries to JD's page. */
export function toPageOrder(attempt: Attempt, account: JdPayAccount): JdPayTexts {
  const { merchant, returnPostUrl, now, baitiaoProduct } = account;
  const { instalments, expiresAt, outTradeNo } = attempt;
  return {
    version: 'V2.0',
    merchant,
    ...toJdPayOrder(attempt, account),
    callbackUrl: returnPostUrl,
    // JD wants the shop's own account of the payer; this shop has guests only.
    userId: outTradeNo,
    // Counted by JD from when the order arrives, so that it may end later there than here.
    expireTime: String(Math.max(1, Math.ceil((expiresAt.getTime() - now()) / 1_000))),
    ...(instalments !== undefined && { preProduct: baitiaoProduct, installmentNum: String(instalments.periods) }),
  };
}
