import { productDefinitions } from '../channels/products.js';
import type { Action } from '../model/action.js';
import { isFinal, livePayment, type Payment } from '../model/payment.js';
import type { Session, SessionUpdate } from '../model/session.js';
import type { CheckoutEvent } from './checkout-event.js';
import type { CheckoutState, Clocks } from './checkout-state.js';
import { clocksOf } from './opening.js';

/** A difference in what is left that only the network's mood explains; smaller ones do not make a countdown jump. */
const negligibleMs = 1500;

/** The state with what a happening tells of the server's side; the page is not touched. */
export function learn(state: CheckoutState, event: CheckoutEvent): CheckoutState {
  switch (event.type) {
    case 'session-loaded': {
      const known = state.session;
      const session = known ? { ...event.session, ...mergeUpdate(known, event.session) } : event.session;
      return withClocks(state, { ...state, session }, event.session, event.askedAt);
    }
    case 'status-seen':
      if (!state.session) return state;
      return withClocks(
        state,
        { ...state, session: { ...state.session, ...mergeUpdate(state.session, event.update) } },
        event.update,
        event.askedAt,
      );
    case 'payment-created':
    case 'payment-live':
    case 'refreshed':
      return learnPayment(state, event.payment, event.askedAt);
    case 'close-answered':
      return learnPayment(state, event.result.payment, event.askedAt);
    case 'resumed':
      // The monotonic clock may have stood still in sleep, so what it said of the server's clock is no longer to be trusted.
      return { ...state, clocks: { ...state.clocks, serverOffset: undefined, resumedAt: event.at } };
    default:
      return state;
  }
}

/**
 * The attempt that is under way: the newest, unless it was found unpaid and left behind, here or by the server, which then says that nothing is
 * to be done for it; or an older one that may be in the middle of being paid.
 */
export function liveOf(state: CheckoutState): Payment | undefined {
  const payments = state.session?.payments ?? [];
  const live = livePayment(payments);
  return live && !isLeftBehind(state, live) ? live : payments.find((payment) => !isFinal(payment) && isDoubtful(payment));
}

/** Whether an attempt that can not be closed was found unpaid, here or by the server, so that another could be made. */
export function isLeftBehind({ released }: CheckoutState, { id, action }: Payment): boolean {
  return action?.kind === 'none' || released.includes(id);
}

/** Whether the payer is in the middle of paying an attempt. */
export function isUnderWay(payment: Payment | undefined): boolean {
  return payment?.status === 'paying' || payment?.channelAnswer === 'in-progress';
}

/** Whether the payer leaves the page for a wallet that tells the page nothing. */
export function isAway({ action }: Payment): boolean {
  return action !== undefined && ['redirect', 'form', 'app-link', 'app-sdk', 'mini-program'].includes(action.kind);
}

/** Whether an action is the code by which an attempt is paid. */
export function isCode({ action }: Payment, other: Action | undefined): boolean {
  return action?.kind === 'qr-code' && other?.kind === 'qr-code' && action.content === other.content;
}

/** Whether an attempt with a payer's code waits for its payer, a password being typed. */
export function isPayerCode({ productId, action }: Payment): boolean {
  return action?.kind === 'wait' && productDefinitions.get(productId)?.way === 'payer-code';
}

/** Whether an unfinished attempt is, or may be, in the middle of being paid. */
export function isDoubtful(payment: Payment | undefined): boolean {
  return payment !== undefined && (payment.status === 'paying' || payment.channelAnswer !== 'unpaid');
}

/** The attempt of that id. */
export function paymentOf(state: CheckoutState, paymentId: string | undefined): Payment | undefined {
  return state.session?.payments.find((payment) => payment.id === paymentId);
}

/** What the server's clock says now at the latest, in milliseconds; `Infinity` while it has not said. */
export function serverNow(state: CheckoutState, at: number): number {
  return at + (state.clocks.serverOffset ?? Infinity);
}

function mergeUpdate(known: Session, update: SessionUpdate | Session): Pick<Session, 'status' | 'payments' | 'expiresInMs' | 'serverTime'> {
  const payments = new Map(known.payments.map((payment) => [payment.id, payment] as const));
  for (const payment of update.payments) payments.set(payment.id, mergePayment(payments.get(payment.id), payment));
  return {
    status: known.status === 'paid' ? 'paid' : update.status,
    payments: [...payments.values()],
    expiresInMs: update.expiresInMs,
    serverTime: update.serverTime,
  };
}

/** Paid stays paid, and an attempt that ended does not come back to life but by a late success. */
function mergePayment(known: Payment | undefined, fresh: Payment): Payment {
  if (!known) return fresh;
  if (known.status === 'paid' && fresh.status !== 'paid') return known;
  if (isFinal(known) && !isFinal(fresh)) return known;
  return fresh;
}

function learnPayment(state: CheckoutState, payment: Payment, askedAt: number): CheckoutState {
  const { session } = state;
  if (!session) return state;
  const payments = session.payments.some(({ id }) => id === payment.id)
    ? session.payments.map((known) => (known.id === payment.id ? mergePayment(known, payment) : known))
    : [...session.payments, payment];
  const learnt = { ...state, session: { ...session, payments } };
  if (liveOf(learnt) && liveOf(learnt)?.id !== payment.id) return learnt;
  return { ...learnt, clocks: { ...state.clocks, actionEndsAt: actionEnd(state, learnt, askedAt) } };
}

function withClocks(before: CheckoutState, after: CheckoutState, update: SessionUpdate | Session, askedAt: number): CheckoutState {
  const { serverOffset, resumedAt } = before.clocks;
  const fresh = clocksOf(update, askedAt, resumedAt);
  const clocks: Clocks = {
    orderEndsAt: steady(before.clocks.orderEndsAt, fresh.orderEndsAt, askedAt),
    actionEndsAt: actionEnd(before, after, askedAt),
    serverOffset: serverOffset === undefined ? fresh.serverOffset : Math.min(serverOffset, fresh.serverOffset ?? Infinity),
    resumedAt,
  };
  return { ...after, clocks };
}

/** When the live action is over. A new action has a new end; the same one keeps its end unless the server clearly differs. */
function actionEnd(before: CheckoutState, now: CheckoutState, askedAt: number): number | undefined {
  const live = liveOf(now);
  if (live?.actionExpiresInMs === undefined) return undefined;
  const end = askedAt + live.actionExpiresInMs;
  const previous = paymentOf(before, live.id);
  return JSON.stringify(previous?.action) === JSON.stringify(live.action) ? steady(before.clocks.actionEndsAt, end, askedAt) : end;
}

/** What is over ended when it ended: "nothing is left", said again, is not a new end. */
function steady(known: number | undefined, fresh: number | undefined, askedAt: number): number | undefined {
  if (known === undefined || fresh === undefined) return fresh;
  return (known <= askedAt && fresh <= askedAt) || Math.abs(known - fresh) < negligibleMs ? known : fresh;
}
