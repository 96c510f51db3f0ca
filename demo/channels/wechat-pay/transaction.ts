import type { orders, WechatProduct } from './tables';

/** The channel's names for its products. */
const tradeTypes: Readonly<Record<WechatProduct, string>> = {
  native: 'NATIVE',
  jsapi: 'JSAPI',
  h5: 'MWEB',
  app: 'APP',
  codepay: 'MICROPAY',
};

/** A row of the orders. */
export type Order = typeof orders.$inferSelect;

/** WeChat writes times in Beijing's zone, to the second. */
export function toBeijingTime(moment: Date): string {
  return `${new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
}

/** An order as the query and the notification tell it. */
export function toTransaction(order: Order): Record<string, unknown> {
  const facts = {
    appid: order.appid,
    mchid: order.mchid,
    out_trade_no: order.outTradeNo,
    trade_state: order.tradeState,
    trade_state_desc: order.tradeStateDesc,
  };
  if (order.successTime === null) return facts;
  return {
    ...facts,
    transaction_id: order.transactionId,
    trade_type: tradeTypes[order.product],
    bank_type: 'OTHERS',
    attach: '',
    success_time: toBeijingTime(order.successTime),
    payer: { openid: order.openid ?? 'oSandboxPhone' },
    amount: { total: order.total, payer_total: order.total, currency: order.currency, payer_currency: order.currency },
  };
}
