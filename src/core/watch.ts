import { isFinal } from '../model/payment.js';
import type { CheckoutState, PageName } from './checkout-state.js';
import type { PollPace } from './poll-pace.js';

/** How long an old code may still be paid after its order has ended: a WeChat code lives two hours whatever the order says. */
const lateSuccessMs = 2 * 60 * 60_000;

const paces: Record<PageName, PollPace> = {
  loading: 'off',
  unavailable: 'off',
  choosing: 'calm',
  'collecting-code': 'calm',
  authorizing: 'calm',
  creating: 'calm',
  'outcome-unknown': 'attentive',
  launching: 'attentive',
  awaiting: 'attentive',
  'code-expired': 'attentive',
  confirming: 'attentive',
  closing: 'calm',
  paid: 'calm',
  'paid-twice': 'calm',
  failed: 'calm',
  closed: 'attentive',
  expired: 'attentive',
};

/** How eagerly the status is asked for: as long as something may still happen, and no longer. */
export function paceOf({ page, session, clocks }: CheckoutState, at: number): PollPace {
  const payments = session?.payments ?? [];
  // A slow answer lets a page think that its order is over before it is; while the server says that it is open, another page may begin a payment.
  const isOpen = page.name === 'expired' && session?.status === 'open';
  const mayChange = payments.some((payment) => !isFinal(payment) || payment.status === 'closed' || payment.refund?.status === 'processing');
  const isLate = at >= (clocks.orderEndsAt ?? at) + lateSuccessMs;
  const isOver = page.name === 'paid' || page.name === 'paid-twice' || page.name === 'closed' || page.name === 'expired';
  return isOver && (isLate || !(isOpen || mayChange)) ? 'off' : paces[page.name];
}
