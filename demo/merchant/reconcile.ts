import { and, eq, gte, lt, or, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { channelOf } from './channel-of';
import type { Bill, BillAnswer, ChannelAdapter } from './channels/channel-adapter';
import { compareBill, type BookedPayment, type BookedRefund, type Comparison } from './compare-bill';
import { feeOf } from './fees';
import type { Merchant } from './merchant';
import { payments, reconciliations, refunds } from './tables';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** What came of it: `no-bills` of a channel whose bills a person fetches. */
export type Reconciliation = Comparison | 'no-bills' | 'not-ready' | 'unknown';

/**
 * Fetches a channel's bill of one of its days, compares it with the books, and keeps what came of it. A payment that the merchant has not
 * heard of is asked about at once: it is settled like any late one.
 * @param day `2026-11-27`, as the channel counts its days
 */
export async function reconcile(merchant: Merchant, channel: string, day: string): Promise<Reconciliation> {
  const adapter = merchant.channels.get(channel);
  if (adapter?.bills === undefined) return 'no-bills';
  const key = { channel, day };
  const answer = await adapter.bills.fetch(day);
  const begin = Date.parse(`${day}T00:00:00+08:00`) + adapter.bills.dayBeginsAtHour * hourMs;
  const theDay = { channel, begin: new Date(begin), end: new Date(begin + dayMs) };
  const comparison = await compare(merchant, adapter, theDay, answer);
  // What an earlier bill came to stays.
  if (typeof comparison === 'string') await keep(merchant, key);
  else {
    await askAboutUnbooked(merchant, comparison);
    await keep(merchant, { ...key, comparison });
  }
  return comparison;
}

async function compare(
  merchant: Merchant,
  adapter: ChannelAdapter,
  day: Day,
  answer: BillAnswer,
): Promise<Comparison | 'not-ready' | 'unknown'> {
  if (answer === 'not-ready' || answer === 'unknown') return answer;
  const bill = answer === 'absent' ? { payments: [], refunds: [] } : answer;
  const comparison = compareBill(bill, await findPayments(merchant, adapter, day, bill), await findRefunds(merchant, adapter, day, bill));
  // Where the books have something of the day, its bill is still to come.
  return answer === 'absent' && comparison.differences.length > 0 ? 'not-ready' : comparison;
}

async function keep(
  { database, now }: Merchant,
  facts: Pick<Row, 'channel' | 'day'> & { readonly comparison?: Comparison },
): Promise<void> {
  const row = { ...facts, triedAt: new Date(now()) };
  const target = [reconciliations.channel, reconciliations.day];
  await database.insert(reconciliations).values(row).onConflictDoUpdate({ target, set: row });
}

type Row = typeof reconciliations.$inferSelect;

/** That a column has one of these, as a condition: one value, however many a bill has. */
const isOneOf = (column: AnyPgColumn, numbers: readonly string[]) => sql`${column} = any(${sql.param([...numbers])}::text[])`;

interface Day {
  readonly channel: string;
  readonly begin: Date;
  readonly end: Date;
}

const isWithin = ({ begin, end }: Day, moment: Date | null): boolean => moment !== null && begin <= moment && moment < end;

/** What was paid on the day, and whatever else the bill has. */
async function findPayments({ database }: Merchant, { refundTerms }: ChannelAdapter, day: Day, bill: Bill): Promise<BookedPayment[]> {
  const isOfTheDay = and(gte(payments.paidAt, day.begin), lt(payments.paidAt, day.end));
  const isOnBill = isOneOf(
    payments.outTradeNo,
    bill.payments.map(({ outTradeNo }) => outTradeNo),
  );
  const rows = await database
    .select()
    .from(payments)
    .where(and(eq(payments.status, 'paid'), or(isOfTheDay, isOnBill)));
  return rows
    .filter(({ productId }) => channelOf(productId) === day.channel)
    .map(({ outTradeNo, paidAmount, paidAt }) => {
      const amount = paidAmount ?? 0;
      return { outTradeNo, amount, fee: feeOf(refundTerms.fee, amount), isOfTheDay: isWithin(day, paidAt) };
    });
}

async function findRefunds({ database }: Merchant, { refundNumber }: ChannelAdapter, day: Day, bill: Bill): Promise<BookedRefund[]> {
  const isOfTheDay = and(gte(refunds.succeededAt, day.begin), lt(refunds.succeededAt, day.end));
  const isOnBill = isOneOf(
    payments.transactionId,
    bill.refunds.map(({ transactionId }) => transactionId),
  );
  const rows = await database
    .select()
    .from(refunds)
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .where(and(eq(refunds.status, 'succeeded'), or(isOfTheDay, isOnBill)));
  return rows
    .filter((row) => channelOf(row.payments.productId) === day.channel)
    .map(({ refunds: { ordinal, amount, feeBack, succeededAt }, payments: payment }) => {
      const number = refundNumber(payment, { ordinal });
      return { number, amount, feeBack: feeBack ?? 0, isOfTheDay: isWithin(day, succeededAt) };
    });
}

async function askAboutUnbooked({ database, now, wake }: Merchant, { differences }: Comparison): Promise<void> {
  const unbooked = differences.filter(({ kind, of }) => kind === 'unbooked' && of === 'payment').map(({ number }) => number);
  if (unbooked.length === 0) return;
  await database
    .update(payments)
    .set({ nextQueryAt: new Date(now()) })
    .where(isOneOf(payments.outTradeNo, unbooked));
  wake();
}
