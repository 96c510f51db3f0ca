import { eq } from 'drizzle-orm';
import type { Transaction } from '../../database';
import { businessError, invalidParameter, type GatewayError } from './gateway-error';
import { readText } from './gateway-request';
import type { OrderRequest } from './order-request';
import { payerCodes } from './tables';
import { readNewOrder, refuseTaken, type GatewayMethod } from './trade-methods';
import { createTrade, lockTrade, payTrade, toMoney, toNumbers, type Trade } from './trade';
import { toBeijingTime } from './wire-values';

/** The wallet shows a new code every minute; an old one is taken a little longer, as a hand is slow. */
const codeLifeMs = 3 * 60_000;

/** The most that a wallet pays without its password, in fen. */
const mostWithoutPassword = 100_000;

/** `alipay.trade.pay` with `scene=bar_code`: paid at once, or waiting for the payer's password, or refused. */
export const payByCode: GatewayMethod = async (sandbox, request) => {
  const now = sandbox.now();
  const order = readNewOrder('payer-code', request, now);
  if (request.biz['scene'] !== 'bar_code') throw invalidParameter('scene');
  const code = readText(request, 'auth_code', /^\w{1,64}$/);
  const result = await sandbox.database.transaction((transaction) => charge(transaction, order, code, now));
  if (result instanceof Error) throw result;
  sandbox.wake();
  const answer = { ...toNumbers(result), ...toMoney(result) };
  return result.paidAt === null
    ? { code: '10003', msg: 'order success pay inprocess', ...answer }
    : { ...answer, gmt_payment: toBeijingTime(result.paidAt) };
};

/** A refusal is returned and not thrown where the code is spent all the same. */
async function charge(transaction: Transaction, order: OrderRequest, code: string, now: number): Promise<Trade | GatewayError> {
  const trade = await lockTrade(transaction, order.outTradeNo, now);
  refuseTaken(trade, order);
  const [known] = await transaction.select().from(payerCodes).where(eq(payerCodes.code, code)).for('no key update');
  // The same request again, as an SDK sends it over a broken connection.
  if (trade !== undefined && known?.outTradeNo === order.outTradeNo) return trade;
  if (known === undefined || known.usedAt !== null || known.createdAt.getTime() + codeLifeMs <= now) {
    throw businessError('ACQ.PAYMENT_AUTH_CODE_INVALID');
  }
  const isRefused = known.outcome === 'fail';
  const used = { usedAt: new Date(now), outTradeNo: isRefused ? null : order.outTradeNo };
  await transaction.update(payerCodes).set(used).where(eq(payerCodes.code, code));
  if (isRefused) return businessError('ACQ.BUYER_BALANCE_NOT_ENOUGH');
  const made = trade ?? (await createTrade(transaction, order, true));
  const needsNoPassword = known.outcome === 'pay' || (known.outcome === 'usual' && order.total <= mostWithoutPassword);
  return needsNoPassword ? payTrade(transaction, made, now) : made;
}
