/**
 * Where one attempt stands at its channel, in words that are the same for all channels.
 *
 * Pending, so that nothing is concluded from them:
 * - `unpaid`: nobody has paid, and somebody still may; also where the channel has no such order yet, as before an Alipay code is scanned
 * - `in-progress`: the payer or the channel is at it, as while a password is typed or a bank is waited for
 * - `unknown`: the channel did not say, or said it in a word that nobody here knows; asked again, never guessed
 *
 * Paid:
 * - `paid`: the money is the merchant's
 * - `refund-begun`: it was paid, and some or all of it goes back or has gone back; how much, only the refund's own query says
 * - `partly-refunded`: it was paid, and some of it has gone back
 * - `refunded`: it was paid, and all of it has gone back
 *
 * Over without money:
 * - `closed`: never paid and not payable any more, or reversed (撤销) before the merchant was told that it was paid
 * - `failed`: this attempt can not be paid any more, as a payer's code that was refused
 */
export type TradeStatus =
  'unpaid' | 'in-progress' | 'unknown' | 'paid' | 'refund-begun' | 'partly-refunded' | 'refunded' | 'closed' | 'failed';

/** What a channel answered to the question what became of a payment, its three levels told apart. */
export interface TradeAnswer {
  /** `failed`: no answer, or none that can be read. Says nothing of the payment. */
  readonly communication: 'answered' | 'failed';
  /**
   * `succeeded`: the channel looked and told. `refused`: it did not take the question, or has no such payment. `unknown`: it had a fault of
   * its own. Says nothing of the payment either.
   */
  readonly business: 'succeeded' | 'refused' | 'unknown';
  /** What became of the payment. */
  readonly trade: TradeStatus;
  /** The channel's own word, for a log or a person; at most 64 visible ASCII characters. */
  readonly word?: string | undefined;
  /** False where the channel says that it was paid and that no money goes back any more. */
  readonly refundable?: false | undefined;
}

const paidStatuses: readonly TradeStatus[] = ['paid', 'refund-begun', 'partly-refunded', 'refunded'];

/** Whether the payer has paid, whatever became of the money later. */
export function wasPaid(status: TradeStatus): boolean {
  return paidStatuses.includes(status);
}

/** Whether the channel has said how it ended. What is pending may still be paid, and is asked about again. */
export function isTradeOver(status: TradeStatus): boolean {
  return wasPaid(status) || status === 'closed' || status === 'failed';
}
