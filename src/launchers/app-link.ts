import { allowedUrl } from './allowed-url.js';
import type { Launcher } from './launcher.js';

/** A program that is installed takes the screen within that time. */
const openWithinMs = 2500;

/** An address of the web leaves the page sooner or later, app or not; a slow network is not a missing app. */
const leaveWithinMs = 10_000;

/** A timer that is that late was held up by an engine which had put the page to sleep, because another program was in front. */
const sleptMs = 1000;

/**
 * Opens a wallet's app by its scheme or universal link, in the same tab. No engine says whether an app was there; a page that stays in front
 * all the time was not left for one.
 */
export const launchAppLink: Launcher<'app-link'> = ({ url }, report, { window, urls }, signal) => {
  const target = allowedUrl(url, urls);
  if (target === undefined) return report({ type: 'failed', error: 'url-not-allowed' });
  report({ type: 'started' });
  window.location.assign(target);
  const withinMs = target.startsWith('https:') || target.startsWith('http:') ? leaveWithinMs : openWithinMs;
  whenNotLeft(window, withinMs, signal, () => {
    report({ type: 'failed', error: 'app-not-opened' });
  });
};

function whenNotLeft(window: Window, withinMs: number, signal: AbortSignal, then: () => void): void {
  if (signal.aborted) return;
  const { document } = window;
  const isHidden = (): boolean => document.visibilityState === 'hidden';
  const begun = performance.now();
  const stop = (): void => {
    clearTimeout(timer);
    window.removeEventListener('pagehide', stop);
    window.removeEventListener('blur', stop);
    document.removeEventListener('visibilitychange', stopWhenHidden);
    signal.removeEventListener('abort', stop);
  };
  const stopWhenHidden = (): void => {
    if (isHidden()) stop();
  };
  const timer = setTimeout(() => {
    stop();
    const hasSlept = performance.now() - begun > withinMs + sleptMs;
    if (!hasSlept && !isHidden()) then();
  }, withinMs);
  window.addEventListener('pagehide', stop);
  window.addEventListener('blur', stop);
  document.addEventListener('visibilitychange', stopWhenHidden);
  signal.addEventListener('abort', stop);
}
