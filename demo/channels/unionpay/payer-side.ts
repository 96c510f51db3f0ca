import { and, eq, inArray } from 'drizzle-orm';
import type { LedgerLine, PayerOrder, PayerSide, Standing } from '../channel-sandbox';
import { isAskedFor } from '../ledger-rows';
import { contentKey, findByContent, performAct } from './act';
import { makePayerCode } from './payer-code';
import { contents, payerCodes, paymentEntries, transactions } from './tables';
import { isTimedOut, wordOf, type UnionpayTransaction } from './transaction';
import type { UnionpaySandbox } from './unionpay-sandbox';

/** UnionPay's words whose standing does not depend on anything else; every other one is a failure. */
const standings: Readonly<Record<string, Standing>> = { '04': 'paying', '05': 'unpaid', '00': 'paid', '46': 'closed' };

/** What a payer does at UnionPay, and what its ledger says. */
export function makePayerSide(sandbox: UnionpaySandbox): PayerSide {
  const { database } = sandbox;
  const view = async (order: UnionpayTransaction): Promise<PayerOrder> => ({
    channel: 'unionpay',
    outTradeNo: order.orderId,
    standing: standingOf(order, await findMoneyBack(sandbox, [order]), sandbox.now()),
    tradeState: order.respCode,
    amount: order.txnAmt,
    currency: 'CNY',
    subject: order.orderDesc,
    payee: sandbox.merchant.name,
  });
  return {
    channel: 'unionpay',
    recognizes: async (content) => {
      const isContent = eq(contents.content, contentKey(sandbox, content));
      const [known, code] = await Promise.all([
        database.select().from(contents).where(isContent),
        database.select().from(payerCodes).where(eq(payerCodes.code, content)),
      ]);
      return known.length + code.length > 0;
    },
    find: async (content, act) => view(await findByContent(sandbox, content, act)),
    perform: async (content, act) => view(await performAct(sandbox, content, act)),
    ledger: async (filter) => {
      const orders = await database
        .select()
        .from(transactions)
        .where(and(inArray(transactions.entry, [...paymentEntries]), isAskedFor(transactions.orderId, filter)))
        .orderBy(transactions.createdAt);
      const moneyBack = await findMoneyBack(sandbox, orders);
      return orders.map((order) => toLedgerLine(order, moneyBack, sandbox.now()));
    },
    makePayerCode: (outcome = 'password') => makePayerCode(sandbox, outcome),
  };
}

function toLedgerLine(order: UnionpayTransaction, moneyBack: readonly UnionpayTransaction[], now: number): LedgerLine {
  const own = moneyBack.filter(({ origQryId }) => origQryId === order.queryId);
  const refunds = own.map((refund) => ({
    outRefundNo: refund.orderId,
    amount: refund.txnAmt,
    status: wordOf(refund, now) === '00' ? 'SUCCESS' : 'PROCESSING',
  }));
  // What was reversed after it was paid has gone back under the payment's own number.
  const isReversed = order.respCode === '46' && order.paidAt !== null;
  return {
    channel: 'unionpay',
    outTradeNo: order.orderId,
    total: order.txnAmt,
    standing: standingOf(order, own, now),
    tradeState: order.respCode,
    paidAt: order.paidAt?.toISOString() ?? null,
    refunds: isReversed ? [{ outRefundNo: order.orderId, amount: order.txnAmt, status: 'SUCCESS' }] : refunds,
  };
}

function standingOf(order: UnionpayTransaction, moneyBack: readonly UnionpayTransaction[], now: number): Standing {
  const { respCode, paidAt } = order;
  if (paidAt !== null) return moneyBack.length > 0 || respCode === '46' ? 'refunded' : 'paid';
  if (respCode === '05' && isTimedOut(order, now)) return 'closed';
  return standings[respCode] ?? 'failed';
}

async function findMoneyBack({ database }: UnionpaySandbox, orders: readonly UnionpayTransaction[]): Promise<UnionpayTransaction[]> {
  const queryIds = orders.map(({ queryId }) => queryId);
  return queryIds.length === 0 ? [] : database.select().from(transactions).where(inArray(transactions.origQryId, queryIds));
}
