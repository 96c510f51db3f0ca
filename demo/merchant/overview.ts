import { asc, desc, inArray } from 'drizzle-orm';
import { findAdapter, type Merchant, type PaymentRow } from './merchant';
import type { Overview, OverviewAttempt, OverviewRefund } from './overview-facts';
import type { RefundRow } from './refunds';
import { lastDay } from './see-to-bill';
import { notifications, payments, reconciliations, refunds, sessions } from './tables';
import { sessionStatus } from './views';

const newest = 20;

/** The newest of everything, for the merchant's page. */
export async function findOverview(merchant: Merchant): Promise<Overview> {
  const { database } = merchant;
  const orders = await database.select().from(sessions).orderBy(desc(sessions.createdAt)).limit(newest);
  const ids = orders.map(({ id }) => id);
  const attempts = await database.select().from(payments).where(inArray(payments.sessionId, ids)).orderBy(desc(payments.attempt));
  const numbers = attempts.map(({ outTradeNo }) => outTradeNo);
  const told = await database.select().from(notifications).where(inArray(notifications.outTradeNo, numbers));
  const back = await database
    .select()
    .from(refunds)
    .where(
      inArray(
        refunds.paymentId,
        attempts.map(({ id }) => id),
      ),
    )
    .orderBy(asc(refunds.ordinal));
  const now = merchant.now();
  return {
    orders: orders.map((session) => ({
      orderNo: session.orderNo,
      subject: session.subject,
      amount: session.amount,
      currency: session.currency,
      status: sessionStatus(session, now),
      createdAt: session.createdAt.toISOString(),
      attempts: attempts
        .filter(({ sessionId }) => sessionId === session.id)
        .map((payment) => {
          const ofIt = back.filter(({ paymentId }) => paymentId === payment.id);
          return toAttempt(merchant, payment, ofIt, told.filter(({ outTradeNo }) => outTradeNo === payment.outTradeNo).length);
        }),
    })),
    notifications: (await database.select().from(notifications).orderBy(desc(notifications.receivedAt)).limit(newest)).map(
      ({ outTradeNo, receivedAt }) => ({ outTradeNo, receivedAt: receivedAt.toISOString() }),
    ),
    reconciliations: (
      await database.select().from(reconciliations).orderBy(desc(reconciliations.day), asc(reconciliations.channel)).limit(newest)
    ).map(({ triedAt, ...row }) => ({ ...row, triedAt: triedAt.toISOString() })),
    bills: [...merchant.channels].flatMap(([channel, { bills }]) => (bills === undefined ? [] : [{ channel, day: lastDay(bills, now) }])),
  };
}

function toAttempt(merchant: Merchant, payment: PaymentRow, back: readonly RefundRow[], told: number): OverviewAttempt {
  const { outTradeNo, productId, status, channelAnswer, transactionId, paidAmount, failure, queries } = payment;
  return {
    ...{ outTradeNo, productId, status, channelAnswer, transactionId, paidAmount, queries },
    paidAt: payment.paidAt?.toISOString() ?? null,
    failure: failure === null ? null : [failure.code, failure.message].filter((part) => part !== undefined).join(' '),
    queriedAt: payment.queriedAt?.toISOString() ?? null,
    nextQueryAt: payment.nextQueryAt?.toISOString() ?? null,
    notifications: told,
    refunds: back.map((refund) => toRefund(merchant, payment, refund)),
    refundable: status === 'paid' ? (paidAmount ?? 0) - back.reduce((sum, { amount }) => sum + amount, 0) : 0,
  };
}

function toRefund(merchant: Merchant, payment: PaymentRow, refund: RefundRow): OverviewRefund {
  const { amount, status, hindrance, reason, feeBack, nextAt, ordinal } = refund;
  const number = findAdapter(merchant, payment.carrierId)?.refundNumber(payment, { ordinal }) ?? `${payment.outTradeNo} ${ordinal}`;
  return { number, amount, status, hindrance, reason, feeBack, nextAt: nextAt?.toISOString() ?? null };
}
