import fc from 'fast-check';
import { lives } from './commands';
import { endWell } from './ending';
import { createLedger } from './ledger';
import { makeWorld, places, type Place, type World, type WorldParts } from './world';

const beginnings: fc.Arbitrary<WorldParts> = fc.record({
  place: fc.constantFrom<Place>('desktop', 'desktop', 'atCounter', ...(Object.keys(places) as Place[])),
  // A code that can be closed, one that can not before it was scanned, a wallet's bridge, a way out of the page, and a code that the payer shows.
  productIds: fc.constantFrom(
    ['wechat-pay.native', 'alipay.qr', 'wechat-pay.jsapi', 'wechat-pay.h5', 'wechat-pay.payer-code'],
    ['wechat-pay.payer-code', 'alipay.qr', 'wechat-pay.native', 'wechat-pay.jsapi', 'wechat-pay.h5'],
    ['alipay.qr', 'wechat-pay.jsapi', 'wechat-pay.h5'],
  ),
  orderMs: fc.constantFrom(900_000, 900_000, 900_000, 900_000, 900_000, 900_000, 300_000, 60_000),
  codeMs: fc.constantFrom(120_000, 40_000),
  delays: fc.array(fc.constantFrom(0, 0, 20, 20, 100, 300, 300, 1500, 4000, 8000), { minLength: 1, maxLength: 9 }),
  chances: fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 1, maxLength: 4 }),
});

/** How far a life has come before anything goes wrong in it. */
const preludes = {
  'nothing yet': async () => {},
  'a choice': ({ clock }) => clock.advance(3000),
  'a code': async (world) => {
    await world.clock.advance(3000);
    await payWith(world, 'wechat-pay.native');
  },
  'a code left behind for another': async (world) => {
    await world.clock.advance(3000);
    await payWith(world, 'alipay.qr');
    world.page(0)?.checkout.chooseAnotherWay();
    await world.clock.advance(3000);
    await payWith(world, 'alipay.qr');
  },
  "a payer's code": async (world) => {
    await world.clock.advance(3000);
    await payWith(world, 'wechat-pay.payer-code');
    const page = world.page(0);
    if (page?.name() !== 'collecting-code') return;
    world.wish(page);
    page.checkout.submitPayerCode(world.makePayerCode(false));
    await world.clock.advance(3000);
  },
} as const satisfies Record<string, (world: World) => Promise<void>>;

async function payWith(world: World, productId: string): Promise<void> {
  const page = world.page(0);
  if (!page) return;
  if (page.checkout.offers.peek().offers.some((offer) => offer.productId === productId)) page.checkout.select({ productId });
  world.wish(page);
  page.checkout.pay();
  await world.clock.advance(3000);
}

const prelude = fc.constantFrom(...(Object.keys(preludes) as (keyof typeof preludes)[]));

/** What was gone through, so that a test can say it and can see that it was enough. */
export interface Tally {
  lives: number;
  /** Lives in which an order was paid more than once. */
  paidTwice: number;
  /** Attempts that were made. */
  attempts: number;
  /** Attempts by a code that the payer showed. */
  shown: number;
  /** Requests that were lost, cut, late, refused or garbled. */
  faults: number;
}

/** Lives that many lives, each with its own network: no page ever lies about money, and each one comes to the truth in the end. */
export async function everyLifeEndsWell(numRuns: number): Promise<Tally> {
  const tally: Tally = { lives: 0, paidTwice: 0, attempts: 0, shown: 0, faults: 0 };
  const property = fc.asyncProperty(beginnings, prelude, lives, async (parts, begun, commands) => {
    const world = makeWorld(parts, createLedger);
    await preludes[begun](world);
    await fc.asyncModelRun(() => ({ model: world.ledger, real: world }), commands);
    await endWell(world);
    tally.lives += 1;
    tally.paidTwice += world.ledger.entries.length > 1 ? 1 : 0;
    tally.attempts += world.server.rows.length;
    tally.shown += world.server.rows.filter(({ payerCode }) => payerCode !== undefined).length;
    tally.faults += world.weather.faults();
  });
  await fc.assert(property, { numRuns });
  return tally;
}

/** A tally in words. */
export function describeTally({ lives: lived, paidTwice, attempts, shown, faults }: Tally): string {
  return `${String(lived)} lives with ${String(attempts)} attempts, ${String(shown)} of them by a code that the payer showed, and ${String(faults)} faults; ${String(paidTwice)} were paid more than once`;
}
