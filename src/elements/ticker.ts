/** One timer for every countdown on the page; it runs only while something listens. */
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** Calls back about twice a second until the signal is aborted. What is shown is computed from a clock, never counted. */
export function onTick(callback: () => void, signal: AbortSignal): void {
  listeners.add(callback);
  timer ??= setInterval(() => {
    for (const listener of [...listeners]) listener();
  }, 500);
  signal.addEventListener('abort', () => {
    listeners.delete(callback);
    if (listeners.size > 0 || timer === undefined) return;
    clearInterval(timer);
    timer = undefined;
  });
}
