import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shows } from '../reliability/shows';
import type { CashierPage } from './ledger-model/cashier-page';
import { createLedger } from './ledger-model/ledger';
import { makeWorld, type World, type WorldParts } from './ledger-model/world';

const quarterHour = 15 * 60_000;
const seeds = fc.record({
  chances: fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 5, maxLength: 40 }),
  delays: fc.array(fc.integer({ min: 20, max: 400 }), { minLength: 1, maxLength: 9 }),
});

type Seed = Pick<WorldParts, 'chances' | 'delays'>;

/** A page that shows a code, in a world whose order and code outlast what is looked at. */
async function aCodeShown(seed: Seed): Promise<{ world: World; page: CashierPage }> {
  const world = makeWorld(
    { ...seed, place: 'desktop', productIds: ['wechat-pay.native'], orderMs: 4 * quarterHour, codeMs: 3 * quarterHour },
    createLedger,
  );
  const page = world.page(0)!;
  await world.clock.advance(3000);
  world.wish(page);
  page.checkout.pay();
  while (page.name() !== 'awaiting') await world.clock.advance(10);
  return { world, page };
}

/** Lives as many lives as that, each with its own dice and network, and gives what each came to. */
async function everySeed(numRuns: number, live: (seed: Seed, i: number) => Promise<number>): Promise<number[]> {
  const came: number[] = [];
  for (const [i, seed] of fc.sample(seeds, numRuns).entries()) came.push(await live(seed, i));
  return came.sort((one, other) => one - other);
}

test('fifteen undisturbed minutes cost at most a hundred looks', async ({ task }) => {
  const looks = await everySeed(100, async (seed) => {
    const { world, page } = await aCodeShown(seed);
    const before = page.witness.looks.length;
    await world.clock.advance(quarterHour);
    expect(page.name()).toBe('awaiting');
    expect(world.violations).toEqual([]);
    return page.witness.looks.length - before;
  });
  expect(looks[0]).toBeGreaterThan(60);
  expect(looks[99]).toBeLessThanOrEqual(100);
  shows({ task }, 'R6', 100, `${String(looks[0])} to ${String(looks[99])} looks in 15 minutes`);
});

test('a payment of the first minute is seen within three seconds at the median', async ({ task }) => {
  const took = await everySeed(151, async (seed, i) => {
    const { world, page } = await aCodeShown(seed);
    await world.clock.advance(i * 397);
    const paid = world.ledger.pay(world.ledger.codes[0]!)!;
    world.server.notify(paid.outTradeNo);
    await world.clock.advance(20_000);
    return page.witness.since.get('paid')! - paid.at;
  });
  const median = took[75]!;
  expect(median).toBeLessThanOrEqual(3000);
  expect(took[150]).toBeLessThanOrEqual(15_000);
  shows({ task }, 'R6', 151, `${(median / 1000).toFixed(1)} s at the median, ${(took[150]! / 1000).toFixed(1)} s at the most`);
});

/** What makes a page look. */
const acts = [
  ({ checkout }: CashierPage): void => checkout.refresh(),
  ({ checkout }: CashierPage): void => checkout.resume(),
  ({ checkout }: CashierPage): void => checkout.confirm(),
  ({ checkout }: CashierPage): void => checkout.resume('restored'),
];

describe('ten minutes without the server', () => {
  test.for([
    ['a payer who waits', 0],
    ['a payer who presses something every minute', 10],
  ] as const)('and %s cost at most forty looks, one at a time and a second apart', async ([, presses], { task }) => {
    const looks = await everySeed(50, async (seed, i) => {
      const { world, page } = await aCodeShown(seed);
      const before = page.witness.looks.length;
      world.weather.cutUntil(world.clock.now() + 600_000);
      for (let press = 0; press < 10; press += 1) {
        await world.clock.advance(60_000);
        if (press < presses) acts[(press + i) % acts.length]!(page);
      }
      expect(world.violations).toEqual([]);
      return page.witness.looks.length - before;
    });
    expect(looks[0]).toBeGreaterThan(10);
    expect(looks[49]).toBeLessThanOrEqual(40);
    shows({ task }, 'R7', 50, `${String(looks[0])} to ${String(looks[49])} looks in 10 minutes`);
  });
});

test('what the server says of waiting is kept to, whatever the payer presses meanwhile', async ({ task }) => {
  const waits = [1, 2, 3, 4, 5, 7, 10, 12, 15, 20, 25, 30, 45, 59, 60, 75, 90, 120, 300, 600].map((seconds) => seconds * 1000);
  for (const wait of waits) {
    const { world, page } = await aCodeShown({ chances: [0], delays: [50] });
    world.weather.retryAfterMs = wait;
    world.weather.send('getStatus', 'too-soon', 1);
    const before = page.witness.looks.length;
    while (page.witness.looks.length === before) await world.clock.advance(100);
    await world.clock.advance(100);
    for (let press = 0; press < 20; press += 1) {
      acts[press % acts.length]!(page);
      await world.clock.advance(wait / 20);
    }
    await world.clock.advance(2000);
    // The answer was on its way for twice fifty milliseconds, and a look that was wished for comes as soon as it may.
    const next = page.witness.looks[before + 1]! - page.witness.looks[before]!;
    expect(next).toBeGreaterThanOrEqual(wait + 100);
    expect(next).toBeLessThanOrEqual(Math.max(1000, wait + 100) + 100);
    expect(world.violations).toEqual([]);
  }
  shows({ task }, 'R8', waits.length);
});
