import { describe, expect, test } from 'vitest';
import type { CheckoutEvent } from '../../src/core/checkout-event';
import type { CheckoutState } from '../../src/core/checkout-state';
import { isAway, isDoubtful, isPayerCode, isUnderWay, learn, liveOf, serverNow } from '../../src/core/server-facts';
import type { Action } from '../../src/model/action';
import type { Payment } from '../../src/model/payment';
import { aBridgePayment, aPaidPayment, aPayment, aSession, anUpdate, newCode, serverTime } from './fixtures';
import { on } from './walk';

const offset = Date.parse(serverTime(0));

/** A page that knows these attempts, the newest last; the order ends at 1,801,000, the code at 121,000. */
function knowing(...payments: readonly Payment[]): CheckoutState {
  const { session, clocks } = on.awaiting;
  return { ...on.awaiting, session: { ...session!, payments }, clocks: { ...clocks, actionEndsAt: 121_000 } };
}

function status(payments: readonly Payment[], askedAt: number, parts: Parameters<typeof anUpdate>[0] = {}): CheckoutEvent {
  return { type: 'status-seen', update: anUpdate({ payments, serverTime: serverTime(askedAt), ...parts }), askedAt, at: askedAt };
}

describe('what a status tells of attempts', () => {
  test('changes those it names, adds those that are new, and keeps those it leaves out, in their order', () => {
    const [first, second, third] = [
      aPayment({ status: 'failed' }),
      aPayment({ id: 'pay_2', status: 'paying' }),
      aBridgePayment({ id: 'pay_3' }),
    ];
    const { session } = learn(knowing(first, aPayment({ id: 'pay_2' })), status([second, third], 2000));
    expect(session?.payments).toEqual([first, second, third]);
  });

  test.each([
    ['paid', 'pending', 'paid'],
    ['paid', 'closed', 'paid'],
    ['closed', 'paying', 'closed'],
    ['failed', 'pending', 'failed'],
    ['closed', 'paid', 'paid'],
    ['failed', 'closed', 'closed'],
    ['pending', 'paying', 'paying'],
    ['paying', 'pending', 'pending'],
  ] as const)('makes of %s and then %s what is %s', (known, fresh, outcome) => {
    const seen = learn(knowing(aPayment({ status: known })), status([aPayment({ status: fresh })], 2000));
    expect(seen.session?.payments.map((payment) => payment.status)).toEqual([outcome]);
    const told = learn(knowing(aPayment({ status: known })), {
      type: 'payment-created',
      payment: aPayment({ status: fresh }),
      askedAt: 2000,
      at: 2000,
    });
    expect(told.session?.payments.map((payment) => payment.status)).toEqual([outcome]);
  });

  test('of a paid attempt brings what is new of it, as its refund', () => {
    const refund = { status: 'succeeded', amount: { value: 102400, currency: 'CNY' } } as const;
    const { session } = learn(knowing(aPaidPayment()), status([aPaidPayment({ refund })], 2000));
    expect(session?.payments).toEqual([aPaidPayment({ refund })]);
  });

  test('of a session that is paid leaves it paid; of any other it is believed', () => {
    const state = knowing(aPayment());
    const paid = { ...state, session: { ...state.session!, status: 'paid' as const } };
    expect(learn(paid, status([], 2000, { status: 'expired' })).session?.status).toBe('paid');
    expect(learn(state, status([], 2000, { status: 'expired' })).session?.status).toBe('expired');
    expect(learn(state, status([], 2000, { expiresInMs: 5, serverTime: serverTime(7) })).session).toMatchObject({
      expiresInMs: 5,
      serverTime: serverTime(7),
    });
  });

  test('comes to nothing before there is a session', () => {
    expect(learn(on.loading, status([aPayment()], 2000))).toBe(on.loading);
    expect(learn(on.loading, { type: 'payment-live', payment: aPayment(), askedAt: 2000, at: 2000 })).toBe(on.loading);
  });
});

