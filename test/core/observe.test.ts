import { describe, expect, test } from 'vitest';
import type { Happening } from '../../src/core/checkout-event';
import { aBridgePayment, aPayment, aSession } from './fixtures';
import { intent, on, seen, walk } from './walk';

describe('an attempt that this page did not start', () => {
  const opened = (payment = aPayment()): Happening => ({
    type: 'session-loaded',
    session: aSession({ payments: [payment] }),
    askedAt: 1000,
  });

  test('and whose code is over can be asked for a new one at once', () => {
    const joined = walk(on.loading, 1000, opened(aPayment({ actionExpiresInMs: 0 }))).state;
    expect(joined.page).toEqual({ name: 'code-expired', paymentId: 'pay_1', renewing: false });
    expect(walk(joined, 2000, { type: 'refresh' }).effects).toEqual([{ type: 'refresh', paymentId: 'pay_1', afterMs: 0 }]);
  });

  test('and that may be being paid is asked about at the channel, and no wish of before is kept', () => {
    const { state, effects } = walk(on.loading, 1000, opened(aBridgePayment({ status: 'paying' })));
    expect(state.page).toMatchObject({ name: 'confirming', cause: 'joined' });
    expect(effects).toEqual([{ type: 'forget-intent' }, { type: 'report', params: {} }]);
  });
});

test('an attempt without an action that is being paid has been made: the doubt is over, and it is asked about', () => {
  const inTheMiddle = aPayment({ status: 'paying', action: undefined, actionExpiresInMs: undefined, channelAnswer: 'in-progress' });
  const { state } = walk(on['outcome-unknown'], 2000, seen([inTheMiddle], 2000));
  expect(inTheMiddle.productId).toBe(intent.productId);
  expect(state.page).toMatchObject({ name: 'confirming', paymentId: 'pay_1' });
});
