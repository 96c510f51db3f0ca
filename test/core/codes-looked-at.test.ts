/** A code is on the page only after its launcher has let it, whichever way it came. */
import { describe, expect, test } from 'vitest';
import type { Happening } from '../../src/core/checkout-event';
import { isCode } from '../../src/core/server-facts';
import type { Payment } from '../../src/model/payment';
import { aBridgePayment, aPayment, aSession, newCode } from './fixtures';
import { on, seen, walk, type Walked } from './walk';

const started: Happening = { type: 'launch-started' };
const renewed: Payment = aPayment({ action: newCode });
const refusedByLauncher: Happening = { type: 'launch-failed', error: 'url-not-allowed' };

const launchesOf = ({ effects }: Walked): unknown[] => effects.filter(({ type }) => type === 'launch');
const mayShow = ({ state }: Walked, payment: Payment): boolean => isCode(payment, state.started);

describe('a code that is shown', () => {
  test('has been let by its launcher', () => {
    expect(mayShow({ state: on.launching, effects: [] }, aPayment())).toBe(false);
    expect(mayShow(walk(on.launching, 1000, started), aPayment())).toBe(true);
    expect(mayShow(walk(on.launching, 1000, refusedByLauncher), aPayment())).toBe(false);
  });

  test('of an attempt that was begun elsewhere is looked at first', () => {
    const joined = walk(on.loading, 1000, { type: 'session-loaded', session: aSession({ payments: [aPayment()] }), askedAt: 1000 });
    expect(joined.state.page.name).toBe('awaiting');
    expect(launchesOf(joined)).toHaveLength(1);
    expect(mayShow(joined, aPayment())).toBe(false);
    const shown = walk(joined.state, 1000, started);
    expect(mayShow(shown, aPayment())).toBe(true);
    expect(shown.state.page).toMatchObject({ name: 'awaiting', reason: 'joined' });
  });

  test('that another takes the place of, as when another tab renewed it, is looked at again, and not shown until then', () => {
    const changed = walk(on.awaiting, 2000, seen([renewed], 2000));
    expect(launchesOf(changed)).toEqual([{ type: 'launch', payment: expect.objectContaining({ action: newCode }) as unknown }]);
    expect(mayShow(changed, renewed)).toBe(false);
    expect(mayShow(walk(changed.state, 2000, started), renewed)).toBe(true);
    expect(walk(changed.state, 2000, refusedByLauncher).state.page).toMatchObject({ name: 'awaiting', reason: 'url-not-allowed' });
  });

  test('is looked at again when it changes while its launcher is still looking at the one before', () => {
    const changed = walk(on.launching, 2000, seen([renewed], 2000));
    expect(launchesOf(changed)).toHaveLength(1);
    expect(mayShow(walk(changed.state, 2000, started), renewed)).toBe(true);
  });

  test('that stays the same is not looked at again with every status', () => {
    expect(launchesOf(walk(on.awaiting, 2000, seen([aPayment()], 2000)))).toEqual([]);
    expect(launchesOf(walk(on.awaiting, 2000, refusedByLauncher, seen([aPayment()], 2000)))).toEqual([]);
  });

  test('takes the place of the reason why the one before it was not', () => {
    const good = walk(on.awaiting, 2000, refusedByLauncher, seen([renewed], 2000), started);
    expect(good.state.page).toEqual({ name: 'awaiting', paymentId: renewed.id });
    expect(mayShow(good, renewed)).toBe(true);
  });
});

test('a wallet that is opened is not started anew by what a status says of it', () => {
  const bridge = walk(on.creating, 1000, { type: 'payment-created', payment: aBridgePayment(), askedAt: 1000 }, started);
  const other = aBridgePayment({ action: { kind: 'wait' } });
  expect(launchesOf(walk(bridge.state, 2000, seen([other], 2000)))).toEqual([]);
});
