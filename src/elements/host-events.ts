import type { Checkout } from '../core/checkout.js';
import { initialState, type CheckoutState, type Page } from '../core/checkout-state.js';
import type { CashierErrorCode } from '../model/cashier-error.js';
import { paidPayments } from '../model/payment.js';
import { UcErrorEvent, UcExpiredEvent, UcFailedEvent, UcPaidEvent, UcReadyEvent, UcStatusEvent } from './events.js';

/**
 * Tells the host page what happened, once each: what the payer did and what came of it, never what the page itself has set. What had happened
 * before this was loaded is told first.
 */
export function tellHost(host: EventTarget, { state }: Checkout, signal: AbortSignal): void {
  let known = initialState;
  const unsubscribe = state.subscribe((next) => {
    const before = known;
    known = next;
    if (before.page === next.page) return;
    if (!before.session && next.session) host.dispatchEvent(new UcReadyEvent());
    if (before.page.name !== next.page.name) {
      host.dispatchEvent(new UcStatusEvent(next.page.name));
      // The second payment of an order is no second outcome.
      const outcome = before.page.name === 'paid' ? undefined : outcomeOf(next);
      if (outcome) host.dispatchEvent(outcome);
    }
    const error = errorOn(next.page);
    if (error !== undefined && error !== errorOn(before.page)) host.dispatchEvent(new UcErrorEvent(error));
  });
  signal.addEventListener('abort', unsubscribe);
}

function outcomeOf({ page, session }: CheckoutState): Event | undefined {
  switch (page.name) {
    case 'paid':
    case 'paid-twice':
      return new UcPaidEvent(paidPayments(session?.payments ?? [])[0]);
    case 'failed':
      return new UcFailedEvent(session?.payments.find(({ id }) => id === page.paymentId));
    case 'expired':
      return new UcExpiredEvent();
    default:
      return undefined;
  }
}

function errorOn(page: Page): CashierErrorCode | undefined {
  switch (page.name) {
    case 'unavailable':
      return page.error;
    case 'choosing':
    case 'code-expired':
      return page.notice === 'payment-closed' ? undefined : page.notice;
    case 'awaiting':
      return page.reason === 'unpaid' || page.reason === 'joined' ? undefined : page.reason;
    default:
      return undefined;
  }
}
