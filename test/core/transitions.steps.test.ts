import { describe, expect, test } from 'vitest';
import type { Happening } from '../../src/core/checkout-event';
import type { CheckoutState } from '../../src/core/checkout-state';
import type { Payment } from '../../src/model/payment';
import { aBridgePayment, aPaidPayment, aPayment, aSession, newCode, serverTime } from './fixtures';
import { awaitingBridge, bridgeIntent, intent, on, seen, walk } from './walk';

const aRedirect = aPayment({ action: { kind: 'redirect', url: 'https://wx.tenpay.com/h5' } });

function closeAnswered(outcome: 'closed' | 'already-paid' | 'in-progress' | 'not-closable' | 'unknown', payment: Payment): Happening {
  return { type: 'close-answered', result: { outcome, payment }, askedAt: 3000 };
}

/** A page whose link was over, so that a new one is being asked for. */
function renewing(): CheckoutState {
  const over = { ...aRedirect, actionExpiresInMs: 500 };
  const asking = walk(on.creating, 1000, { type: 'payment-created', payment: over, askedAt: 1000 }, { type: 'launch-started' });
  const asked = walk(asking.state, 2000, { type: 'relaunch' }).state;
  const { state, effects } = walk(asked, 3000, seen([{ ...over, checkedAt: serverTime(2500), actionExpiresInMs: 0 }], 2500));
  expect(state.page).toEqual({ name: 'launching', paymentId: 'pay_1', renewing: true });
  expect(effects).toEqual([{ type: 'refresh', paymentId: 'pay_1', afterMs: 0 }]);
  return state;
}

describe('a page that has ended', () => {
  test.each(['paid', 'paid-twice', 'closed', 'expired'] as const)('%s, looks when the payer is back, and does nothing else', (name) => {
    expect(walk(on[name], 4000, { type: 'resumed', restored: false }).effects).toEqual([{ type: 'look' }]);
    for (const happening of [{ type: 'retry' }, { type: 'pay', intent }, { type: 'order-over' }, { type: 'confirm' }] as const) {
      expect(walk(on[name], 4000, happening)).toEqual({ state: on[name], effects: [] });
    }
  });

  test('hears the same again without doing anything about it', () => {
    const { state, effects } = walk(on.paid, 4000, seen([aPaidPayment()], 3500));
    expect(state.page).toEqual({ name: 'paid' });
    expect(effects).toEqual([]);
  });
});

describe('a session that was asked for again', () => {
  const loaded = (parts: Parameters<typeof aSession>[0] = {}): Happening => ({
    type: 'session-loaded',
    session: aSession(parts),
    askedAt: 1000,
  });

  test('and comes although it was given up leads on from there', () => {
    expect(walk(on.unavailable, 2000, loaded()).state.page).toEqual({ name: 'choosing' });
  });

  test('is kept beside what a channel sent the browser back with', () => {
    const returned = { channel: 'wechat-pay', params: { prepay: '1' } };
    const { state, effects } = walk(on.loading, 2000, { ...loaded({ payments: [aPayment()] }), returned } as Happening);
    expect(state.session?.payments).toEqual([aPayment()]);
    expect(effects.filter(({ type }) => type === 'report')).toEqual([{ type: 'report', ...returned }]);
  });

  test('with a wish that nobody refused has no notice of a refusal', () => {
    const stored = { ...bridgeIntent, stage: 'authorizing' } as const;
    expect(walk(on.loading, 2000, { ...loaded(), stored } as Happening).state.page).toEqual({ name: 'choosing' });
  });
});

describe('without an answer to the first try', () => {
  test('a wish for identity leads to the wallet with the same intent', () => {
    const { state, effects } = walk(on['outcome-unknown'], 2000, { type: 'authorization-needed' });
    expect(state.page).toEqual({ name: 'authorizing', intent });
    expect(effects).toEqual([{ type: 'authorize', intent }]);
  });

  test('a live attempt of another page is joined', () => {
    const { state } = walk(on['outcome-unknown'], 2000, { type: 'payment-live', payment: aPayment(), askedAt: 1500 });
    expect(state.page).toEqual({ name: 'awaiting', paymentId: 'pay_1', reason: 'joined' });
  });

  test('a payer who is back has the same key sent at once', () => {
    const { state, effects } = walk(on['outcome-unknown'], 2000, { type: 'resumed', restored: false });
    expect(state.page.name).toBe('outcome-unknown');
    expect(effects).toEqual([{ type: 'create', intent, afterMs: 0 }]);
  });
});

