import { paidPayments } from '../model/payment.js';
import type { CheckoutEvent, Step, StoredIntent } from './checkout-event.js';
import type { CheckoutState, Intent, Page } from './checkout-state.js';
import type { ReturnReport } from './gateway.js';
import { begin, confirming, isActionOver, isFresh, isHalfMade, isWished, join, observe, relaunch } from './observe.js';
import { isAway, isCode, isDoubtful, isPayerCode, isUnderWay, learn, liveOf, paymentOf, serverNow } from './server-facts.js';
import { forget, go, isOn, look, stay } from './step.js';

/**
 * The life of a checkout, as one pure function: what is known and what happened give what is known next and what is to be done.
 * Money has moved when the server says so and at no other time; what is not known keeps the payer from paying again.
 */
export function transition(before: CheckoutState, event: CheckoutEvent): Step {
  const state = learn(before, event);
  const verdict = verdictOf(state);
  if (verdict && verdict.name !== state.page.name) {
    const step = go(state, verdict, forget);
    // Paid needs no more; what has ended may still have been paid in its last second.
    return event.type === 'session-loaded' && event.returned && verdict.name !== 'paid' ? comeBack(step, event.returned) : step;
  }
  if (isSettled(state.page)) return stay(state, ...(event.type === 'resumed' ? [look] : []));
  const reaction = reactions[event.type] as (state: CheckoutState, event: CheckoutEvent) => Step;
  return withCodeLookedAt(before, reaction(state, event));
}

/** Whatever brings another code to the page, as a status does when another tab had it renewed, its launcher looks at it as at every code. */
function withCodeLookedAt(before: CheckoutState, step: Step): Step {
  const { state, effects } = step;
  if (!isOn(state, 'awaiting', 'launching') || effects.some(({ type }) => type === 'launch')) return step;
  const payment = paymentOf(state, state.page.paymentId);
  if (payment?.action?.kind !== 'qr-code') return step;
  const wasThere = isOn(before, 'awaiting', 'launching') && isCode(payment, paymentOf(before, payment.id)?.action);
  return wasThere ? step : { state, effects: [...effects, { type: 'launch', payment }] };
}

/** Paid is for ever, but for a second payment of the same order. Closed and expired yield to a late success, which `verdictOf` sees. */
function isSettled(page: Page): boolean {
  return page.name === 'paid' || page.name === 'paid-twice' || page.name === 'closed' || page.name === 'expired';
}

/** What the server's word alone decides, whatever is on the page. */
function verdictOf(state: CheckoutState): Page | undefined {
  const { session, page } = state;
  if (!session) return undefined;
  const paid = paidPayments(session.payments).length;
  if (paid > 1 || page.name === 'paid-twice') return { name: 'paid-twice' };
  if (paid === 1 || session.status === 'paid') return { name: 'paid' };
  if (isSettled(page)) return page;
  if (session.status === 'closed') return { name: 'closed' };
  // An attempt that may be in the middle of being paid is not called over yet.
  if (session.status === 'expired' && !isDoubtful(liveOf(state))) return { name: 'expired' };
  return undefined;
}

function creating(state: CheckoutState, intent: Intent): Step {
  return go(state, { name: 'creating', intent }, { type: 'create', intent, afterMs: 0 });
}

/** The product that did not work stands behind the rest, and another is suggested. */
function setBack(state: CheckoutState, productId = ''): CheckoutState {
  return { ...state, selection: undefined, setbacks: [...state.setbacks.filter((known) => known !== productId), productId] };
}

/** How much the server's clock may be taken for later than it is. */
const closingSlackMs = 1500;

/** A wait that is longer than this is told to the payer. */
const tellingWaitMs = 3000;

/** The wait before the same request is sent again with the same key. */
function retryDelay(tries: number): number {
  return Math.min(15_000, 1000 * 2 ** tries);
}

