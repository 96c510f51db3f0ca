import { expect, test } from 'vitest';
import { describeTally, everyLifeEndsWell } from '../../core/ledger-model/live';
import { shows } from '../shows';

test('in ten thousand lives no page lies about money, and each comes to the truth in the end', async ({ task }) => {
  const tally = await everyLifeEndsWell(10_000);
  expect(tally.paidTwice).toBeGreaterThan(100);
  const figure = describeTally(tally);
  for (const goal of ['R2', 'R3', 'R5', 'R7', 'R14', 'R15', 'R18'] as const) shows({ task }, goal, tally.lives, figure);
});
