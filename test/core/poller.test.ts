import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPoller, type LookResult, type Poller } from '../../src/core/poller';
import type { PollPace } from '../../src/core/poll-pace';
import { createFakeClock, settle, type FakeClock } from './fake-clock';
import { later } from './scripted-gateway';

interface Watched {
  readonly clock: FakeClock;
  readonly poller: Poller;
  /** When each look began. */
  readonly looks: number[];
  most: number;
}

/** A poller whose looks take `tookMs` and bring what `bring` says. */
function aPoller(bring: (look: number) => Partial<LookResult> = () => ({}), tookMs = 0): Watched {
  const clock = createFakeClock(0);
  const looks: number[] = [];
  let now = 0;
  const watched: Watched = { clock, looks, most: 0, poller: undefined as unknown as Poller };
  const look = async (): Promise<LookResult> => {
    looks.push(clock.now());
    watched.most = Math.max(watched.most, ++now);
    if (tookMs > 0) await new Promise<void>((resolve) => clock.setTimeout(resolve, tookMs));
    now -= 1;
    return { failed: false, ...bring(looks.length) };
  };
  return Object.assign(watched, { poller: createPoller({ clock, random: () => 0, look }) });
}

test('it does nothing until it is given a pace, then looks at once', async () => {
  const { clock, looks, poller } = aPoller();
  await clock.advance(60_000);
  expect(looks).toEqual([]);
  poller.setPace('attentive');
  await clock.advance(0);
  expect(looks).toEqual([60_000]);
});

test('two looks are never under way at once, also when one is wanted in the middle of another', async () => {
  const watched = aPoller(() => ({}), 5000);
  watched.poller.setPace('attentive');
  await watched.clock.advance(1000);
  watched.poller.lookNow();
  watched.poller.lookNow();
  await watched.clock.advance(3000);
  expect(watched.looks).toEqual([0]);
  await watched.clock.advance(1000);
  expect(watched.looks).toEqual([0, 5000]);
  await watched.clock.advance(60_000);
  expect(watched.most).toBe(1);
});

test('looks that are wanted all the time are a second apart', async () => {
  const { clock, looks, poller } = aPoller();
  poller.setPace('attentive');
  for (let i = 0; i < 90; i += 1) {
    poller.lookNow();
    await clock.advance(50);
  }
  expect(looks).toEqual([0, 1000, 2000, 3000, 4000]);
});

describe('what the server says of time', () => {
  test('is followed: the next look comes after pollAfterMs, and not sooner than a second', async () => {
    const { clock, looks, poller } = aPoller((look) => ({ pollAfterMs: look === 1 ? 4000 : 0 }));
    poller.setPace('attentive');
    await clock.advance(6000);
    expect(looks).toEqual([0, 4000, 5000, 6000]);
  });

  test('with Retry-After no look comes before it, however much one is wanted', async () => {
    const { clock, looks, poller } = aPoller((look) => (look === 1 ? { failed: true, retryAfterMs: 20_000 } : {}));
    poller.setPace('attentive');
    await clock.advance(1000);
    poller.lookNow();
    await clock.advance(18_999);
    expect(looks).toEqual([0]);
    await clock.advance(1);
    expect(looks).toEqual([0, 20_000]);
  });

  test('beyond what a timer can wait does not make it look without pause', async () => {
    const { clock, looks, poller } = aPoller(() => ({ pollAfterMs: 2 ** 40 }));
    poller.setPace('attentive');
    await clock.advance(3000);
    expect(looks).toEqual([0]);
  });
});

test('failures slow it down to half a minute, and one good answer brings the pace back', async () => {
  const { clock, looks, poller } = aPoller((look) => ({ failed: look < 7 }));
  poller.setPace('attentive');
  await clock.advance(125_000);
  expect(looks.map((at, i) => at - (looks[i - 1] ?? 0))).toEqual(
    [0, 2000, 4000, 8000, 16_000, 30_000, 30_000, 2000, 2000, 2700, 3645, 4920.75, 6643.012500000001, 8968.066875000002]
      .slice(0, looks.length)
      .map((wait) => expect.closeTo(wait, 3) as number),
  );
  expect(looks.length).toBeGreaterThan(8);
});

test('a server that answers something else ends the slowness at once, and where nothing failed changes nothing', async () => {
  const { clock, looks, poller } = aPoller((look) => ({ failed: look < 5 }));
  poller.setPace('attentive');
  await clock.advance(15_000);
  expect(looks).toEqual([0, 2000, 6000, 14_000]);
  poller.recover();
  await clock.advance(1000);
  expect(looks.slice(4)).toEqual([16_000]);
  poller.recover();
  await clock.advance(1900);
  expect(looks).toHaveLength(5);
});

test('a hidden page looks once a minute, and at once when it is wanted again', async () => {
  const { clock, looks, poller } = aPoller();
  poller.setPace('attentive');
  poller.setHidden(true);
  await clock.advance(150_000);
  expect(looks).toEqual([0, 60_000, 120_000]);
  poller.setHidden(false);
  poller.lookNow();
  await clock.advance(4000);
  expect(looks).toEqual([0, 60_000, 120_000, 150_000, 152_000, 154_000]);
});

test('after a quarter of an hour it looks every half minute, and goes on', async () => {
  const { clock, looks, poller } = aPoller();
  poller.setPace('attentive');
  await clock.advance(15 * 60_000);
  const before = looks.length;
  expect(before).toBeLessThanOrEqual(100);
  await clock.advance(10 * 60_000);
  expect(looks.length - before).toBeGreaterThanOrEqual(19);
  expect(looks.length - before).toBeLessThanOrEqual(21);
});

