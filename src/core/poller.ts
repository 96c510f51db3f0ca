import type { Clock } from './clock.js';
import { pollDelay, pollDelayAfterFailure, pollFloorMs, type PollPace } from './poll-pace.js';

/** What one look brought, as far as pace goes. */
export interface LookResult {
  readonly failed: boolean;
  /** The server's wish for the next look. */
  readonly pollAfterMs?: number | undefined;
  /** The server's demand: no look at all before that. */
  readonly retryAfterMs?: number | undefined;
}

/** Asks for the status again and again, never twice at once, slower with time, and at once when something happened. */
export interface Poller {
  setPace(pace: PollPace): void;
  setHidden(hidden: boolean): void;
  /** Looks as soon as the floor and the server allow, and begins the schedule anew. */
  lookNow(): void;
  /** The server has answered something else, so it can be reached: looks that failed are no reason to be slow any more. */
  recover(): void;
  dispose(): void;
}

/** What a poller is given. `look` must not throw; it settles for every answer and for none. */
export interface PollerParts {
  readonly clock: Clock;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly look: () => Promise<LookResult>;
}

/** Timers of hidden pages are throttled anyway; a look a minute is enough until the page is seen again. */
const hiddenMs = 60_000;

/** Engines run a timer of more than 2^31 - 1 ms at once; a server may wish for more. */
const longestMs = 2_000_000_000;

/** Makes a poller that does nothing until it is given a pace. */
export function createPoller({ clock, random, look }: PollerParts): Poller {
  let pace: PollPace = 'off';
  let hidden = false;
  let paceBegan = clock.now();
  let looks = 0;
  let failures = 0;
  let lastLook = -Infinity;
  let notBefore = -Infinity;
  let looking = false;
  let wanted = false;
  let disposed = false;
  let timer: unknown;

  const schedule = (delayMs: number): void => {
    clock.clearTimeout(timer);
    if (disposed) return;
    const now = clock.now();
    const earliest = Math.max(lastLook + pollFloorMs, notBefore);
    timer = clock.setTimeout(() => void run(), Math.min(Math.max(delayMs, earliest - now, 0), longestMs));
  };

  const restart = (): void => {
    paceBegan = clock.now();
    looks = 0;
  };

  const delayAfter = (result: LookResult): number | undefined => {
    if (pace === 'off') return undefined;
    if (result.failed) return pollDelayAfterFailure(failures, random());
    if (result.pollAfterMs !== undefined && !hidden) return Math.max(pollFloorMs, result.pollAfterMs);
    const delayMs = pollDelay(pace, looks, clock.now() - paceBegan, random());
    return hidden ? Math.max(delayMs, hiddenMs) : delayMs;
  };

  const run = async (): Promise<void> => {
    if (looking || disposed) return;
    looking = true;
    wanted = false;
    lastLook = clock.now();
    const result = await look();
    looking = false;
    if (disposed) return;
    looks += 1;
    failures = result.failed ? failures + 1 : 0;
    if (result.retryAfterMs !== undefined) notBefore = clock.now() + result.retryAfterMs;
    if (wanted) return schedule(0);
    const delayMs = delayAfter(result);
    if (delayMs !== undefined) schedule(delayMs);
  };

  return {
    setPace(next) {
      if (next === pace) return;
      const wasOff = pace === 'off';
      pace = next;
      restart();
      if (next === 'off') clock.clearTimeout(timer);
      else if (!looking) schedule(wasOff && lastLook === -Infinity ? 0 : pollDelay(next, 0, 0, random()));
    },
    setHidden(next) {
      hidden = next;
    },
    lookNow() {
      restart();
      if (looking) wanted = true;
      else schedule(0);
    },
    recover() {
      if (failures === 0) return;
      failures = 0;
      if (!looking) schedule(pollFloorMs);
    },
    dispose() {
      disposed = true;
      clock.clearTimeout(timer);
    },
  };
}
