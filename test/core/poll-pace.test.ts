import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pollDelay, pollDelayAfterFailure, pollFloorMs } from '../../src/core/poll-pace';

const quarterHour = 15 * 60_000;
const chance = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

function looksIn(ms: number, chances: () => number): number[] {
  const moments = [0];
  for (let now = pollDelay('attentive', 1, 0, chances()); now < ms; now += pollDelay('attentive', moments.length, now, chances()))
    moments.push(now);
  return moments;
}

test('fifteen undisturbed minutes cost at most a hundred looks, however the dice fall', () => {
  fc.assert(
    fc.property(fc.array(chance, { minLength: 1, maxLength: 120 }), (chances) => {
      let thrown = 0;
      expect(looksIn(quarterHour, () => chances[thrown++ % chances.length]!).length).toBeLessThanOrEqual(100);
    }),
  );
  expect(looksIn(quarterHour, () => 0).length).toBeGreaterThan(80);
});

test('the first looks are two seconds apart, and none are closer than one', () => {
  const moments = looksIn(quarterHour, () => 0);
  expect(moments.slice(0, 4)).toEqual([0, 2000, 4000, 6000]);
  fc.assert(
    fc.property(
      fc.constantFrom('calm' as const, 'attentive' as const),
      fc.nat(500),
      fc.nat(2 * quarterHour),
      chance,
      (pace, looks, elapsed, dice) => {
        expect(pollDelay(pace, looks, elapsed, dice)).toBeGreaterThanOrEqual(pollFloorMs);
      },
    ),
  );
});

test('the waits grow to ten seconds, and to thirty after a quarter of an hour', () => {
  const waits = Array.from({ length: 60 }, (_, looks) => pollDelay('attentive', looks, 0, 0));
  expect(waits).toEqual([...waits].sort((one, other) => one - other));
  expect(Math.max(...waits)).toBe(10_000);
  expect(pollDelay('attentive', 60, quarterHour - 1, 0)).toBe(10_000);
  expect(pollDelay('attentive', 60, quarterHour, 0)).toBe(30_000);
  expect(pollDelay('calm', 0, 0, 0)).toBe(30_000);
});

test('jitter makes a wait longer, never shorter, by a fifth at most', () => {
  fc.assert(
    fc.property(fc.nat(200), chance, (looks, dice) => {
      const least = pollDelay('attentive', looks, 0, 0);
      expect(pollDelay('attentive', looks, 0, dice)).toBeGreaterThanOrEqual(least);
      expect(pollDelay('attentive', looks, 0, dice)).toBeLessThanOrEqual(least * 1.2);
    }),
  );
});

test('after failures the wait doubles from two seconds to thirty', () => {
  expect([1, 2, 3, 4, 5, 6, 1000].map((failures) => pollDelayAfterFailure(failures, 0))).toEqual([
    2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000,
  ]);
});
