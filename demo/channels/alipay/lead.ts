import { desc, eq } from 'drizzle-orm';
import type { Database, Transaction } from '../../database';
import { ActRefusal, type Act } from '../act';
import type { AlipaySandbox } from './alipay-sandbox';
import type { OrderRequest } from './order-request';
import { leads } from './tables';
import { change, createTrade, lockTrade, payTrade, type Trade } from './trade';

/** Where a text leads a payer: to an order that a trade can be made of, or to a trade that there already is. */
export type Lead =
  { readonly kind: 'order'; readonly order: OrderRequest; readonly diesAt: Date } | { readonly kind: 'trade'; readonly outTradeNo: string };

/** A lead as it was kept. */
export type KeptLead = typeof leads.$inferSelect;

/** A kept lead's order. */
export function toLead({ content: _, returnUrl: _return, quitUrl: _quit, diesAt, ...order }: KeptLead): Lead {
  return { kind: 'order', order: { ...order, buyerOpenId: null }, diesAt };
}

/** Finds a kept lead by its content. */
export async function findLead(database: Database, content: string): Promise<KeptLead | undefined> {
  const [lead] = await database.select().from(leads).where(eq(leads.content, content));
  return lead;
}

/** How an act is carried out. */
export interface Manner {
  readonly isOnlyALook?: boolean;
  /** What the payer has chosen of the order's plans. */
  readonly periods?: number | undefined;
}

/**
 * Carries a payer's act out, or only looks whether it could be.
 * @returns the trade, undefined while there is none
 * @throws ActRefusal
 */
export async function actOn(
  sandbox: AlipaySandbox,
  lead: Lead,
  act: Act,
  { isOnlyALook, periods }: Manner = {},
): Promise<Trade | undefined> {
  const now = sandbox.now();
  const trade = await sandbox.database.transaction(async (transaction) => {
    const found = await lockTrade(transaction, lead.kind === 'order' ? lead.order.outTradeNo : lead.outTradeNo, now);
    refuse(lead, found, act, now);
    return isOnlyALook ? found : effects[act](transaction, lead, found, now, periods);
  });
  sandbox.wake();
  return trade;
}

/** What a payer is told besides the order: what the merchant has ruled out, or in how many periods it was paid. */
export function noticeOf({ isCreditBanned }: Pick<OrderRequest, 'isCreditBanned'>, trade: Trade | undefined): string | undefined {
  if (trade?.paidPeriods != null) return `已用花呗分 ${trade.paidPeriods} 期付款`;
  return isCreditBanned ? '商家不接受信用卡、花呗与花呗分期' : undefined;
}

/** Pays an order by whatever leads to it, if anything does. */
export async function payInTheMomentBefore(sandbox: AlipaySandbox, outTradeNo: string): Promise<void> {
  const [kept] = await sandbox.database.select().from(leads).where(eq(leads.outTradeNo, outTradeNo)).orderBy(desc(leads.createdAt));
  const lead: Lead = kept === undefined ? { kind: 'trade', outTradeNo } : toLead(kept);
  try {
    await actOn(sandbox, lead, 'pay');
  } catch (error) {
    // An order that cannot be paid any more is closed without this.
    if (!(error instanceof ActRefusal)) throw error;
  }
}

type Effect = (transaction: Transaction, lead: Lead, trade: Trade | undefined, now: number, periods?: number) => Promise<Trade | undefined>;

const takeUp = async (transaction: Transaction, lead: Lead, trade: Trade | undefined, now: number): Promise<Trade> => {
  if (trade !== undefined) return change(transaction, trade, { isWithPayer: true });
  if (lead.kind === 'trade') throw new ActRefusal(404, 'code-unknown', '交易不存在。');
  return createTrade(transaction, { ...lead.order, createdAt: new Date(now) }, true);
};
const payAny: Effect = async (transaction, lead, trade, now, periods) =>
  payTrade(transaction, await takeUp(transaction, lead, trade, now), now, periods);
const putDown: Effect = async (transaction, _, trade) => trade && change(transaction, trade, { isWithPayer: false });

/** A trade is made when the payer takes the order up; one that is put down, or whose payment failed, still waits. */
const effects = {
  scan: takeUp,
  pay: payAny,
  'pay-late': payAny,
  cancel: putDown,
  fail: async (transaction, lead, trade, now) => putDown(transaction, lead, await takeUp(transaction, lead, trade, now), now),
} as const satisfies Record<Act, Effect>;

function refuse(lead: Lead, trade: Trade | undefined, act: Act, now: number): void {
  if (trade === undefined) {
    if (lead.kind === 'trade') throw new ActRefusal(404, 'code-unknown', '交易不存在。');
    if (lead.diesAt.getTime() <= now && act !== 'pay-late') throw new ActRefusal(409, 'code-expired', '已过期，请让商户重新下单。');
    return;
  }
  if (trade.paidAt !== null) throw new ActRefusal(409, 'order-paid', '该订单已支付，请勿重复付款。');
  if (trade.status === 'TRADE_CLOSED' && act !== 'pay-late') throw new ActRefusal(409, 'order-closed', '该订单已关闭。');
  const isAnother = lead.kind === 'order' && (lead.order.total !== trade.total || lead.order.instalments !== trade.instalments);
  if (isAnother) throw new ActRefusal(409, 'order-inconsistent', '交易信息与原订单不一致。');
}
