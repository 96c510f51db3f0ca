import { and, eq } from 'drizzle-orm';
import type { Transaction } from '../../database';
import { businessError, invalidParameter } from './gateway-error';
import { readText } from './gateway-request';
import { outTradeNoPattern } from './order-request';
import { refunds } from './tables';
import { findTrade, type GatewayMethod } from './trade-methods';
import { change, lockTrade, refundedOf, toNumbers, type Trade } from './trade';
import { readYuan, toYuan } from './wire-values';

const requestNoPattern = /^[\w-]{1,64}$/;

/** `alipay.trade.refund`: the money is back at once; the same request number again moves nothing and says so in `fund_change`. */
export const refund: GatewayMethod = async (sandbox, request) => {
  const now = sandbox.now();
  const amount = readYuan(request.biz['refund_amount']);
  if (amount === undefined) throw invalidParameter('refund_amount');
  return sandbox.database.transaction(async (transaction) => {
    const trade = await findTrade(sandbox, transaction, request);
    if (trade.paidAt === null) throw businessError('ACQ.TRADE_STATUS_ERROR');
    const isNamed = request.biz['out_request_no'] !== undefined;
    const outRequestNo = isNamed ? readText(request, 'out_request_no', requestNoPattern) : trade.outTradeNo;
    const refunded = await refundedOf(transaction, trade);
    const earlier = await findRefund(transaction, trade, outRequestNo);
    if (earlier !== undefined) {
      if (earlier.amount !== amount) throw businessError('ACQ.DISCORDANT_REPEAT_REQUEST');
      return { ...toNumbers(trade), fund_change: 'N', refund_fee: toYuan(refunded) };
    }
    if (trade.status === 'TRADE_FINISHED') throw businessError('ACQ.TRADE_HAS_FINISHED');
    if (refunded + amount > trade.total) throw businessError('ACQ.REFUND_AMT_NOT_EQUAL_TOTAL');
    await giveBack(transaction, trade, outRequestNo, amount, now);
    if (refunded + amount === trade.total) await change(transaction, trade, { status: 'TRADE_CLOSED' });
    return { ...toNumbers(trade), fund_change: 'Y', refund_fee: toYuan(refunded + amount) };
  });
};

/** `alipay.trade.fastpay.refund.query`: no `refund_status` means that the refund did not come in, or failed. */
export const queryRefund: GatewayMethod = async (sandbox, request) =>
  sandbox.database.transaction(async (transaction) => {
    const trade = await findTrade(sandbox, transaction, request);
    const outRequestNo = readText(request, 'out_request_no', requestNoPattern);
    const found = await findRefund(transaction, trade, outRequestNo);
    const numbers = { ...toNumbers(trade), out_request_no: outRequestNo };
    if (found === undefined) return numbers;
    return { ...numbers, total_amount: toYuan(trade.total), refund_amount: toYuan(found.amount), refund_status: 'REFUND_SUCCESS' };
  });

/**
 * `alipay.trade.cancel` (撤销): closes what is not paid and gives back what is. No `action` means that there is no such trade.
 */
export const cancel: GatewayMethod = async (sandbox, request) => {
  const now = sandbox.now();
  const outTradeNo = readText(request, 'out_trade_no', outTradeNoPattern);
  return sandbox.database.transaction(async (transaction) => {
    const trade = await lockTrade(transaction, outTradeNo, now);
    if (trade === undefined) return { out_trade_no: outTradeNo, retry_flag: 'N' };
    const isPaid = trade.paidAt !== null;
    if (trade.status === 'TRADE_FINISHED') throw businessError('ACQ.TRADE_HAS_FINISHED');
    if (trade.cancelledAt === null && isPaid) {
      if ((await refundedOf(transaction, trade)) > 0) throw businessError('ACQ.REASON_TRADE_REFUND_FEE_ERR');
      await giveBack(transaction, trade, trade.outTradeNo, trade.total, now);
    }
    const cancelledAt = trade.cancelledAt ?? new Date(now);
    await change(transaction, trade, { status: 'TRADE_CLOSED', isWithPayer: false, cancelledAt });
    return { ...toNumbers(trade), retry_flag: 'N', action: isPaid ? 'refund' : 'close' };
  });
};

async function findRefund(transaction: Transaction, trade: Trade, outRequestNo: string) {
  const isIt = and(eq(refunds.outTradeNo, trade.outTradeNo), eq(refunds.outRequestNo, outRequestNo));
  const [found] = await transaction.select().from(refunds).where(isIt);
  return found;
}

async function giveBack(transaction: Transaction, trade: Trade, outRequestNo: string, amount: number, now: number): Promise<void> {
  await transaction.insert(refunds).values({ outTradeNo: trade.outTradeNo, outRequestNo, amount, createdAt: new Date(now) });
}
