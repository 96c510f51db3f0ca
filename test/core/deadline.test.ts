import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDeadline, type Deadline } from '../../src/core/deadline';
import { createFakeClock, type FakeClock } from './fake-clock';

interface Watched extends Deadline {
  readonly clock: FakeClock;
  readonly overAt: readonly number[];
}

function aDeadline(): Watched {
  const clock = createFakeClock(0);
  const overAt: number[] = [];
  return { ...createDeadline(clock, () => overAt.push(clock.now())), clock, overAt };
}

test('it is over at its moment and not before', async () => {
  const { clock, overAt, set } = aDeadline();
  set(5000);
  await clock.advance(4999);
  expect(overAt).toEqual([]);
  await clock.advance(1);
  expect(overAt).toEqual([5000]);
});

test('the same moment set again is not over twice; another one is', async () => {
  const { clock, overAt, set } = aDeadline();
  set(5000);
  await clock.advance(6000);
  set(5000);
  await clock.advance(1000);
  expect(overAt).toEqual([5000]);
  set(9000);
  await clock.advance(5000);
  expect(overAt).toEqual([5000, 9000]);
});

test('a moment that is forgotten is never over and leaves no timer', async () => {
  const { clock, overAt, set } = aDeadline();
  set(5000);
  set(undefined);
  expect(clock.pending).toBe(0);
  await clock.advance(10_000);
  expect(overAt).toEqual([]);
});

test('one that passed in sleep is over at the first look, once', async () => {
  const { clock, overAt, set, check } = aDeadline();
  set(5000);
  clock.sleep(60_000);
  check();
  await clock.advance(1000);
  expect(overAt).toEqual([60_000]);
});

test('a month is longer than a timer can be, and is waited for all the same', async () => {
  const month = 30 * 24 * 3600_000;
  const { clock, overAt, set } = aDeadline();
  set(month);
  await clock.advance(month - 1);
  expect(overAt).toEqual([]);
  await clock.advance(1);
  expect(overAt).toEqual([month]);
});

test('however moments and looks follow each other, each moment that passes is over once and never early', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ moment: fc.nat(20_000), wait: fc.nat(8000), looks: fc.boolean() }), { maxLength: 12 }),
      async (steps) => {
        const { clock, overAt, set, check } = aDeadline();
        let expected = 0;
        let current: number | undefined;
        let isOver = false;
        for (const { moment, wait, looks } of steps) {
          if (moment !== current) isOver = false;
          current = moment;
          set(moment);
          await clock.advance(wait);
          if (looks) check();
          if (!isOver && moment <= clock.now()) {
            isOver = true;
            expected += 1;
          }
          expect(overAt.length).toBe(expected);
        }
      },
    ),
    { numRuns: 50 },
  );
});
