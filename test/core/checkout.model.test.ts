import { expect, test } from 'vitest';
import { shows } from '../reliability/shows';
import { describeTally, everyLifeEndsWell } from './ledger-model/live';

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