test('a session that is loaded again brings all it says, and takes away no attempt', () => {
  const products = [{ productId: 'alipay.qr' }];
  const again = learn(knowing(aPaidPayment()), {
    type: 'session-loaded',
    session: aSession({ products, authorization: { status: 'granted' } }),
    askedAt: 2000,
    at: 2000,
  });
  expect(again.session).toMatchObject({ products, authorization: { status: 'granted' }, payments: [aPaidPayment()] });
});

describe('the clocks', () => {
  test.each([
    [-1500, true],
    [-1499, false],
    [0, false],
    [1499, false],
    [1500, true],
  ])('are moved by %i ms: %s', (ms, isMoved) => {
    const { clocks } = learn(
      knowing(aPayment()),
      status([aPayment({ actionExpiresInMs: 119_000 + ms })], 2000, { expiresInMs: 1_799_000 + ms }),
    );
    expect(clocks.orderEndsAt).toBe(isMoved ? 1_801_000 + ms : 1_801_000);
    expect(clocks.actionEndsAt).toBe(isMoved ? 121_000 + ms : 121_000);
  });

  test('of what was over and is given more time go on; of what had time and is over stop', () => {
    const over = knowing(aPayment());
    const more = learn(over, status([aPayment({ actionExpiresInMs: 60_000 })], 1_801_000, { expiresInMs: 90_000 })).clocks;
    expect(more).toMatchObject({ orderEndsAt: 1_891_000, actionEndsAt: 1_861_000 });
    const none = learn(over, status([aPayment({ actionExpiresInMs: 0 })], 50_000, { expiresInMs: 0 })).clocks;
    expect(none).toMatchObject({ orderEndsAt: 50_000, actionEndsAt: 50_000 });
  });

  test('of what is over at the very moment stay', () => {
    const { clocks } = learn(knowing(aPayment()), status([aPayment({ actionExpiresInMs: -5000 })], 121_000, { expiresInMs: 1_680_000 }));
    expect(clocks.actionEndsAt).toBe(121_000);
  });

  test('of a new action are its own, however near to the old', () => {
    const { clocks } = learn(knowing(aPayment()), status([aPayment({ action: newCode, actionExpiresInMs: 119_001 })], 2000));
    expect(clocks.actionEndsAt).toBe(121_001);
  });

  test('of an attempt that is over, or tells no end, are none', () => {
    expect(learn(knowing(aPayment()), status([aPayment({ status: 'closed' })], 2000)).clocks.actionEndsAt).toBeUndefined();
    expect(learn(knowing(aPayment()), status([aPayment({ actionExpiresInMs: undefined })], 2000)).clocks.actionEndsAt).toBeUndefined();
  });

  test('of the live attempt are not those of an older one', () => {
    const state = knowing(aPayment(), aBridgePayment({ id: 'pay_2' }));
    const payment = aPayment({ action: newCode, actionExpiresInMs: 5 });
    expect(learn(state, { type: 'refreshed', payment, askedAt: 2000, at: 2000 }).clocks).toEqual(state.clocks);
    const newest = aBridgePayment({ id: 'pay_2', action: newCode, actionExpiresInMs: 5 });
    expect(learn(state, { type: 'refreshed', payment: newest, askedAt: 2000, at: 2000 }).clocks.actionEndsAt).toBe(2005);
  });

  test('say of the server’s the least that was heard, and nothing after a sleep until it is heard again', () => {
    const state = knowing(aPayment());
    expect(state.clocks.serverOffset).toBe(offset);
    const quicker = learn(state, status([], 2000, { serverTime: serverTime(1900) }));
    expect(quicker.clocks.serverOffset).toBe(offset - 100);
    expect(learn(quicker, status([], 3000)).clocks.serverOffset).toBe(offset - 100);
    expect(learn(quicker, status([], 3000, { serverTime: '' })).clocks.serverOffset).toBe(offset - 100);
    const slept = learn(quicker, { type: 'resumed', restored: false, at: 4000 });
    expect(slept.clocks).toEqual({ ...quicker.clocks, serverOffset: undefined, resumedAt: 4000 });
    expect(serverNow(slept, 4000)).toBe(Infinity);
    expect(serverNow(quicker, 4000)).toBe(offset - 100 + 4000);
    expect(serverNow(learn(slept, status([], 5000)), 5000)).toBe(Date.parse(serverTime(5000)));
  });

  test('say nothing of the server’s by an answer that was asked for before a sleep and came after it', () => {
    const slept = learn(knowing(aPayment()), { type: 'resumed', restored: false, at: 4000 });
    expect(learn(slept, status([], 3999)).clocks.serverOffset).toBeUndefined();
    expect(serverNow(learn(slept, status([], 3999)), 5000)).toBe(Infinity);
    expect(learn(slept, status([], 4000)).clocks.serverOffset).toBe(offset);
  });
});

