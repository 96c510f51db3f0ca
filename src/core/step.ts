import type { CheckoutEffect, Step } from './checkout-event.js';
import type { CheckoutState, Page, PageName } from './checkout-state.js';

/** Looks at the status as soon as it may. */
export const look: CheckoutEffect = { type: 'look' };

/** The intent has come to an end, and its key with it. */
export const forget: CheckoutEffect = { type: 'forget-intent' };

/** The page stays. */
export function stay(state: CheckoutState, ...effects: CheckoutEffect[]): Step {
  return { state, effects };
}

/** Another page. */
export function go(state: CheckoutState, page: Page, ...effects: CheckoutEffect[]): Step {
  return { state: { ...state, page }, effects };
}

/** Whether the page is one of these. */
export function isOn<Name extends PageName>(
  state: CheckoutState,
  ...names: Name[]
): state is CheckoutState & { page: Extract<Page, { name: Name }> } {
  return (names as PageName[]).includes(state.page.name);
}
