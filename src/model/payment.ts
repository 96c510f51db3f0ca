import type { Action } from './action.js';
import type { InstalmentPlan } from './instalment-plan.js';
import type { Money } from './money.js';
import type { ProductId } from './product.js';

/** The status of one attempt. A word that is not known is `pending`, never final. */
export type PaymentStatus = 'pending' | 'paying' | 'paid' | 'failed' | 'closed';

/** What the channel said of an unfinished attempt when the server last asked. */
export type ChannelAnswer = 'unpaid' | 'in-progress' | 'unknown';

/** The way a second payment of one order goes back to the payer; `abnormal` needs a person. */
export interface Refund {
  readonly status: 'processing' | 'succeeded' | 'abnormal';
  readonly amount: Money;
}

/** One attempt with one product and plan, under a merchant number of its own. */
export interface Payment {
  readonly id: string;
  readonly productId: ProductId;
  readonly plan?: InstalmentPlan | undefined;
  readonly outTradeNo: string;
  readonly status: PaymentStatus;
  readonly channelAnswer: ChannelAnswer;
  /** RFC 3339; when the server last had an answer from the channel about this attempt. */
  readonly checkedAt?: string | undefined;
  readonly action?: Action | undefined;
  /** Milliseconds that the action still lives, from the moment the server answered. */
  readonly actionExpiresInMs?: number | undefined;
  readonly failure?: { readonly code: string; readonly message?: string | undefined } | undefined;
  /** RFC 3339. */
  readonly paidAt?: string | undefined;
  /** What of the order is paid. */
  readonly paidAmount?: Money | undefined;
  /** What the payer gave after coupons. */
  readonly payerAmount?: Money | undefined;
  readonly refund?: Refund | undefined;
  /** A date, `2027-11-22`. */
  readonly refundableUntil?: string | undefined;
}

/** Whether the attempt's status can not change any more, but for a late success of a closed one. */
export function isFinal(payment: Payment): boolean {
  return payment.status === 'paid' || payment.status === 'failed' || payment.status === 'closed';
}

/** The attempt that is under way, if there is one: the newest, unless it has ended. */
export function livePayment(payments: readonly Payment[]): Payment | undefined {
  const newest = payments[payments.length - 1];
  return newest && !isFinal(newest) ? newest : undefined;
}

/** The attempts the server says are paid, the order's own first. */
export function paidPayments(payments: readonly Payment[]): readonly Payment[] {
  return payments
    .filter((payment) => payment.status === 'paid')
    .sort((one, other) => Number(one.refund !== undefined) - Number(other.refund !== undefined));
}
