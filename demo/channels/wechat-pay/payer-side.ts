import { eq } from 'drizzle-orm';
import { ActRefusal } from '../act';
import type { LedgerLine, PayerOrder, PayerSide, Standing } from '../channel-sandbox';
import { isAskedFor } from '../ledger-rows';
import { performAct } from './act';
import { findByContent, isIssued } from './find-by-content';
import { makePayerCode } from './payer-codes';
import { refundStatus } from './refund';
import { orders, refunds, type TradeState } from './tables';
import { toBeijingTime, type Order } from './transaction';
import type { WechatSandbox } from './wechat-sandbox';

const channel = 'wechat-pay';

const standings: Readonly<Record<TradeState, Standing>> = {
  NOTPAY: 'unpaid',
  USERPAYING: 'paying',
  SUCCESS: 'paid',
  PAYERROR: 'failed',
  CLOSED: 'closed',
  REVOKED: 'closed',
  REFUND: 'refunded',
};

/**
 * The phone and the ledger of WeChat Pay.
 * @param isOpen false once the sandbox is being closed: an act that was put off until then has no effect
 */
export function makePayerSide(sandbox: WechatSandbox, isOpen: () => boolean): PayerSide {
  return {
    channel,
    recognizes: (content) => isIssued(sandbox, content),
    find: async (content, act) => toPayerOrder(sandbox, await findByContent(sandbox, content, act)),
    perform: async (content, act) => {
      if (!isOpen()) throw new ActRefusal(409, 'sandbox-closed', '沙箱已关闭。');
      return toPayerOrder(sandbox, await performAct(sandbox, content, act));
    },
    ledger: async (filter) => {
      const rows = await sandbox.database.select().from(orders).where(isAskedFor(orders.outTradeNo, filter)).orderBy(orders.createdAt);
      return Promise.all(rows.map((order) => toLedgerLine(sandbox, order)));
    },
    makePayerCode: (outcome) => makePayerCode(sandbox, outcome ?? null),
  };
}

/** Money that went back by a reversal is not in the channel's word. */
function standingOf({ tradeState, successTime }: Order): Standing {
  return tradeState === 'REVOKED' && successTime !== null ? 'refunded' : standings[tradeState];
}

function toPayerOrder({ merchant }: WechatSandbox, order: Order): PayerOrder {
  return {
    channel,
    outTradeNo: order.outTradeNo,
    standing: standingOf(order),
    tradeState: order.tradeState,
    amount: order.total,
    currency: order.currency,
    subject: order.description,
    payee: merchant.name,
  };
}

async function toLedgerLine({ database, now }: WechatSandbox, order: Order): Promise<LedgerLine> {
  const given = await database.select().from(refunds).where(eq(refunds.outTradeNo, order.outTradeNo));
  return {
    channel,
    outTradeNo: order.outTradeNo,
    total: order.total,
    standing: standingOf(order),
    tradeState: order.tradeState,
    paidAt: order.successTime === null ? null : toBeijingTime(order.successTime),
    refunds: given.map((refund) => ({
      outRefundNo: refund.outRefundNo,
      amount: refund.amount,
      status: refundStatus(refund, now()),
    })),
  };
}
