import { describe, expect, test } from 'vitest';
import type { Happening } from '../../src/core/checkout-event';
import { aBridgePayment, aPayment, aSession, newCode, serverTime } from './fixtures';
import { awaitingBridge, intent, on, seen, walk } from './walk';

/** A status of an order whose end nobody tells. */
const noEnd = { status: 'open', expiresInMs: Infinity, serverTime: serverTime(1_801_000) } as const;

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

describe('another attempt that is live', () => {
  test.each(['choosing', 'collecting-code', 'failed'] as const)('is joined from %s', (name) => {
    const { state, effects } = walk(on[name], 2000, seen([aPayment({ id: 'pay_2' })], 2000));
    expect(state.page).toEqual({ name: 'awaiting', paymentId: 'pay_2', reason: 'joined' });
    expect(effects).toEqual([{ type: 'forget-intent' }, { type: 'launch', payment: aPayment({ id: 'pay_2' }) }]);
  });

  test('is joined in place of the one that was waited for and has ended', () => {
    const { state } = walk(on.awaiting, 2000, seen([aPayment({ status: 'closed' }), aPayment({ id: 'pay_2' })], 2000));
    expect(state.page).toEqual({ name: 'awaiting', paymentId: 'pay_2', reason: 'joined' });
  });
});

describe('a code', () => {
  test('that was closed is said to be', () => {
    expect(walk(on.awaiting, 2000, seen([aPayment({ status: 'closed' })], 2000)).state.page).toEqual({
      name: 'choosing',
      notice: 'payment-closed',
    });
  });

  test('that was renewed elsewhere is shown', () => {
    const payment = aPayment({ action: newCode });
    expect(walk(on['code-expired'], 122_000, seen([payment], 122_000)).effects).toEqual([{ type: 'launch', payment }]);
  });

  test('that was found unpaid and is scanned after all stays where it is, being scanned', () => {
    const unpaid = { ...on.awaiting, page: { name: 'awaiting', paymentId: 'pay_1', reason: 'unpaid' } as const };
    for (const state of [unpaid, { ...unpaid, page: { name: 'awaiting', paymentId: 'pay_1' } as const }]) {
      expect(walk(state, 2000, seen([aPayment({ status: 'paying' })], 2000)).state.page).toEqual(state.page);
    }
  });

  test('that was asked about and is unpaid is shown again, or covered if it is over, open for a tap', () => {
    const payment = aPayment({ checkedAt: serverTime(2500) });
    const back = walk(on.confirming, 3000, seen([payment], 2600));
    expect(back.state.page).toEqual({ name: 'awaiting', paymentId: 'pay_1', reason: 'unpaid' });
    expect(back.effects).toEqual([{ type: 'launch', payment }]);
    const over = walk(on.confirming, 3000, seen([{ ...payment, actionExpiresInMs: 0 }], 2600));
    expect(over.state.page).toEqual({ name: 'code-expired', paymentId: 'pay_1', renewing: false });
    expect(over.effects).toEqual([]);
  });
});

test('an attempt without an action that was asked about and is unpaid leaves both ways on', () => {
  const payment = aPayment({ action: undefined, actionExpiresInMs: undefined, checkedAt: serverTime(2500) });
  expect(walk(on.confirming, 3000, seen([payment], 2600)).state.page).toEqual({
    name: 'awaiting',
    paymentId: 'pay_1',
    reason: 'unpaid',
  });
});

describe('an attempt that is asked about when its order is over', () => {
  const end = 1_801_000;
  const asked = walk(on.awaiting, end - 1000, { type: 'confirm' }).state;
  const unpaid = aPayment({ checkedAt: serverTime(end), actionExpiresInMs: 0 });

  test('and is unpaid is over with it, from the very moment on, and not before', () => {
    expect(walk(asked, end - 1, seen([unpaid], end - 1, { expiresInMs: 1 })).state.page.name).toBe('code-expired');
    expect(walk(asked, end, seen([unpaid], end, { expiresInMs: 0 })).state.page).toEqual({ name: 'expired' });
    const endless = { ...asked, clocks: { ...asked.clocks, orderEndsAt: undefined } };
    expect(walk(endless, end, { type: 'status-seen', update: { ...noEnd, payments: [unpaid] }, askedAt: end }).state.page.name).toBe(
      'code-expired',
    );
  });

  test('and was closed is over with it; before the end the payer chooses anew', () => {
    const closed = aPayment({ status: 'closed' });
    expect(walk(asked, end, seen([closed], end, { expiresInMs: 0 })).state.page).toEqual({ name: 'expired' });
    expect(walk(asked, end - 500, seen([closed], end - 500)).state.page).toEqual({ name: 'choosing', notice: 'payment-closed' });
  });

  test('and is not known at all is over with it; before the end the payer chooses', () => {
    const nobody = { ...asked, session: { ...asked.session!, payments: [] } };
    expect(walk(nobody, end, seen([], end, { expiresInMs: 0 })).state.page).toEqual({ name: 'expired' });
    expect(walk(nobody, end - 500, seen([], end - 500)).state.page).toEqual({ name: 'choosing' });
  });

  test('is believed to be over by a look that was asked for at the end itself', () => {
    const over = walk(on.awaiting, end, { type: 'order-over' }).state;
    expect(walk(over, end + 500, seen([aPayment({ actionExpiresInMs: 0 })], end - 1)).state.page.name).toBe('confirming');
    expect(walk(over, end + 500, seen([aPayment({ actionExpiresInMs: 0 })], end)).state.page).toEqual({ name: 'expired' });
  });
});

test('a payer’s code that is waited for is not waited for any more once its order is over', () => {
  const waiting = aPayment({ productId: 'wechat-pay.payer-code', action: { kind: 'wait' }, status: 'paying' });
  const state = walk(on.creating, 1000, { type: 'payment-created', payment: waiting, askedAt: 1000 }, { type: 'launch-started' }).state;
  const fresh = (ms: number): Happening => seen([{ ...waiting, checkedAt: serverTime(ms) }], ms);
  const asked = walk(state, 2000, { type: 'confirm' }).state;
  expect(walk(asked, 3000, fresh(2500)).state.page).toEqual({ name: 'awaiting', paymentId: 'pay_1' });
  const over = walk(state, 1_801_000, { type: 'order-over' }).state;
  expect(walk(over, 1_802_000, fresh(1_801_500)).state.page).toMatchObject({ name: 'confirming', cause: 'order-over' });
});

test('a wallet that was asked about for the sake of another try is opened again once it is known to be unpaid', () => {
  const redirect = aPayment({ action: { kind: 'redirect', url: 'https://wx.tenpay.com/h5' } });
  const away = walk(on.creating, 1000, { type: 'payment-created', payment: redirect, askedAt: 1000 }, { type: 'launch-started' }).state;
  const asked = walk(away, 2000, { type: 'relaunch' });
  expect(asked.state.page).toEqual({
    name: 'confirming',
    paymentId: 'pay_1',
    cause: 'asked',
    since: Date.parse(serverTime(2000)),
    then: 'relaunch',
  });
  expect(walk(awaitingBridge, 2000, { type: 'relaunch' }).state.page).toEqual({ name: 'launching', paymentId: 'pay_1' });
});
