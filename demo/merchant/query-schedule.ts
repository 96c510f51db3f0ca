import { adapterOf, takesPayerCode, type Merchant, type PaymentRow, type SessionRow } from './merchant';
import { repeatGapMs } from './reverse-payment';
import { isLive, isUnfinished } from './views';

/** While the payer is in his wallet: the interval that WeChat Pay's manual gives for USERPAYING. */
const payingGapMs = 10_000;

/** After the order's end: the channels let go of what is not paid within minutes, and a day leaves room for one that is out of order. */
const longestWatchMs = 24 * 3_600_000;

/**
 * When an attempt is to be asked about next. A live one goes on at the last interval; one that was left behind too, with a look just after
 * the order's end, until the channel says how it ended or a day is over; an ended one, to the schedule's end, as it may have been paid just
 * before.
 */
export function nextQuery(merchant: Merchant, session: SessionRow, payment: PaymentRow): Date | null {
  if (payment.status === 'paid') return null;
  if (isUnfinished(payment) && takesPayerCode(payment.carrierId)) return nextLookAtPayerCode(merchant, payment);
  const now = merchant.now();
  const schedule = adapterOf(merchant, payment).queryScheduleMs;
  const delay = schedule.find((each) => payment.createdAt.getTime() + each > now);
  const last = now + (schedule.at(-1) ?? payingGapMs);
  const planned = delay === undefined ? last : payment.createdAt.getTime() + delay;
  const next = payment.status === 'paying' ? Math.min(planned, now + payingGapMs) : planned;
  if (isLive(payment)) return new Date(next);
  if (!isUnfinished(payment)) return delay === undefined ? null : new Date(planned);
  const end = session.expiresAt.getTime();
  if (now >= end + longestWatchMs) return null;
  const graceEnd = end + merchant.times.expiryGraceMs;
  return new Date(now < graceEnd ? Math.min(next, graceEnd) : next);
}

/** The first look is early, as the answer may have been lost; none is later than the moment of the reversal, or of its repetition. */
function nextLookAtPayerCode({ now, times }: Merchant, payment: PaymentRow): Date {
  if (payment.reversals > 0) return new Date(now() + repeatGapMs(payment));
  const { createdAt, queriedAt, channelAnswer, reversalWantedAt } = payment;
  const gap = queriedAt === null && channelAnswer === 'unknown' ? times.payerCodeQueryGapMs / 2 : times.payerCodeQueryGapMs;
  const reversal = createdAt.getTime() + (reversalWantedAt === null ? times.reversalAtMs : times.reversalNotBeforeMs);
  const next = now() + gap;
  return new Date(reversal > now() ? Math.min(next, reversal) : next);
}
