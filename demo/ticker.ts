import { logError } from './log-error';

/** Work that is done now and then, one round at a time. */
export interface Ticker {
  /** Starts a round at once, or right after the one under way. */
  readonly wake: () => void;
  /** Waits for the round under way; no other follows. */
  readonly stop: () => Promise<void>;
}

/**
 * Runs `round` whenever it is woken; one that fails is reported and the next runs all the same.
 * @param everyMs wakes it that often besides
 */
export function startTicker(round: () => Promise<void>, everyMs?: number): Ticker {
  let current: Promise<void> | undefined;
  let isWanted = false;
  let isStopped = false;
  const wake = (): void => {
    if (isStopped) return;
    isWanted = true;
    current ??= (async () => {
      while (isWanted && !isStopped) {
        isWanted = false;
        await round().catch((error: unknown) => logError(error));
      }
      current = undefined;
    })();
  };
  const timer = everyMs === undefined ? undefined : setInterval(wake, everyMs).unref();
  return {
    wake,
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      await current;
    },
  };
}