describe('the session is asked for', () => {
  const load = { type: 'load' };

  test('when it has ended under a wish, which is forgotten', () => {
    const { effects } = walk(on.creating, 2000, { type: 'create-refused', error: 'session-ended' });
    expect(effects).toEqual([{ type: 'forget-intent' }, load]);
  });

  test('when a plan can not be had, so that the others are known anew', () => {
    const { effects } = walk(on.creating, 2000, { type: 'create-refused', error: 'plan-unavailable' });
    expect(effects).toEqual([{ type: 'forget-intent' }, load]);
  });

  test('when the payer comes back from the cache to a page that was leaving for the wallet', () => {
    expect(walk(on.authorizing, 2000, { type: 'resumed', restored: true }).effects).toEqual([load]);
  });

  test.each(['choosing', 'failed'] as const)('when the payer is back on %s, where prices and products may be old', (name) => {
    expect(walk(on[name], 2000, { type: 'resumed', restored: false })).toEqual({
      state: expect.objectContaining({ page: on[name].page }) as unknown,
      effects: [load],
    });
  });

  test.each([{ type: 'retry' }, { type: 'resumed', restored: false }] as const)('after a failure, by %j', (happening) => {
    expect(walk(on.unavailable, 2000, happening).effects).toEqual([load]);
  });
});

describe('what was chosen', () => {
  const chosen = { ...intent, planId: '6' };

  test('is what the code of the payer is read for', () => {
    const { state } = walk(on.choosing, 2000, { type: 'pay', intent: chosen, needs: 'payer-code' });
    expect(state.page).toEqual({ name: 'collecting-code', selection: { productId: 'wechat-pay.native', planId: '6' } });
  });

  test('is still so when the code was refused', () => {
    const asked = walk(on.choosing, 2000, { type: 'pay', intent: chosen }).state;
    expect(walk(asked, 3000, { type: 'create-refused', error: 'payer-code-invalid' }).state.page).toEqual({
      name: 'collecting-code',
      selection: { productId: 'wechat-pay.native', planId: '6' },
      notice: 'payer-code-invalid',
    });
  });
});

describe('a wallet', () => {
  test('that could not be opened after all is said so where the payer waits', () => {
    expect(walk(awaitingBridge, 2000, { type: 'launch-failed', error: 'bridge-absent' }).state.page).toEqual({
      name: 'awaiting',
      paymentId: 'pay_1',
      reason: 'bridge-absent',
    });
  });

  test('that says nothing is asked about as one that says nothing', () => {
    expect(walk(awaitingBridge, 2000, { type: 'wallet-silent' }).state.page).toMatchObject({ name: 'confirming', cause: 'silent' });
  });

  test('is asked about when the payer is back before anybody said that it opened', () => {
    const launching = walk(on.creating, 1000, { type: 'payment-created', payment: aRedirect, askedAt: 1000 }).state;
    const { state } = walk(launching, 2000, { type: 'resumed', restored: true });
    expect(state.page).toMatchObject({ name: 'confirming', cause: 'returned' });
  });
});

describe('the payer, saying that it is done,', () => {
  test.each(['awaiting', 'code-expired'] as const)('on %s has the channel asked', (name) => {
    const { state, effects } = walk(on[name], 130_000, { type: 'confirm' });
    expect(state.page).toMatchObject({ name: 'confirming', cause: 'asked' });
    expect(effects).toEqual([{ type: 'report', params: {} }]);
  });

  test('while it is asked about already has it asked again, from the same moment on', () => {
    const { state, effects } = walk(on.confirming, 9000, { type: 'confirm' });
    expect(state).toEqual(on.confirming);
    expect(effects).toEqual([{ type: 'report', params: {} }]);
  });

  test('anywhere else is a reason to look', () => {
    expect(walk(on.choosing, 2000, { type: 'confirm' })).toEqual({ state: on.choosing, effects: [{ type: 'look' }] });
  });
});

describe('a code that is over', () => {
  test('is asked for anew by one tap', () => {
    const { state, effects } = walk(on['code-expired'], 122_000, { type: 'refresh' });
    expect(state.page).toEqual({ name: 'code-expired', paymentId: 'pay_1', renewing: true });
    expect(effects).toEqual([{ type: 'refresh', paymentId: 'pay_1', afterMs: 0 }]);
  });

  test.each([
    [3000, {}],
    [3001, { notice: 'too-soon' }],
  ] as const)('and asked for too soon is asked for again in %i ms, which is told if it is long', (retryAfterMs, told) => {
    const { state, effects } = walk(
      on['code-expired'],
      122_000,
      { type: 'refresh' },
      { type: 'refresh-failed', error: 'too-soon', retryAfterMs },
    );
    expect(state.page).toEqual({ name: 'code-expired', paymentId: 'pay_1', renewing: true, ...told });
    expect(effects).toEqual([{ type: 'refresh', paymentId: 'pay_1', afterMs: retryAfterMs }]);
  });

  test('is covered, open for a tap, wherever it stands when its time comes', () => {
    for (const state of [on.launching, on.awaiting]) {
      const over = walk(state, 121_000, { type: 'action-over' });
      expect(over.state.page).toEqual({ name: 'code-expired', paymentId: 'pay_1', renewing: false });
      expect(over.effects).toEqual([{ type: 'look' }]);
    }
  });

  test('is not what a wallet, or an attempt without an action, comes to: these are looked at', () => {
    const actionless = walk(on.creating, 1000, {
      type: 'payment-created',
      payment: aPayment({ action: undefined }),
      askedAt: 1000,
    }).state;
    for (const state of [awaitingBridge, actionless]) {
      expect(walk(state, 8_000_000, { type: 'action-over' })).toEqual({ state, effects: [{ type: 'look' }] });
    }
  });
});

