import { asc, eq } from 'drizzle-orm';
import type { Database, Transaction } from '../database';
import type { RefundOrder, RefundTerms } from './channels/channel-adapter';
import { adapterOf, type Merchant, type PaymentRow, type SessionRow } from './merchant';
import { makeId } from './sessions';
import { payments, refunds } from './tables';

/** A row of the table of refunds. */
export type RefundRow = typeof refunds.$inferSelect;

const dayMs = 86_400_000;

/** What somebody at the merchant's asks for. */
export interface RefundRequest {
  /** The attempt's number. */
  readonly outTradeNo: string;
  /** Minor units: all that was paid, or a part of it. */
  readonly amount: number;
  /** Some wallets show it to the payer. */
  readonly reason: string;
  /** The same for the same wish: asked again, it is answered with what was made of it. */
  readonly key: string;
}

/** Why nothing is refunded. */
export class RefundRefusal extends Error {
  readonly code: 'payment-not-found' | 'payment-not-paid' | 'amount-too-large' | 'key-reused';
  /** Minor units; what could still be refunded. */
  readonly left: number | undefined;

  constructor(code: RefundRefusal['code'], left?: number) {
    super(code);
    this.code = code;
    this.left = left;
  }
}

/**
 * Puts a refund among those to be sent. Refunds of one payment keep the channel's distance; one that the channel would not take any more, as
 * its time or its number of times is over, is kept for a person to give the money back otherwise.
 * @throws RefundRefusal
 */
export async function requestRefund(merchant: Merchant, { outTradeNo, amount, reason, key }: RefundRequest): Promise<RefundRow> {
  const made = await merchant.database.transaction(async (transaction) => {
    const [payment] = await transaction.select().from(payments).where(eq(payments.outTradeNo, outTradeNo)).for('no key update');
    if (payment === undefined) throw new RefundRefusal('payment-not-found');
    const others = await transaction.select().from(refunds).where(eq(refunds.paymentId, payment.id)).orderBy(asc(refunds.ordinal));
    const known = others.find((other) => other.key === key);
    if (known !== undefined && known.amount !== amount) throw new RefundRefusal('key-reused');
    if (known !== undefined) return known;
    const { paidAt, paidAmount } = payment;
    if (payment.status !== 'paid' || paidAt === null || paidAmount === null) throw new RefundRefusal('payment-not-paid');
    // Also what nobody knows the end of is not given back a second time.
    const left = paidAmount - others.reduce((sum, other) => sum + other.amount, 0);
    if (amount > left) throw new RefundRefusal('amount-too-large', left);
    const facts = { payment, ordinal: others.length + 1, amount, reason, key, isOfDouble: false };
    return addRefund(merchant, transaction, { ...facts, ...timing(merchant, adapterOf(merchant, payment).refundTerms, paidAt, others) });
  });
  merchant.wake();
  return made;
}

/** All of a payment's money goes back, as another attempt had paid the order. */
export async function refundDouble(merchant: Merchant, transaction: Transaction, payment: PaymentRow): Promise<void> {
  const reason = '重复支付，原路退回';
  const facts = { payment, ordinal: 1, amount: payment.paidAmount ?? 0, reason, key: null, isOfDouble: true };
  await addRefund(merchant, transaction, { ...facts, status: 'processing', firstAt: new Date(merchant.now()) });
  await transaction.update(payments).set({ refundStatus: 'processing' }).where(eq(payments.id, payment.id));
}

/** The refunds that the merchant has asked for of what paid an order, oldest first. */
export async function findRefunds(database: Database, { paidPaymentId }: SessionRow): Promise<RefundRow[]> {
  if (paidPaymentId === null) return [];
  return database.select().from(refunds).where(eq(refunds.paymentId, paidPaymentId)).orderBy(asc(refunds.ordinal));
}

/** What a channel is told of a refund, the same each time it is asked. */
export const toRefundOrder = ({ ordinal, amount, reason, funds }: RefundRow): RefundOrder => ({ ordinal, amount, reason, funds });

type Timing = Pick<RefundRow, 'status' | 'firstAt'>;

function timing({ now }: Merchant, terms: RefundTerms, paidAt: Date, others: readonly RefundRow[]): Timing {
  const isOver = now() >= paidAt.getTime() + terms.windowDays * dayMs;
  const isTooOften = others.filter(({ status }) => status !== 'offline').length >= (terms.timesAtMost ?? Infinity);
  const last = Math.max(...others.map(({ firstAt }) => firstAt.getTime() + (terms.gapMs ?? 0)), now());
  return { status: isOver || isTooOften ? 'offline' : 'processing', firstAt: new Date(last) };
}

type NewRefund = Timing & Pick<RefundRow, 'ordinal' | 'amount' | 'reason' | 'key' | 'isOfDouble'> & { readonly payment: PaymentRow };

async function addRefund(merchant: Merchant, transaction: Transaction, { payment, ...facts }: NewRefund): Promise<RefundRow> {
  const nextAt = facts.status === 'processing' ? facts.firstAt : null;
  const row = { ...facts, id: makeId(), paymentId: payment.id, nextAt, createdAt: new Date(merchant.now()) };
  const [made] = await transaction.insert(refunds).values(row).returning();
  if (made === undefined) throw new Error('The refund was not written');
  return made;
}
