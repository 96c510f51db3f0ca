import type { Checkout } from '../core/checkout.js';
import { listen } from './listen.js';

/** Looks at once whenever the page is seen, focused, online or back from the cache; a page that slept has missed things. */
export function resumeWith(checkout: () => Checkout | undefined, signal: AbortSignal): void {
  const glance = (): void => {
    checkout()?.resume('glanced');
  };
  listen(
    document,
    'visibilitychange',
    () => {
      const isHidden = document.visibilityState === 'hidden';
      checkout()?.setHidden(isHidden);
      if (!isHidden) checkout()?.resume();
    },
    signal,
  );
  listen(window, 'focus', glance, signal);
  listen(window, 'online', glance, signal);
  listen(
    window,
    'pageshow',
    (event) => {
      if ((event as PageTransitionEvent).persisted) checkout()?.resume('restored');
    },
    signal,
  );
}
