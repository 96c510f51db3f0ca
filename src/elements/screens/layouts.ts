import type { PageName } from '../../core/checkout-state.js';

/**
 * How a screen is laid out: the plain ones, those that wait, and those at the end, where the order is told by the receipt. Known before the later
 * screens are: an order that is paid must not ask for money while its receipt is on the way.
 */
const layouts: { readonly [Name in PageName]?: 'waiting' | 'ended' } = {
  unavailable: 'ended',
  'collecting-code': 'waiting',
  authorizing: 'waiting',
  creating: 'waiting',
  'outcome-unknown': 'waiting',
  launching: 'waiting',
  awaiting: 'waiting',
  'code-expired': 'waiting',
  confirming: 'waiting',
  closing: 'waiting',
  paid: 'ended',
  'paid-twice': 'ended',
  failed: 'ended',
  closed: 'ended',
  expired: 'ended',
};

/** The layout of a screen, which is its class; a plain one is laid out by its own name. */
export function layoutOf(name: PageName): string {
  return layouts[name] ?? name;
}
