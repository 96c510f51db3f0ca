/**
 * Listens until the signal is aborted. `addEventListener` takes a signal itself only from Chromium 90 and Safari 15 on.
 * @param signal ends the listening
 */
export function listen(target: EventTarget, type: string, handler: (event: Event) => void, signal: AbortSignal): void {
  if (signal.aborted) return;
  target.addEventListener(type, handler);
  signal.addEventListener('abort', () => {
    target.removeEventListener(type, handler);
  });
}
