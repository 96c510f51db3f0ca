import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Transaction } from '../../database';
import type { AlipaySandbox } from './alipay-sandbox';
import { businessError, invalidParameter } from './gateway-error';
import { readText, type GatewayRequest } from './gateway-request';
import { outTradeNoPattern, readOrderRequest, type OrderRequest } from './order-request';
import { buyers, leads, trades } from './tables';
import { change, createTrade, lockTrade, toMoney, toNumbers, type Trade } from './trade';
import { toBeijingTime } from './wire-values';

/** What a method answers besides `code` and `msg`; it may set another `code`. */
export type Answer = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** A method of the gateway; refuses with a GatewayError. */
export type GatewayMethod = (sandbox: AlipaySandbox, request: GatewayRequest) => Promise<Answer>;

const codeLifeMs = 2 * 3_600_000;

/** `alipay.trade.precreate`: a code, and no trade until it is scanned. A second one for the same order leaves the first alive. */
export const precreate: GatewayMethod = async (sandbox, request) => {
  const now = sandbox.now();
  const { buyerOpenId: _, ...order } = readNewOrder('code', request, now);
  await sandbox.database.transaction(async (transaction) => refuseTaken(await lockTrade(transaction, order.outTradeNo, now), order));
  const content = `https://qr.alipay.com/bax${randomBytes(12).toString('hex')}`;
  const diesAt = new Date(Math.min(order.expiresAt.getTime(), now + codeLifeMs));
  await sandbox.database.insert(leads).values({ ...order, content, diesAt });
  return { out_trade_no: order.outTradeNo, qr_code: content };
};

/** `alipay.trade.create`: a trade at once, for the buyer who is named. */
export const create: GatewayMethod = async (sandbox, request) => {
  const now = sandbox.now();
  const order = readNewOrder('jsapi', request, now);
  if (request.biz['op_app_id'] !== sandbox.merchant.appId) throw invalidParameter('op_app_id');
  const buyerOpenId = readText(request, 'buyer_open_id', /^[\w-]{1,128}$/);
  const known = await sandbox.database.select().from(buyers).where(eq(buyers.openId, buyerOpenId));
  if (known.length === 0) throw invalidParameter('buyer_open_id');
  const trade = await sandbox.database.transaction(async (transaction) => {
    const found = await lockTrade(transaction, order.outTradeNo, now);
    refuseTaken(found, order);
    if (found !== undefined && found.buyerOpenId !== buyerOpenId) throw businessError('ACQ.TRADE_BUYER_NOT_MATCH');
    return found ?? createTrade(transaction, { ...order, buyerOpenId }, false);
  });
  return toNumbers(trade);
};

/** `alipay.trade.query`. */
export const query: GatewayMethod = async (sandbox, request) => {
  const trade = await sandbox.database.transaction((transaction) => findTrade(sandbox, transaction, request));
  return {
    ...toNumbers(trade),
    trade_status: trade.status,
    ...toMoney(trade),
    ...(trade.paidAt !== null && { send_pay_date: toBeijingTime(trade.paidAt) }),
    ...(trade.paidPeriods !== null && { hb_fq_pay_info: { user_install_num: String(trade.paidPeriods) } }),
  };
};

/** `alipay.trade.close`: only a trade that waits for its buyer. */
export const close: GatewayMethod = async (sandbox, request) => {
  const trade = await sandbox.database.transaction(async (transaction) => {
    const found = await findTrade(sandbox, transaction, request);
    if (found.status !== 'WAIT_BUYER_PAY') throw businessError('ACQ.TRADE_STATUS_ERROR');
    return change(transaction, found, { status: 'TRADE_CLOSED', isWithPayer: false });
  });
  return toNumbers(trade);
};

/**
 * Finds the trade that a request names; Alipay's own number has priority.
 * @throws GatewayError with ACQ.TRADE_NOT_EXIST
 */
export async function findTrade(sandbox: AlipaySandbox, transaction: Transaction, request: GatewayRequest): Promise<Trade> {
  const { trade_no: tradeNo } = request.biz;
  const [named] = typeof tradeNo === 'string' ? await transaction.select().from(trades).where(eq(trades.tradeNo, tradeNo)) : [];
  const outTradeNo = tradeNo === undefined ? readText(request, 'out_trade_no', outTradeNoPattern) : named?.outTradeNo;
  const trade = outTradeNo === undefined ? undefined : await lockTrade(transaction, outTradeNo, sandbox.now());
  if (trade === undefined) throw businessError('ACQ.TRADE_NOT_EXIST');
  return trade;
}

/**
 * Reads an order whose time is not over.
 * @throws GatewayError with ACQ.INVALID_PARAMETER
 */
export function readNewOrder(product: OrderRequest['product'], request: GatewayRequest, now: number): OrderRequest {
  const order = readOrderRequest(product, request, now);
  if (order.expiresAt.getTime() <= now) throw invalidParameter('time_expire');
  return order;
}

/**
 * Refuses a number whose trade is over, or is about another amount or plan: other terms need a number of their own.
 * @throws GatewayError
 */
export function refuseTaken(trade: Trade | undefined, order: Pick<OrderRequest, 'total' | 'instalments'>): void {
  if (trade === undefined) return;
  if (trade.paidAt !== null) throw businessError('ACQ.TRADE_HAS_SUCCESS');
  if (trade.status === 'TRADE_CLOSED') throw businessError('ACQ.TRADE_HAS_CLOSE');
  if (trade.total !== order.total || trade.instalments !== order.instalments) throw businessError('ACQ.CONTEXT_INCONSISTENT');
}
