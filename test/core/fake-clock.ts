import type { Clock } from '../../src/core/clock';

/** A clock driven by hand. */
export interface FakeClock extends Clock {
  /** Lets time pass: runs every timer that falls due, in order, and lets promises settle after each. */
  advance(ms: number): Promise<void>;
  /** Lets time pass while nothing runs, as in sleep: the monotonic clock goes on, timers are late. */
  sleep(ms: number): void;
  /** How many timers are set. */
  readonly pending: number;
}

interface Timer {
  readonly callback: () => void;
  readonly dueAt: number;
}

/** The longest wait an engine knows; a longer one is run at once. */
const longestWait = 2 ** 31 - 1;

/**
 * Makes a clock that stands still until it is told to go on.
 * @param settleAll how promises settle after each timer; another than the thorough one where ten thousand lives are lived
 */
export function createFakeClock(startAt = 1000, settleAll = settle): FakeClock {
  let now = startAt;
  let lastHandle = 0;
  const timers = new Map<unknown, Timer>();

  const nextUntil = (end: number): [unknown, Timer] | undefined => {
    let next: [unknown, Timer] | undefined;
    for (const one of timers) if (one[1].dueAt <= end && (!next || one[1].dueAt < next[1].dueAt)) next = one;
    return next;
  };

  return {
    now: () => now,
    setTimeout(callback, delayMs) {
      const wait = delayMs > longestWait ? 1 : Math.max(0, delayMs);
      timers.set(++lastHandle, { callback, dueAt: now + wait });
      return lastHandle;
    },
    clearTimeout: (handle) => void timers.delete(handle),
    async advance(ms) {
      const end = now + ms;
      await settleAll();
      for (let next = nextUntil(end); next; next = nextUntil(end)) {
        const [handle, { callback, dueAt }] = next;
        timers.delete(handle);
        now = Math.max(now, dueAt);
        callback();
        await settleAll();
      }
      now = end;
    },
    sleep(ms) {
      now += ms;
    },
    get pending() {
      return timers.size;
    },
  };
}

/** Waits until every promise that can settle has settled. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
}
