import type { Attempt } from './channel-adapter';
import type { WechatPayAccount } from './wechat-pay-client';

/** The product that is paid by what the payer's phone shows: the only one that is reversed. */
export const payerCodeProductId = 'wechat-pay.payer-code';

/** The appid under which an attempt is ordered: a mini program has one of its own, and is the only product under it. */
export function appidOf({ productId }: Pick<Attempt, 'productId'>, account: WechatPayAccount): string {
  if (productId !== 'wechat-pay.mini-program') return account.appid;
  if (account.miniProgram === undefined) throw new Error('The merchant has no mini program');
  return account.miniProgram.appid;
}

/** What the orders of all products have. */
export function toOrder(attempt: Attempt, account: WechatPayAccount): Readonly<Record<string, unknown>> {
  return {
    appid: appidOf(attempt, account),
    mchid: account.mchid,
    description: attempt.subject,
    out_trade_no: attempt.outTradeNo,
    amount: { total: attempt.amount, currency: attempt.currency },
  };
}
