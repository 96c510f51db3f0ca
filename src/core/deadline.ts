import type { Clock } from './clock.js';

/** One moment that something ends at, counted on the monotonic clock. */
export interface Deadline {
  /** Sets the moment, in the clock's milliseconds; `undefined` forgets it. The same moment set again is not over twice. */
  set(endsAt: number | undefined): void;
  /** Looks whether the moment has passed; timers may have slept. */
  check(): void;
}

/** Engines run a timer of more than 2^31 - 1 ms at once. */
const longestTimer = 2_000_000_000;

/** Calls `over` once for each moment that passes. */
export function createDeadline(clock: Clock, over: () => void): Deadline {
  let endsAt: number | undefined;
  let done = false;
  let timer: unknown;

  const check = (): void => {
    clock.clearTimeout(timer);
    timer = undefined;
    if (endsAt === undefined || done) return;
    const left = endsAt - clock.now();
    if (left > 0) {
      timer = clock.setTimeout(check, Math.min(left, longestTimer));
      return;
    }
    done = true;
    over();
  };

  return {
    set(moment) {
      if (moment === endsAt) return;
      endsAt = moment;
      done = false;
      check();
    },
    check,
  };
}
