import { expect, test } from 'vitest';
import { shows } from '../reliability/shows';
import { endWell } from './ledger-model/ending';
import { createLedger } from './ledger-model/ledger';
import { describeTally, everyLifeEndsWell } from './ledger-model/live';
import { makeWorld } from './ledger-model/world';

test('whatever payers, wallets, the network and time do, no page lies about money, and each comes to the truth in the end', async ({
  task,
}) => {
  const tally = await everyLifeEndsWell(300);
  expect(tally.paidTwice).toBeGreaterThan(0);
  expect(tally.attempts).toBeGreaterThan(tally.lives / 2);
  expect(tally.shown).toBeGreaterThan(0);
  expect(tally.faults).toBeGreaterThan(tally.lives / 2);
  const figure = describeTally(tally);
  for (const goal of ['R2', 'R3', 'R5', 'R7', 'R14', 'R15', 'R18'] as const) shows({ task }, goal, tally.lives, figure);
});

test('an order that a slow answer made one page think is over, and that another page pays in its last second, is paid on both', async () => {
  const productIds = ['wechat-pay.native', 'alipay.qr'];
  const world = makeWorld(
    { place: 'desktop', productIds, orderMs: 900_000, codeMs: 120_000, delays: [4000, 0, 0, 0], chances: [0] },
    createLedger,
  );
  const { clock, ledger, server, pages } = world;
  const [early, payer] = [1, 2];
  for (const _ of [early, payer]) {
    world.openTab('desktop');
    await clock.advance(0);
  }
  const pay = async (): Promise<void> => {
    world.wish(pages[payer]!);
    pages[payer]!.checkout.pay();
    await clock.advance(0);
  };
  // Every fourth answer is slow; from here on that is now and then one to the page that is early.
  world.weather.send('createPayment', 'refused', 1);
  await clock.advance(1);
  await pay();
  await clock.advance(server.endsAt - 1000 - clock.now());
  expect(pages[early]!.state()).toMatchObject({ page: { name: 'expired' }, session: { status: 'open' } });
  await pay();
  for (const code of ledger.codes) ledger.pay(code);
  expect(ledger.entries).toHaveLength(1);
  await endWell(world);
});
