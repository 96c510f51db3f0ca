import type { Attempt, RefundOrder } from './channel-adapter';

/** How much of an attempt goes back, as which of its refunds, and why. */
export type MoneyBackSum = Pick<RefundOrder, 'ordinal' | 'amount' | 'reason'>;

/** All of it at once, as an attempt with a payer's code is taken back. */
export const wholeOf = ({ amount }: Attempt): MoneyBackSum => ({ ordinal: 1, amount, reason: '撤销' });