describe('an answer to a wish for a new action', () => {
  const asked = (): CheckoutState => walk(on['code-expired'], 122_000, { type: 'refresh' }).state;
  const refreshed = (payment: Payment): Happening => ({ type: 'refreshed', payment, askedAt: 122_500 });

  test('that the attempt has failed is the end of it', () => {
    const { state, effects } = walk(asked(), 123_000, refreshed(aPayment({ status: 'failed' })));
    expect(state.page).toEqual({ name: 'failed', paymentId: 'pay_1' });
    expect(effects).toEqual([]);
  });

  test.each([{ status: 'paying' }, { channelAnswer: 'in-progress' }] as const)('that it is %j shows no new code', (parts) => {
    const { state, effects } = walk(asked(), 123_000, refreshed(aPayment({ action: newCode, ...parts })));
    expect(state.page).toMatchObject({ name: 'confirming', cause: 'in-progress' });
    expect(effects.map(({ type }) => type)).toEqual(['report']);
  });

  test('that is over itself can be asked for once more', () => {
    const { state, effects } = walk(asked(), 123_000, refreshed(aPayment({ action: newCode, actionExpiresInMs: 0 })));
    expect(state.page).toEqual({ name: 'code-expired', paymentId: 'pay_1', renewing: false });
    expect(effects).toEqual([]);
  });

  test('of another attempt opens no wallet', () => {
    const state = renewing();
    const other = walk(state, 4000, refreshed({ ...aRedirect, id: 'pay_0', status: 'closed' }));
    expect(other.state.page).toEqual(state.page);
    expect(other.effects).toEqual([]);
  });

  test('that is older than the end of the attempt does not open its wallet', () => {
    const state = renewing();
    const ended = { ...state, session: { ...state.session!, payments: [{ ...aRedirect, status: 'closed' as const }] } };
    expect(walk(ended, 4000, refreshed(aRedirect)).state.page).toEqual({ name: 'choosing', notice: 'payment-closed' });
  });
});

describe('another way', () => {
  const fresh = (parts: Partial<Payment> = {}): Payment => aPayment({ checkedAt: serverTime(3000), ...parts });

  test('is free with what was left behind before still known', () => {
    const before = { ...on.closing, released: ['pay_0'] };
    const { state } = walk(before, 3000, closeAnswered('not-closable', fresh()));
    expect(state.page).toEqual({ name: 'choosing' });
    expect(state.released).toEqual(['pay_0', 'pay_1']);
  });

  test.each([
    ['unknown', fresh()],
    ['already-paid', fresh()],
    ['not-closable', fresh({ channelAnswer: 'unknown' })],
    ['not-closable', fresh({ status: 'paying' })],
  ] as const)('is shut after %s, however freshly the channel was asked', (outcome, payment) => {
    expect(walk(on.closing, 3000, closeAnswered(outcome, payment)).state.page).toMatchObject({
      name: 'confirming',
      cause: 'close-unknown',
    });
  });

  test('is shut while the old attempt is in progress, and says so', () => {
    const { state } = walk(on.closing, 3000, closeAnswered('in-progress', fresh({ status: 'paying' })));
    expect(state.page).toMatchObject({ name: 'confirming', cause: 'in-progress' });
  });

  test('is shut after no answer, and says so', () => {
    const { state } = walk(on.closing, 3000, { type: 'close-failed', error: 'gateway-timeout' });
    expect(state.page).toMatchObject({ name: 'confirming', cause: 'close-unknown' });
  });
});

describe('the end of the order', () => {
  test.each(['loading', 'unavailable'] as const)('is looked at and not believed while nothing is known, as on %s', (name) => {
    expect(walk(on[name], 1_801_000, { type: 'order-over' })).toEqual({ state: on[name], effects: [{ type: 'look' }] });
  });

  test('while an attempt is asked about is one more thing to ask about', () => {
    const { state, effects } = walk(on.confirming, 1_801_000, { type: 'order-over' });
    expect(state.page).toEqual({
      name: 'confirming',
      paymentId: 'pay_1',
      cause: 'order-over',
      since: Date.parse(serverTime(1_801_000)),
    });
    expect(effects).toEqual([{ type: 'look' }]);
  });

  test('while a wallet is open is asked about', () => {
    const bridged = walk(awaitingBridge, 1_801_000, { type: 'order-over' }, seen([aBridgePayment()], 1_800_500)).state;
    expect(bridged.page).toMatchObject({ name: 'confirming', cause: 'order-over' });
  });
});
