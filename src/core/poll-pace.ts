/** How eagerly a page asks for the status. */
export type PollPace = 'off' | 'calm' | 'attentive';

/** Never two looks closer than this, on errors too. */
export const pollFloorMs = 1000;

const firstMs = 2000;
const steadyLooks = 8;
const growth = 1.35;
const longestMs = 10_000;
const calmMs = 30_000;
const attentiveForMs = 15 * 60_000;
const mostJitter = 0.2;

/**
 * The wait before the next look: 2 s at first, growing to 10 s, 30 s after a quarter of an hour, and never less than that schedule, so that
 * fifteen undisturbed minutes cost at most a hundred looks however the dice fall.
 * @param looks looks made since the pace began
 * @param elapsedMs time since the pace began
 * @param chance from 0 up to 1
 */
export function pollDelay(pace: Exclude<PollPace, 'off'>, looks: number, elapsedMs: number, chance: number): number {
  const base =
    pace === 'calm' || elapsedMs >= attentiveForMs ? calmMs : Math.min(longestMs, firstMs * growth ** Math.max(0, looks - steadyLooks));
  return base * (1 + mostJitter * chance);
}

/** The wait after looks that failed, one after the other: 2 s, doubling to 30 s. */
export function pollDelayAfterFailure(failures: number, chance: number): number {
  return Math.min(calmMs, firstMs * 2 ** Math.min(failures - 1, 10)) * (1 + mostJitter * chance);
}
