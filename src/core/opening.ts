import type { CashierErrorCode } from '../model/cashier-error.js';
import { isMoney } from '../model/money.js';
import type { Session, SessionUpdate } from '../model/session.js';
import { initialState, type CheckoutState, type Clocks } from './checkout-state.js';

const sessionIdPattern = /^[A-Za-z0-9_-]{22,64}$/;

/** Whether a text can name a session: at least 128 random bits, base64url. */
export function isSessionId(text: string): boolean {
  return sessionIdPattern.test(text);
}

/** What is wrong with a session that came in, if anything is. */
export function sessionFault(session: Session | undefined, sessionId: string): CashierErrorCode | undefined {
  // A gateway or a page of the merchant's own may hand over anything, and nothing.
  if (!session) return 'gateway-answer-invalid';
  if (session.id !== sessionId) return 'session-mismatch';
  const { order, products, payments, authorization } = session as Partial<Session>;
  if (!order || !products || !payments || !authorization) return 'gateway-answer-invalid';
  return isMoney(order.amount) && order.amount.value > 0 ? undefined : 'amount-invalid';
}

/** The state of a session in which nothing has been tried: the payer chooses. Any other goes through `transition`. */
export function openingState(session: Session, askedAt: number, resumedAt: number | undefined): CheckoutState | undefined {
  if (session.status !== 'open' || session.payments.length > 0) return undefined;
  return { ...initialState, page: { name: 'choosing' }, session, clocks: { ...clocksOf(session, askedAt, resumedAt), resumedAt } };
}

/**
 * The moments an answer tells of.
 * @param askedAt monotonic milliseconds when it was asked for, so that what it says is never later than the truth
 */
export function clocksOf(update: Pick<SessionUpdate, 'expiresInMs' | 'serverTime'>, askedAt: number, resumedAt = -Infinity): Clocks {
  const offset = askedAt >= resumedAt ? Date.parse(update.serverTime) - askedAt : NaN;
  return { orderEndsAt: askedAt + update.expiresInMs, serverOffset: Number.isFinite(offset) ? offset : undefined };
}
