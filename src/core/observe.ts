import type { Payment } from '../model/payment.js';
import type { CheckoutEffect, Step } from './checkout-event.js';
import type { CheckoutState, ConfirmingCause, Intent, Page } from './checkout-state.js';
import { isDoubtful, isLeftBehind, isPayerCode, isUnderWay, liveOf, paymentOf, serverNow } from './server-facts.js';
import { forget, go, isOn, look, stay } from './step.js';

/** The server is asked, and paying again is locked until it has answered; what the payer wants is done once it is certain that nothing was paid. */
export function confirming(
  state: CheckoutState,
  at: number,
  cause: ConfirmingCause,
  params: Readonly<Record<string, string>> = {},
  then?: 'relaunch',
): Step {
  const page: Page = { name: 'confirming', paymentId: liveOf(state)?.id, cause, since: serverNow(state, at), ...(then && { then }) };
  return go(state, page, { type: 'report', params });
}

/** Joins an attempt that this page did not start: its code is shown, its payer waited for, anything else is asked about first. */
export function join(state: CheckoutState, payment: Payment, at: number): Step {
  if (isPayerCode(payment)) return go(state, { name: 'awaiting', paymentId: payment.id, reason: 'joined' }, forget, look);
  if (payment.action?.kind !== 'qr-code' || isDoubtful(payment)) return withEffects(confirming(state, at, 'joined'), forget);
  if (isActionOver(state, at)) return go(state, { name: 'code-expired', paymentId: payment.id, renewing: false }, forget, look);
  return go(state, { name: 'awaiting', paymentId: payment.id, reason: 'joined' }, forget, { type: 'launch', payment });
}

function withEffects(step: Step, ...effects: CheckoutEffect[]): Step {
  return { state: step.state, effects: [...effects, ...step.effects] };
}

/** Whether the code, or whatever else was started, has come to its end. */
export function isActionOver({ clocks }: CheckoutState, at: number): boolean {
  return clocks.actionEndsAt !== undefined && clocks.actionEndsAt <= at;
}

/** Whether an attempt can be the one that was wished for: another page's of the same product has another plan. */
export function isWished({ productId, plan }: Payment, intent: Intent): boolean {
  return productId === intent.productId && (plan === undefined || plan.planId === intent.planId);
}

/**
 * An attempt has just been made or found in place of one: start it, unless it has already come further. One that comes to another sum than the
 * button said is not started unasked: the payer sees what it is, and goes on or takes another way.
 */
export function begin(state: CheckoutState, payment: Payment, at: number, intent?: Intent): Step {
  if (payment.status === 'failed') return go(state, { name: 'failed', paymentId: payment.id }, forget);
  if (payment.status === 'closed') return go(state, { name: 'choosing', notice: 'payment-closed' }, forget);
  if (isUnderWay(payment) && !isPayerCode(payment)) return join(state, payment, at);
  if (intent && !isAsShown(payment, intent)) return join(state, payment, at);
  return go(state, { name: 'launching', paymentId: payment.id }, forget, { type: 'launch', payment });
}

function isAsShown({ plan }: Payment, { planId, planTotal }: Intent): boolean {
  return plan === undefined || (plan.planId === planId && plan.total.value === planTotal);
}

/** The server has begun an attempt and had no trustworthy answer from the channel: the same key, sent again, finishes it. */
export function isHalfMade({ status, action }: Payment): boolean {
  return status === 'pending' && action === undefined;
}

/** What the newest facts mean for the page, when they were not asked for by anything that waits on it. */
export function observe(state: CheckoutState, at: number, askedAt = at): Step {
  const { page } = state;
  const live = liveOf(state);
  if (isOn(state, 'outcome-unknown')) {
    const { intent } = state.page;
    if (!live) return stay(state);
    if (!isWished(live, intent)) return join(state, live, at);
    return isHalfMade(live) ? stay(state) : begin(state, live, at, intent);
  }
  if (isOn(state, 'choosing', 'collecting-code', 'failed')) return live ? join(state, live, at) : stay(state);
  if (!isOn(state, 'launching', 'awaiting', 'code-expired', 'confirming')) return stay(state);
  const payment = paymentOf(state, state.page.paymentId);
  if (payment?.status === 'failed') return go(state, { name: 'failed', paymentId: payment.id });
  if (live && live.id !== payment?.id) return join(state, live, at);
  if (page.name === 'confirming') return observeConfirming({ ...state, page }, payment, at, askedAt);
  if (!payment || payment.status === 'closed') return go(state, { name: 'choosing', notice: 'payment-closed' });
  const isTaken = page.name === 'awaiting' && page.reason === 'unpaid' && payment.action?.kind !== 'qr-code';
  if ((page.name === 'code-expired' || isTaken) && isUnderWay(payment)) return confirming(state, at, 'in-progress');
  if (page.name === 'code-expired' && !page.renewing && !isActionOver(state, at)) {
    return go(state, { name: 'awaiting', paymentId: payment.id }, { type: 'launch', payment });
  }
  return stay(state);
}

function observeConfirming(
  state: CheckoutState & { page: Extract<Page, { name: 'confirming' }> },
  payment: Payment | undefined,
  at: number,
  askedAt: number,
): Step {
  const { page } = state;
  if (page.since === Infinity) return stay({ ...state, page: { ...page, since: serverNow(state, at) } });
  if (!payment) return go(state, isOrderOver(state, at) ? { name: 'expired' } : { name: 'choosing' });
  if (payment.status === 'closed')
    return go(state, isOrderOver(state, at) ? { name: 'expired' } : { name: 'choosing', notice: 'payment-closed' });
  // A reversal is under way until the attempt is closed, or turns out to be paid.
  if (page.cause === 'reversing') return stay(state);
  if (isDoubtful(payment)) {
    const isAnswered = isPayerCode(payment) && page.cause !== 'order-over' && isFresh(payment, page.since);
    return isAnswered ? go(state, { name: 'awaiting', paymentId: payment.id }) : stay(state);
  }
  // The last look is one that was asked for after the end.
  if (page.cause === 'order-over') return serverNow(state, askedAt) >= page.since ? go(state, { name: 'expired' }) : stay(state, look);
  if (!isFresh(payment, page.since)) return stay(state);
  if (isOrderOver(state, at)) return go(state, { name: 'expired' });
  if (isLeftBehind(state, payment)) return go(state, { name: 'choosing' });
  if (page.then === 'relaunch') return relaunch(state, payment, at);
  if (payment.action?.kind !== 'qr-code') return go(state, { name: 'awaiting', paymentId: payment.id, reason: 'unpaid' });
  return isActionOver(state, at)
    ? go(state, { name: 'code-expired', paymentId: payment.id, renewing: false })
    : go(state, { name: 'awaiting', paymentId: payment.id, reason: 'unpaid' }, { type: 'launch', payment });
}

/** Starts the same attempt again; what has come to its end is asked for anew first. */
export function relaunch(state: CheckoutState, payment: Payment, at: number): Step {
  const page = { name: 'launching', paymentId: payment.id } as const;
  if (!isActionOver(state, at)) return go(state, page, { type: 'launch', payment });
  return go(state, { ...page, renewing: true }, { type: 'refresh', paymentId: payment.id, afterMs: 0 });
}

/** Whether the server had an answer from the channel at that moment of its clock or later. */
export function isFresh({ checkedAt }: Payment, since: number): boolean {
  return checkedAt !== undefined && Date.parse(checkedAt) >= since;
}

function isOrderOver({ clocks }: CheckoutState, at: number): boolean {
  return clocks.orderEndsAt !== undefined && clocks.orderEndsAt <= at;
}