/** A session that was opened before: what was begun is gone on with, and what was asked for is asked for again. */
function openSession(state: CheckoutState, stored: StoredIntent | undefined, at: number): Step {
  const live = liveOf(state);
  const isUnfinished = stored?.stage === 'creating' && (!live || (isWished(live, stored) && isHalfMade(live)));
  if (isUnfinished) return creating(state, stored);
  if (live) return join(state, live, at);
  if (stored) {
    const { authorization } = state.session ?? {};
    if (authorization?.status === 'granted') return creating(state, stored);
    const selected = { ...state, selection: { productId: stored.productId, planId: stored.planId } };
    return go(
      selected,
      authorization?.status === 'refused' ? { name: 'choosing', notice: 'authorization-refused' } : { name: 'choosing' },
      forget,
    );
  }
  const newest = state.session?.payments[state.session.payments.length - 1];
  return go(state, newest?.status === 'failed' ? { name: 'failed', paymentId: newest.id } : { name: 'choosing' });
}

/** What a channel sent the browser back with goes to the server, beside whatever else is done. */
function comeBack({ state, effects }: Step, { channel, params }: ReturnReport): Step {
  const page: Page = isOn(state, 'confirming') ? { ...state.page, cause: 'returned' } : state.page;
  return go({ ...state }, page, ...effects.filter(({ type }) => type !== 'report'), { type: 'report', params, channel });
}

type Renewing = CheckoutState & { page: Extract<Page, { name: 'launching' }> };

/** Whether a link that was over is being asked for anew, so that its wallet can be opened. */
function isRenewing(state: CheckoutState, paymentId?: string): state is Renewing {
  return isOn(state, 'launching') && state.page.renewing === true && (paymentId ?? state.page.paymentId) === state.page.paymentId;
}

type Reactions = {
  readonly [Type in CheckoutEvent['type']]: (state: CheckoutState, event: Extract<CheckoutEvent, { type: Type }>) => Step;
};

