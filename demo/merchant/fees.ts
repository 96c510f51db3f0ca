import type { FeeTerms } from './channels/channel-adapter';

/** What a channel takes of a payment, in minor units: rounded to the nearest, a half up. */
export function feeOf({ rate, minimum = 0 }: FeeTerms, paid: number): number {
  return Math.max(minimum, Math.round((paid * rate) / 10_000));
}

/** A refund among those of its payment, in minor units. */
export interface RefundedSum {
  /** What was paid. */
  readonly paid: number;
  readonly amount: number;
  /** What had been refunded before, and what of the fee had come back with it. */
  readonly refundedBefore: number;
  readonly feeBackBefore: number;
}

/** What of its fee a channel gives back with a refund, in minor units; never more than it took. */
export function feeBackOf(terms: FeeTerms, { paid, amount, refundedBefore, feeBackBefore }: RefundedSum): number {
  if (terms.isReturned === 'never') return 0;
  const left = feeOf(terms, paid) - feeBackBefore;
  if (terms.isReturned === 'rest-with-the-last' && refundedBefore + amount === paid) return left;
  return Math.min(left, Math.round((amount * terms.rate) / 10_000));
}