test('a look that is wanted while it is off is made, and the only one', async () => {
  const { clock, looks, poller } = aPoller();
  poller.lookNow();
  await clock.advance(600_000);
  expect(looks).toEqual([0]);
});

test('once disposed it has no timer, and an answer that comes later starts nothing', async () => {
  const answer = later<LookResult>();
  const clock = createFakeClock(0);
  const poller = createPoller({ clock, random: () => 0, look: () => answer.promise });
  poller.setPace('attentive');
  await clock.advance(0);
  poller.lookNow();
  poller.dispose();
  poller.lookNow();
  answer.resolve({ failed: false });
  await settle();
  expect(clock.pending).toBe(0);
});

describe('a pace', () => {
  test('that is given again changes nothing: the looks go on as they were', async () => {
    const { clock, looks, poller } = aPoller();
    for (let i = 0; i < 20; i += 1) {
      poller.setPace('attentive');
      await clock.advance(500);
    }
    expect(looks).toEqual([0, 2000, 4000, 6000, 8000, 10_000]);
  });

  test('that is off takes the next look away, whatever the last one brought, and leaves no timer', async () => {
    for (const brought of [{}, { pollAfterMs: 2000 }, { failed: true }]) {
      const { clock, looks, poller } = aPoller(() => brought, 500);
      poller.setPace('attentive');
      await clock.advance(100);
      poller.setPace('off');
      await clock.advance(60_000);
      expect(looks).toEqual([0]);
      poller.setPace('calm');
      expect(clock.pending).toBe(1);
      poller.setPace('off');
      expect(clock.pending).toBe(0);
    }
  });

  test('that is new is counted from now on, and waits where there was a look before', async () => {
    const { clock, looks, poller } = aPoller();
    poller.setPace('calm');
    await clock.advance(10_000);
    poller.setPace('attentive');
    await clock.advance(4000);
    expect(looks).toEqual([0, 12_000, 14_000]);
    poller.setPace('off');
    poller.setPace('calm');
    await clock.advance(30_000);
    expect(looks).toEqual([0, 12_000, 14_000, 44_000]);
  });

  test('that is new in the middle of a look makes no second one', async () => {
    const watched = aPoller(() => ({}), 5000);
    watched.poller.setPace('attentive');
    await watched.clock.advance(1000);
    watched.poller.setPace('calm');
    expect(watched.clock.pending).toBe(1);
    await watched.clock.advance(34_000);
    expect(watched.looks).toEqual([0, 35_000]);
  });
});

test('a look that is wanted begins the schedule anew, however slow it had become', async () => {
  const { clock, looks, poller } = aPoller();
  poller.setPace('attentive');
  await clock.advance(20 * 60_000);
  const wanted = clock.now();
  poller.lookNow();
  await clock.advance(6000);
  expect(looks.slice(-4)).toEqual([0, 2000, 4000, 6000].map((ms) => wanted + ms));
});

test('a hidden page is not hurried by the server', async () => {
  const { clock, looks, poller } = aPoller(() => ({ pollAfterMs: 3000 }));
  poller.setHidden(true);
  poller.setPace('attentive');
  await clock.advance(61_000);
  expect(looks).toEqual([0, 60_000]);
});

test('a server that answers something else in the middle of a look that fails makes no second look beside it', async () => {
  const watched = aPoller(() => ({ failed: true }), 5000);
  watched.poller.setPace('attentive');
  await watched.clock.advance(8000);
  expect(watched.looks).toEqual([0, 7000]);
  watched.poller.recover();
  expect(watched.clock.pending).toBe(1);
  await watched.clock.advance(6000);
  expect(watched.looks).toEqual([0, 7000, 14_000]);
});

test('whatever is asked of it and however long answers take, one look at a time, a second apart, Retry-After kept', async () => {
  const step = fc.oneof(
    fc.constant({ type: 'look' as const }),
    fc.record({ type: fc.constant('pace' as const), pace: fc.constantFrom<PollPace>('off', 'calm', 'attentive') }),
    fc.record({ type: fc.constant('hidden' as const), hidden: fc.boolean() }),
    fc.record({ type: fc.constant('wait' as const), ms: fc.nat(15_000) }),
  );
  const result = fc.record({
    failed: fc.boolean(),
    pollAfterMs: fc.option(fc.oneof(fc.nat(9000), fc.constant(Number.MAX_SAFE_INTEGER)), { nil: undefined }),
    retryAfterMs: fc.option(fc.nat(30_000), { nil: undefined }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 20 }),
      fc.array(result, { minLength: 1, maxLength: 5 }),
      fc.nat(3000),
      async (steps, results, took) => {
        const brought = (look: number): LookResult => results[look % results.length]!;
        const watched = aPoller(brought, took);
        for (const taken of steps) {
          if (taken.type === 'look') watched.poller.lookNow();
          else if (taken.type === 'pace') watched.poller.setPace(taken.pace);
          else if (taken.type === 'hidden') watched.poller.setHidden(taken.hidden);
          else await watched.clock.advance(taken.ms);
        }
        expect(watched.most).toBeLessThanOrEqual(1);
        watched.looks.forEach((at, i) => {
          if (i === 0) return;
          const forbiddenFor = Math.max(1000 - took, brought(i).retryAfterMs ?? 0);
          expect(at).toBeGreaterThanOrEqual(watched.looks[i - 1]! + took + forbiddenFor);
        });
      },
    ),
    { numRuns: 100 },
  );
});
