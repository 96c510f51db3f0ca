import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { shows } from '../reliability/shows';
import type { CashierPage } from './ledger-model/cashier-page';
import { createLedger } from './ledger-model/ledger';
import { makeWorld, type World } from './ledger-model/world';

const day = 24 * 60 * 60_000;
const halfHour = 30 * 60_000;
const delays = [100];

/** A page that shows a code. */
async function aCodeShown(orderMs: number, codeMs = orderMs): Promise<{ world: World; page: CashierPage }> {
  const parts = { place: 'desktop', productIds: ['wechat-pay.native'], chances: [0.5] } as const;
  const world = makeWorld({ ...parts, delays, orderMs, codeMs }, createLedger);
  const page = world.page(0)!;
  await world.clock.advance(3000);
  world.wish(page);
  page.checkout.pay();
  await world.clock.advance(1000);
  expect(page.name()).toBe('awaiting');
  return { world, page };
}

describe('after half an hour asleep', () => {
  test.for([
    ['whose clock went on', false],
    ['whose clock stood still', true],
  ] as const)('a device %s looks within a second, and its countdown is right to a second', async ([, stands], { task }) => {
    const sleeps = [halfHour, halfHour + 1, halfHour + 12_345, 2 * halfHour];
    for (const ms of sleeps) {
      const { world, page } = await aCodeShown(4 * halfHour);
      const before = page.witness.looks.length;
      await world.sleep(ms, stands);
      const wokeAt = world.clock.now();
      page.checkout.resume();
      await world.clock.advance(1000);
      expect(page.witness.looks[before]! - wokeAt).toBeLessThanOrEqual(1000);
      const left = page.state().clocks.orderEndsAt! - page.checkout.clock.now();
      expect(Math.abs(left - (world.server.endsAt - world.clock.now()))).toBeLessThanOrEqual(1000);
    }
    shows({ task }, 'R9', sleeps.length);
  });
});

describe('the device’s clock', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  /** When the code and the order are over, with a device's clock that is off from the start, and jumps after half of it. */
  async function endsWith(off: number, jump: number): Promise<readonly [number, number]> {
    const real = Date.parse('2026-11-22T01:30:00Z');
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime(real + off);
    const { world, page } = await aCodeShown(300_000, 120_000);
    await world.clock.advance(60_000);
    vi.setSystemTime(real + 60_000 + off + jump);
    page.checkout.resume();
    await world.clock.advance(300_000);
    expect(world.violations).toEqual([]);
    return [page.witness.since.get('code-expired')!, page.witness.since.get('expired')!];
  }

  test('that is off by a day or jumps by one moves no deadline', async ({ task }) => {
    const [code, order] = await endsWith(0, 0);
    const cases = [
      [day, 0],
      [-day, 0],
      [0, day],
      [0, -day],
      [day, -day],
      [-day, day],
      [day, day],
      [-day, -day],
    ] as const;
    for (const [off, jump] of cases) {
      const [codeThen, orderThen] = await endsWith(off, jump);
      expect(Math.abs(codeThen - code)).toBeLessThanOrEqual(2000);
      expect(Math.abs(orderThen - order)).toBeLessThanOrEqual(2000);
    }
    expect(code).toBeLessThanOrEqual(126_000);
    expect(order).toBeLessThanOrEqual(303_000);
    shows({ task }, 'R12', cases.length);
  });

  test('is not asked by anything that decides', ({ task }) => {
    const folders = ['model', 'channels', 'core'].map((folder) => `src/${folder}`);
    const paths = folders.flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
    );
    const texts = paths.filter((path) => path.endsWith('.ts')).map((path) => [path, readFileSync(path, 'utf8')] as const);
    expect(texts.length).toBeGreaterThan(50);
    expect(texts.filter(([, text]) => /Date\.now\(|new Date\(\)/.test(text)).map(([path]) => path)).toEqual([]);
    shows({ task }, 'R12', texts.length, 'files without a question to the device’s clock');
  });
});

describe('the end of the order', () => {
  test.for([-1000, 0, 5000, 20_000])('and a payment %d ms after it: what was paid is shown as paid', async (late, { task }) => {
    for (const telling of ['told', 'untold']) {
      const { world, page } = await aCodeShown(120_000);
      await world.clock.advance(world.server.endsAt + late - world.clock.now());
      const paid = world.ledger.pay(world.ledger.codes[0]!);
      expect(paid).toBeDefined();
      if (telling === 'told') world.server.notify(paid!.outTradeNo);
      await world.clock.advance(60_000);
      expect(page.name()).toBe('paid');
    }
    shows({ task }, 'R13', 2, 'told by the channel, and found by the query');
  });

  test('is not called the end before a last look, and at least three more follow in half a minute', async ({ task }) => {
    const { world, page } = await aCodeShown(120_000);
    await world.clock.advance(180_000);
    const endsAt = page.state().clocks.orderEndsAt!;
    const expired = page.witness.since.get('expired')!;
    const between = page.witness.looks.filter((at) => at >= endsAt && at <= expired);
    const grace = page.witness.looks.filter((at) => at > expired && at <= expired + 30_000);
    expect(between.length).toBeGreaterThanOrEqual(1);
    expect(grace.length).toBeGreaterThanOrEqual(3);
    shows({ task }, 'R13', 1, `${String(between.length)} looks before the end is said, ${String(grace.length)} in the 30 s after it`);
  });
});
