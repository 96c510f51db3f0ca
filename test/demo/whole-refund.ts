import type { Attempt, RefundOrder } from '../../demo/merchant/channels/channel-adapter';

/** The first refund of an attempt, of all of it. */
export const whole = ({ amount }: Attempt): RefundOrder => ({ ordinal: 1, amount, reason: '重复支付，原路退回', funds: 'unsettled' });