describe('the live attempt', () => {
  const doubtful = aPayment({ id: 'pay_0', channelAnswer: 'unknown' });

  test('is the newest, unless it has ended or was left behind', () => {
    expect(liveOf(knowing(doubtful, aBridgePayment()))?.id).toBe('pay_1');
    expect(liveOf(knowing(aPayment({ status: 'closed' })))).toBeUndefined();
    expect(liveOf({ ...knowing(aPayment()), released: ['pay_1'] })).toBeUndefined();
    expect(liveOf(knowing(aPayment({ action: { kind: 'none' } })))).toBeUndefined();
    expect(liveOf(on.loading)).toBeUndefined();
  });

  test('is else an older one that may be in the middle of being paid, and no other', () => {
    const left = { ...knowing(doubtful, aPayment()), released: ['pay_0', 'pay_1'] };
    expect(liveOf(left)?.id).toBe('pay_0');
    expect(liveOf({ ...left, session: { ...left.session!, payments: [aPayment({ id: 'pay_0' }), aPayment()] } })).toBeUndefined();
    expect(liveOf(knowing({ ...doubtful, status: 'failed' }, aPayment({ status: 'closed' })))).toBeUndefined();
  });
});

test.each([
  [aPayment(), false, false],
  [aPayment({ status: 'paying' }), true, true],
  [aPayment({ channelAnswer: 'in-progress' }), true, true],
  [aPayment({ channelAnswer: 'unknown' }), false, true],
  [undefined, false, false],
])('whether somebody is paying, or may be: %j', (payment, underWay, doubtful) => {
  expect(isUnderWay(payment)).toBe(underWay);
  expect(isDoubtful(payment)).toBe(doubtful);
});

test.each<[Action | undefined, boolean]>([
  [{ kind: 'redirect', url: 'https://wx.tenpay.com/h5' }, true],
  [{ kind: 'form', url: 'https://gateway.95516.com/', method: 'POST', fields: [] }, true],
  [{ kind: 'app-link', url: 'alipays://platformapi/startapp' }, true],
  [{ kind: 'app-sdk', sdk: 'alipay', parameters: {} }, true],
  [{ kind: 'mini-program', path: '/pages/unified-cashier/pay' }, true],
  [newCode, false],
  [aBridgePayment().action, false],
  [{ kind: 'wait' }, false],
  [{ kind: 'none' }, false],
  [undefined, false],
])('whether %j takes the payer away from the page', (action, isTaken) => {
  expect(isAway(aPayment({ action }))).toBe(isTaken);
});

test('an attempt with the payer’s code is one that waits, of a product that reads codes', () => {
  const wait: Action = { kind: 'wait' };
  expect(isPayerCode(aPayment({ productId: 'wechat-pay.payer-code', action: wait }))).toBe(true);
  expect(isPayerCode(aPayment({ productId: 'wechat-pay.payer-code', action: newCode }))).toBe(false);
  expect(isPayerCode(aPayment({ productId: 'wechat-pay.native', action: wait }))).toBe(false);
  expect(isPayerCode(aPayment({ productId: 'of.nobody', action: wait }))).toBe(false);
  expect(isPayerCode(aPayment({ productId: 'wechat-pay.payer-code', action: undefined }))).toBe(false);
});