const reactions: Reactions = {
  'session-loaded': (state, { stored, returned, at, askedAt }) => {
    if (!isOn(state, 'loading', 'unavailable')) return observe(state, at, askedAt);
    const step = openSession(state, stored, at);
    return returned ? comeBack(step, returned) : step;
  },
  'load-failed': (state, { error }) => (isOn(state, 'loading') ? go(state, { name: 'unavailable', error }) : stay(state)),
  'status-seen': (state, { at, askedAt }) => observe(state, at, askedAt),
  retry: (state) => {
    if (isOn(state, 'unavailable')) return go(state, { name: 'loading' }, { type: 'load' });
    if (isOn(state, 'outcome-unknown')) return stay(state, { type: 'create', intent: state.page.intent, afterMs: 0 });
    return isOn(state, 'failed')
      ? go(setBack(state, paymentOf(state, state.page.paymentId)?.productId), { name: 'choosing' })
      : stay(state);
  },
  select: (state, { selection }) => (isOn(state, 'choosing') ? go({ ...state, selection }, { name: 'choosing' }) : stay(state)),
  pay: (state, { intent, needs, at }) => {
    if (!isOn(state, 'choosing')) return stay(state);
    const live = liveOf(state);
    if (live) return join(state, live, at);
    if (needs === 'payer-code')
      return go(state, { name: 'collecting-code', selection: { productId: intent.productId, planId: intent.planId } });
    if (needs === 'identity') return go(state, { name: 'authorizing', intent }, { type: 'authorize', intent });
    return creating(state, intent);
  },
  'code-read': (state, { intent }) => (isOn(state, 'collecting-code') ? creating(state, intent) : stay(state)),
  back: (state) => (isOn(state, 'collecting-code', 'authorizing') ? go(state, { name: 'choosing' }, forget) : stay(state)),
  'authorization-failed': (state, { error }) =>
    isOn(state, 'authorizing') ? go(state, { name: 'choosing', notice: error }, forget) : stay(state),
  'authorization-needed': (state) => {
    if (!isOn(state, 'creating', 'outcome-unknown')) return stay(state);
    // A server that grants and then asks again would send the payer round for ever.
    if (state.session?.authorization.status === 'granted') return go(state, { name: 'choosing', notice: 'authorization-refused' }, forget);
    const { intent } = state.page;
    return go(state, { name: 'authorizing', intent }, { type: 'authorize', intent });
  },
  'payment-created': (state, { payment, at }) =>
    isOn(state, 'creating', 'outcome-unknown') ? begin(state, paymentOf(state, payment.id) ?? payment, at, state.page.intent) : stay(state),
  'payment-live': (state, { payment, at }) => (isOn(state, 'creating', 'outcome-unknown') ? join(state, payment, at) : stay(state)),
  'create-refused': (state, { error }) => {
    if (!isOn(state, 'creating', 'outcome-unknown')) return stay(state);
    if (error === 'session-ended') return go(state, { name: 'loading' }, forget, { type: 'load' });
    const { productId, planId } = state.page.intent;
    // The next code is another intent; the product is as good as before.
    if (error === 'payer-code-invalid')
      return go(state, { name: 'collecting-code', selection: { productId, planId }, notice: error }, forget);
    // Its other plans may be as good as before, once they are known anew.
    if (error === 'plan-unavailable') return go(state, { name: 'choosing', notice: error }, forget, { type: 'load' });
    return go(setBack(state, productId), { name: 'choosing', notice: error }, forget);
  },
  'create-unknown': (state, { retryAfterMs = 0 }) => {
    if (!isOn(state, 'creating', 'outcome-unknown')) return stay(state);
    const { intent } = state.page;
    const tries = isOn(state, 'outcome-unknown') ? state.page.tries + 1 : 0;
    return go(
      state,
      { name: 'outcome-unknown', intent, tries },
      { type: 'create', intent, afterMs: Math.max(retryDelay(tries), retryAfterMs) },
      look,
    );
  },
  'launch-started': (state) => {
    if (!isOn(state, 'launching', 'awaiting')) return stay(state);
    const { page } = state;
    const started = paymentOf(state, page.paymentId)?.action;
    const isNoted = page.name === 'awaiting' && (page.reason === 'joined' || page.reason === 'unpaid' || page.reason === 'too-soon');
    // A code that may be shown takes the place of the reason why the one before it was not.
    return started?.kind !== 'qr-code' && page.name === 'awaiting'
      ? stay(state)
      : go({ ...state, started }, isNoted ? page : { name: 'awaiting', paymentId: page.paymentId });
  },
  'launch-failed': (state, { error }) =>
    isOn(state, 'launching', 'awaiting')
      ? go({ ...state, started: undefined }, { name: 'awaiting', paymentId: state.page.paymentId, reason: error })
      : stay(state),
  'wallet-answered': (state, { claim, params, at }) =>
    isOn(state, 'launching', 'awaiting') ? confirming(state, at, claim, params) : stay(state, look),
  'wallet-silent': (state, { at }) => (isOn(state, 'launching', 'awaiting') ? confirming(state, at, 'silent') : stay(state)),
  relaunch: (state, { at }) => {
    const payment = isOn(state, 'awaiting') ? liveOf(state) : undefined;
    if (!payment) return stay(state);
    if (isDoubtful(payment)) return confirming(state, at, 'asked');
    // A wallet that tells the page nothing may have been paid since; a bridge has said how it ended.
    return isAway(payment) ? confirming(state, at, 'asked', {}, 'relaunch') : relaunch(state, payment, at);
  },
  confirm: (state, { at }) => {
    if (isOn(state, 'awaiting', 'code-expired')) return confirming(state, at, 'asked');
    return isOn(state, 'confirming') ? stay(state, { type: 'report', params: {} }) : stay(state, look);
  },
  refresh: (state) => {
    if (!isOn(state, 'awaiting', 'code-expired') || isUnderWay(liveOf(state))) return stay(state, look);
    const { page } = state;
    if (page.name === 'code-expired' && page.renewing) return stay(state);
    // The old code dies the moment a new one is made, so it is covered before anything is asked.
    return go(
      state,
      { name: 'code-expired', paymentId: page.paymentId, renewing: true },
      { type: 'refresh', paymentId: page.paymentId, afterMs: 0 },
    );
  },
  refreshed: (state, { payment, at }) => {
    if (isRenewing(state, payment.id)) return begin(state, paymentOf(state, payment.id) ?? payment, at);
    // What came is looked at as any other news: a code that can be shown is, and one that is being paid meanwhile is not.
    return isOn(state, 'code-expired') ? observe({ ...state, page: { ...state.page, renewing: false } }, at) : stay(state);
  },
  'refresh-failed': (state, { error, retryAfterMs, at }) => {
    if (isRenewing(state)) return go(state, { name: 'awaiting', paymentId: state.page.paymentId, reason: error }, look);
    if (!isOn(state, 'code-expired')) return stay(state);
    const { paymentId } = state.page;
    if (retryAfterMs === undefined) return go(state, { name: 'code-expired', paymentId, renewing: false, notice: error }, look);
    // Too soon means that no new code was made: the old one is good while it lives, and after that the payer's one tap is carried out in time.
    if (!isActionOver(state, at)) return go(state, { name: 'awaiting', paymentId, reason: error });
    const page: Page = { name: 'code-expired', paymentId, renewing: true };
    return go(state, retryAfterMs > tellingWaitMs ? { ...page, notice: error } : page, {
      type: 'refresh',
      paymentId,
      afterMs: retryAfterMs,
    });
  },
  'another-way': (state) => {
    if (!isOn(state, 'awaiting', 'code-expired')) return stay(state);
    const { paymentId } = state.page;
    return go(state, { name: 'closing', paymentId }, { type: 'close', paymentId });
  },
  'close-answered': (state, { result, at, askedAt }) => {
    if (!isOn(state, 'closing')) return stay(state);
    const { outcome, payment } = result;
    const isFree =
      outcome === 'closed' ||
      (outcome === 'not-closable' && !isDoubtful(payment) && isFresh(payment, serverNow(state, askedAt) - closingSlackMs));
    if (outcome === 'in-progress') return confirming(state, at, isPayerCode(payment) ? 'reversing' : 'in-progress');
    if (!isFree) return confirming(state, at, 'close-unknown');
    return go({ ...state, released: [...state.released, payment.id] }, { name: 'choosing' });
  },
  'close-failed': (state, { at }) => (isOn(state, 'closing') ? confirming(state, at, 'close-unknown') : stay(state)),
  'action-over': (state, { at }) => {
    if (!isOn(state, 'awaiting', 'launching')) return stay(state);
    const live = liveOf(state);
    if (isUnderWay(live)) return confirming(state, at, 'in-progress');
    return live?.action?.kind === 'qr-code'
      ? go(state, { name: 'code-expired', paymentId: live.id, renewing: false }, look)
      : stay(state, look);
  },
  'order-over': (state, { at }) => {
    if (isOn(state, 'creating', 'outcome-unknown', 'closing', 'loading', 'unavailable')) return stay(state, look);
    if (isOn(state, 'confirming'))
      return stay({ ...state, page: { ...state.page, cause: 'order-over', since: serverNow(state, at) } }, look);
    return liveOf(state) ? confirming(state, at, 'order-over') : go(state, { name: 'expired' }, forget, look);
  },
  resumed: (state, { restored, glanced = false, at }) => {
    if (isOn(state, 'unavailable')) return go(state, { name: 'loading' }, { type: 'load' });
    // Only a page that comes back from the cache has really been away; a focus may come while the browser is still leaving.
    if (isOn(state, 'authorizing')) return !restored ? stay(state) : go(state, { name: 'loading' }, { type: 'load' });
    if (isOn(state, 'outcome-unknown')) return stay(state, { type: 'create', intent: state.page.intent, afterMs: 0 });
    if (isOn(state, 'choosing', 'failed')) return stay(state, { type: 'load' });
    const live = liveOf(state);
    const isBack = isOn(state, 'launching', 'awaiting') && live && isAway(live);
    // Who has been told that nothing arrived is reading: a page that was in sight all the while is not taken away for a check.
    const isReading = glanced && isOn(state, 'awaiting') && state.page.reason === 'unpaid';
    return isBack && !isReading ? confirming(state, at, 'returned') : stay(state, look);
  },
};
