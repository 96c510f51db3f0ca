import type { Action } from '../wire';
import type { Circumstances } from './channel-adapter';

/** The way to the native page that pays in a mini program, whichever wallet's: there it finds the attempt by the path's query. */
export function leadToNativePage({ attemptQuery }: Pick<Circumstances, 'attemptQuery'>): Action {
  return { kind: 'mini-program', path: `/pages/unified-cashier/pay/index?${new URLSearchParams(attemptQuery)}` };
}
