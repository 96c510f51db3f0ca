import { describe, expect, test } from 'vitest';
import type { CheckoutEffect, Happening } from '../../src/core/checkout-event';
import type { CheckoutState, PageName } from '../../src/core/checkout-state';
import type { Payment } from '../../src/model/payment';
import { aBridgePayment, aPaidPayment, aPayment, aSession, newCode, serverTime } from './fixtures';
import { awaitingBridge, bridgeIntent, intent, on, pageNames, seen, walk } from './walk';

const stored = { ...intent, stage: 'creating' } as const;
const redirected: Payment = aPayment({ action: { kind: 'redirect', url: 'https://wx.tenpay.com/h5' } });

function loaded(parts: Parameters<typeof aSession>[0] = {}): Happening {
  return { type: 'session-loaded', session: aSession(parts), askedAt: 1000 };
}

function closeAnswered(outcome: 'closed' | 'already-paid' | 'in-progress' | 'not-closable' | 'unknown', payment: Payment): Happening {
  return { type: 'close-answered', result: { outcome, payment }, askedAt: 3000 };
}

function created(payment: Payment): Happening {
  return { type: 'payment-created', payment, askedAt: 2000 };
}

function types(effects: readonly CheckoutEffect[]): string[] {
  return effects.map(({ type }) => type);
}

/** The unpaid attempt, asked about at the channel at that moment. */
function unpaidSince(ms: number, parts: Partial<Payment> = {}): Payment {
  return aPayment({ checkedAt: serverTime(ms), ...parts });
}

type Row = [from: PageName, what: string, happening: Happening, to: PageName];

const rows: Row[] = [
  ['loading', 'a session in which nothing was tried', loaded(), 'choosing'],
  ['loading', 'no session', { type: 'load-failed', error: 'session-not-found' }, 'unavailable'],
  ['loading', 'a live code', loaded({ payments: [aPayment()] }), 'awaiting'],
  ['loading', 'a live code that is over', loaded({ payments: [aPayment({ actionExpiresInMs: 0 })] }), 'code-expired'],
  ['loading', 'a live code that was scanned', loaded({ payments: [aPayment({ status: 'paying' })] }), 'confirming'],
  ['loading', 'a live attempt in a wallet', loaded({ payments: [aBridgePayment()] }), 'confirming'],
  ['loading', 'an attempt that failed', loaded({ payments: [aPayment({ status: 'failed' })] }), 'failed'],
  ['loading', 'a session that is paid', loaded({ status: 'paid', payments: [aPaidPayment()] }), 'paid'],
  ['loading', 'a session that has expired', loaded({ status: 'expired' }), 'expired'],
  ['loading', 'a session that is closed', loaded({ status: 'closed' }), 'closed'],
  ['loading', 'a stored intent that was sent', { ...loaded(), stored } as Happening, 'creating'],
  ['unavailable', 'a retry', { type: 'retry' }, 'loading'],
  ['unavailable', 'coming back to the page', { type: 'resumed', restored: false }, 'loading'],
  ['choosing', 'pay', { type: 'pay', intent }, 'creating'],
  ['choosing', 'pay, where the wallet has to say who pays', { type: 'pay', intent: bridgeIntent, needs: 'identity' }, 'authorizing'],
  ['choosing', "pay, where the payer's code is read", { type: 'pay', intent, needs: 'payer-code' }, 'collecting-code'],
  ['choosing', 'the end of the order', { type: 'order-over' }, 'expired'],
  ['choosing', 'an attempt of another tab', seen([aPayment()], 2000), 'awaiting'],
  ['collecting-code', 'a code that was read', { type: 'code-read', intent: { ...intent, payerCode: '13006109' } }, 'creating'],
  ['collecting-code', 'back', { type: 'back' }, 'choosing'],
  ['collecting-code', 'the end of the order', { type: 'order-over' }, 'expired'],
  ['authorizing', 'back', { type: 'back' }, 'choosing'],
  ['authorizing', 'a refusal', { type: 'authorization-failed', error: 'authorization-unavailable' }, 'choosing'],
  ['authorizing', 'coming back from the cache', { type: 'resumed', restored: true }, 'loading'],
  ['creating', 'an attempt', created(aPayment()), 'launching'],
  ['creating', 'an attempt that failed at once', created(aPayment({ status: 'failed' })), 'failed'],
  ['creating', 'an attempt that was closed meanwhile', created(aPayment({ status: 'closed' })), 'choosing'],
  ['creating', 'an attempt that is paid already', created(aPaidPayment()), 'paid'],
  ['creating', 'a refusal with its reason', { type: 'create-refused', error: 'payment-refused' }, 'choosing'],
  ['creating', 'no answer', { type: 'create-unknown' }, 'outcome-unknown'],
  ['creating', 'a code that is live elsewhere', { type: 'payment-live', payment: aPayment(), askedAt: 2000 }, 'awaiting'],
  ['creating', 'a wallet that is open elsewhere', { type: 'payment-live', payment: aBridgePayment(), askedAt: 2000 }, 'confirming'],
  ['creating', 'a wish for identity', { type: 'authorization-needed' }, 'authorizing'],
  ['creating', 'a session that has ended', { type: 'create-refused', error: 'session-ended' }, 'loading'],
  ['outcome-unknown', 'the same key answered', created(aPayment()), 'launching'],
  ['outcome-unknown', 'a refusal', { type: 'create-refused', error: 'payment-refused' }, 'choosing'],
  ['outcome-unknown', 'still no answer', { type: 'create-unknown' }, 'outcome-unknown'],
  ['outcome-unknown', 'a status with the attempt', seen([aPayment()], 2000), 'launching'],
  ['outcome-unknown', "a status with another tab's attempt", seen([aBridgePayment()], 2000), 'confirming'],
  ['outcome-unknown', 'a status that says paid', seen([aPaidPayment()], 2000), 'paid'],
  ['launching', 'a start', { type: 'launch-started' }, 'awaiting'],
  ['launching', 'a start that failed', { type: 'launch-failed', error: 'bridge-absent' }, 'awaiting'],
  ['launching', 'the wallet answering at once', { type: 'wallet-answered', claim: 'ok', params: {} }, 'confirming'],
  ['launching', 'the wallet falling silent', { type: 'wallet-silent' }, 'confirming'],
  ['awaiting', 'a status that says paid', seen([aPaidPayment()], 2000), 'paid'],
  ['awaiting', 'a status that says failed', seen([aPayment({ status: 'failed' })], 2000), 'failed'],
  ['awaiting', 'a status that says closed', seen([aPayment({ status: 'closed' })], 2000), 'choosing'],
  ['awaiting', "the wallet's ok", { type: 'wallet-answered', claim: 'ok', params: {} }, 'confirming'],
  ['awaiting', "the wallet's cancel", { type: 'wallet-answered', claim: 'cancel', params: {} }, 'confirming'],
  ['awaiting', "the wallet's fail", { type: 'wallet-answered', claim: 'fail', params: {} }, 'confirming'],
  ['awaiting', 'the payer saying that it is done', { type: 'confirm' }, 'confirming'],
  ['awaiting', 'the end of the code', { type: 'action-over' }, 'code-expired'],
  ['awaiting', 'the end of the order', { type: 'order-over' }, 'confirming'],
  ['awaiting', 'another way', { type: 'another-way' }, 'closing'],
  ['awaiting', 'refresh', { type: 'refresh' }, 'code-expired'],
  ['awaiting', 'once more', { type: 'relaunch' }, 'launching'],
  ['code-expired', 'a status that says paid', seen([aPaidPayment()], 122_000), 'paid'],
  ['code-expired', 'a status that says it is being paid', seen([aPayment({ status: 'paying' })], 122_000), 'confirming'],
  ['code-expired', 'a code that was renewed elsewhere', seen([aPayment({ action: newCode })], 122_000), 'awaiting'],
  ['code-expired', 'another way', { type: 'another-way' }, 'closing'],
  ['code-expired', 'the payer saying that it is done', { type: 'confirm' }, 'confirming'],
  ['confirming', 'a status that says paid', seen([aPaidPayment()], 3000), 'paid'],
  ['confirming', 'a status that says failed', seen([aPayment({ status: 'failed' })], 3000), 'failed'],
  ['confirming', 'a status that says closed', seen([aPayment({ status: 'closed' })], 3000), 'choosing'],
  ['confirming', 'a fresh unpaid', seen([unpaidSince(2500)], 3000), 'awaiting'],
  ['confirming', 'a fresh unpaid of a code that is over', seen([unpaidSince(2500, { actionExpiresInMs: 0 })], 3000), 'code-expired'],
  ['closing', 'closed', closeAnswered('closed', aPayment({ status: 'closed' })), 'choosing'],
  ['closing', 'unpaid and not closable', closeAnswered('not-closable', unpaidSince(3000)), 'choosing'],
  ['closing', 'already paid', closeAnswered('already-paid', aPaidPayment()), 'paid'],
  ['closing', 'already paid, of an attempt that does not say so yet', closeAnswered('already-paid', aPayment()), 'confirming'],
  ['closing', 'in progress', closeAnswered('in-progress', aPayment({ status: 'paying' })), 'confirming'],
  ['closing', 'a word that is not known', closeAnswered('unknown', aPayment()), 'confirming'],
  ['closing', 'not closable and perhaps paid', closeAnswered('not-closable', aPayment({ channelAnswer: 'unknown' })), 'confirming'],
  ['closing', 'no answer', { type: 'close-failed', error: 'gateway-timeout' }, 'confirming'],
  ['paid', 'a second payment', seen([aPaidPayment(), aPaidPayment({ id: 'pay_2' })], 3000), 'paid-twice'],
  ['failed', 'a retry', { type: 'retry' }, 'choosing'],
  ['failed', 'a late success', seen([aPaidPayment()], 3000), 'paid'],
  ['closed', 'a late success', seen([aPaidPayment()], 3000), 'paid'],
  ['expired', 'a late success', seen([aPaidPayment()], 3000), 'paid'],
];

describe('the table of states', () => {
  test.each(rows)('%s: %s leads on', (from, _, happening, to) => {
    const start: CheckoutState = on[from];
    expect(start.page.name).toBe(from);
    expect(
      walk(start, happening.type === 'session-loaded' ? 1000 : from === 'code-expired' ? 122_500 : 3500, happening).state.page.name,
    ).toBe(to);
  });

  test('has a row for every page that can be left', () => {
    const left = new Set(rows.filter(([from, , , to]) => from !== to).map(([from]) => from));
    expect(pageNames.filter((name) => !left.has(name))).toEqual(['paid-twice']);
  });
});

describe('creating', () => {
  test('one intent is one key: every try after silence sends the same, each a little later, fifteen seconds at most', () => {
    let state: CheckoutState = on.creating;
    const waits: number[] = [];
    for (let tries = 0; tries < 7; tries += 1) {
      const walked = walk(state, 2000 + tries, { type: 'create-unknown' });
      const [effect] = walked.effects;
      state = walked.state;
      expect(effect).toMatchObject({ type: 'create', intent: { key: intent.key } });
      waits.push((effect as { afterMs: number }).afterMs);
    }
    expect(waits).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
  });

  test('waits as long as the server asks, if that is longer', () => {
    expect(walk(on.creating, 2000, { type: 'create-unknown', retryAfterMs: 9000 }).effects).toContainEqual({
      type: 'create',
      intent,
      afterMs: 9000,
    });
    expect(walk(on.creating, 2000, { type: 'create-unknown', retryAfterMs: 10 }).effects).toContainEqual({
      type: 'create',
      intent,
      afterMs: 1000,
    });
  });

  test('can not be doubled: pay again, a code again or a choice changes nothing', () => {
    const other = { ...intent, key: 'another-key-another-key' };
    for (const happening of [
      { type: 'pay', intent: other },
      { type: 'code-read', intent: other },
      { type: 'select', selection: other },
    ] as const) {
      expect(walk(on.creating, 2000, happening)).toEqual({ state: on.creating, effects: [] });
      expect(walk(on['outcome-unknown'], 2000, happening)).toEqual({ state: on['outcome-unknown'], effects: [] });
    }
  });

  test('the key is forgotten once its outcome is known, and not before', () => {
    expect(types(walk(on.creating, 2000, { type: 'create-unknown' }).effects)).not.toContain('forget-intent');
    for (const known of [
      created(aPayment()),
      { type: 'create-refused', error: 'payment-refused' },
      seen([aPaidPayment()], 2000),
    ] as const) {
      expect(types(walk(on['outcome-unknown'], 2500, known).effects)).toContain('forget-intent');
    }
  });

  test('a refused product stands behind the others, the last refused last, and the choice is the payer’s anew', () => {
    const once = walk(on.creating, 2000, { type: 'create-refused', error: 'payment-refused' }).state;
    expect(once).toMatchObject({ setbacks: ['wechat-pay.native'], selection: undefined, page: { notice: 'payment-refused' } });
    const twice = walk(once, 3000, { type: 'pay', intent: bridgeIntent }, { type: 'create-refused', error: 'product-unavailable' }).state;
    expect(twice.setbacks).toEqual(['wechat-pay.native', 'wechat-pay.jsapi']);
    const thrice = walk(twice, 4000, { type: 'pay', intent }, { type: 'create-refused', error: 'payment-refused' }).state;
    expect(thrice.setbacks).toEqual(['wechat-pay.jsapi', 'wechat-pay.native']);
  });

  test('a server that granted the identity and asks for it again does not send the payer round for ever', () => {
    const granted = walk(on.loading, 1000, loaded({ authorization: { status: 'granted' } }), { type: 'pay', intent: bridgeIntent }).state;
    const { state } = walk(granted, 2000, { type: 'authorization-needed' });
    expect(state.page).toEqual({ name: 'choosing', notice: 'authorization-refused' });
  });
});

describe('the end of the order', () => {
  test.each(['creating', 'outcome-unknown', 'closing'] as const)(
    'does not cut off what the server was asked for: %s waits for its answer',
    (name) => {
      const { state, effects } = walk(on[name], 1_801_000, { type: 'order-over' });
      expect(state.page).toEqual(on[name].page);
      expect(types(effects)).toEqual(['look']);
    },
  );
});

describe('a stored intent', () => {
  const wantsIdentity = { ...bridgeIntent, stage: 'authorizing' } as const;

  test('that was sent is sent again with its key', () => {
    const { effects } = walk(on.loading, 1000, { ...loaded(), stored } as Happening);
    expect(effects).toEqual([{ type: 'create', intent: expect.objectContaining({ key: intent.key }) as unknown, afterMs: 0 }]);
  });

  test('gives way to the attempt that is live', () => {
    const { state, effects } = walk(on.loading, 1000, { ...loaded({ payments: [aPayment()] }), stored } as Happening);
    expect(state.page).toMatchObject({ name: 'awaiting', reason: 'joined' });
    expect(types(effects)).toEqual(['forget-intent', 'launch']);
  });

  test.each([
    ['granted', { name: 'creating' }],
    ['refused', { name: 'choosing', notice: 'authorization-refused' }],
    ['none', { name: 'choosing' }],
  ] as const)('that went to be authorized and came back %s leads on', (status, page) => {
    const { state } = walk(on.loading, 1000, { ...loaded({ authorization: { status } }), stored: wantsIdentity } as Happening);
    expect(state.page).toMatchObject(page);
    if (status !== 'granted') expect(state.selection?.productId).toBe('wechat-pay.jsapi');
  });
});

describe('what the browser hears', () => {
  test.each(['ok', 'cancel', 'fail'] as const)('%s, from the wallet, is passed on to the server and decides nothing', (claim) => {
    const params = { err_msg: `get_brand_wcpay_request:${claim}` };
    const { state, effects } = walk(awaitingBridge, 2000, { type: 'wallet-answered', claim, params });
    expect(state.page).toMatchObject({ name: 'confirming', cause: claim });
    expect(effects).toEqual([{ type: 'report', params }]);
  });

  test('coming back from a redirect is a reason to ask; coming back to a code is a reason to look', () => {
    const away = walk(on.creating, 1000, created(redirected), { type: 'launch-started' }).state;
    expect(walk(away, 2000, { type: 'resumed', restored: true }).state.page).toMatchObject({ name: 'confirming', cause: 'returned' });
    const { state, effects } = walk(on.awaiting, 2000, { type: 'resumed', restored: false });
    expect(state.page.name).toBe('awaiting');
    expect(types(effects)).toEqual(['look']);
  });

  test('a focus while the browser is still leaving for the wallet does not take it back', () => {
    expect(walk(on.authorizing, 2000, { type: 'resumed', restored: false })).toMatchObject({
      state: { page: { name: 'authorizing' } },
      effects: [],
    });
  });
});

describe('confirming', () => {
  test('a word that is not known, and one that says in progress, keep it', () => {
    for (const doubt of [{ channelAnswer: 'unknown' }, { channelAnswer: 'in-progress' }, { status: 'paying' }] as const) {
      const { state } = walk(on.confirming, 9000, seen([unpaidSince(8000, doubt)], 8500));
      expect(state.page.name).toBe('confirming');
    }
  });

  test('an unpaid that the channel said before the question was asked does not unlock it', () => {
    expect(walk(on.confirming, 9000, seen([unpaidSince(1999)], 8500)).state.page.name).toBe('confirming');
    expect(walk(on.confirming, 9000, seen([unpaidSince(2000)], 8500)).state.page.name).toBe('awaiting');
    expect(walk(on.confirming, 9000, seen([aPayment({ checkedAt: undefined })], 8500)).state.page.name).toBe('confirming');
  });

  test('a slow answer does not make the server’s clock seem later than a quick one has shown it', () => {
    const slow = walk(on.awaiting, 9000, seen([aPayment()], 2000, { serverTime: serverTime(8900) }), { type: 'confirm' }).state;
    expect(slow.page).toMatchObject({ name: 'confirming', since: Date.parse(serverTime(9000)) });
  });

  test('after a sleep the server’s clock is asked for anew before an answer counts as fresh', () => {
    const slept = walk(on.awaiting, 2000, { type: 'resumed', restored: true }, { type: 'confirm' }).state;
    expect(slept.page).toMatchObject({ name: 'confirming', since: Infinity });
    const heard = walk(slept, 3000, seen([unpaidSince(2900)], 2900)).state;
    expect(heard.page.name).toBe('confirming');
    expect(walk(heard, 5000, seen([unpaidSince(4900)], 4900)).state.page.name).toBe('awaiting');
  });

  test('pay, refresh, another way and once more are locked', () => {
    for (const happening of [
      { type: 'pay', intent: { ...intent, key: 'k2' } },
      { type: 'refresh' },
      { type: 'another-way' },
      { type: 'relaunch' },
    ] as const) {
      const { state, effects } = walk(on.confirming, 3000, happening);
      expect(state.page.name).toBe('confirming');
      expect(types(effects).filter((type) => type !== 'look')).toEqual([]);
    }
  });

  test('unpaid in a wallet leads back with both buttons and starts nothing by itself', () => {
    const { state, effects } = walk(awaitingBridge, 2000, { type: 'wallet-answered', claim: 'cancel', params: {} });
    expect(types(effects)).toEqual(['report']);
    const back = walk(state, 4000, seen([aBridgePayment({ checkedAt: serverTime(3000) })], 3500));
    expect(back.state.page).toMatchObject({ name: 'awaiting', reason: 'unpaid' });
    expect(back.effects).toEqual([]);
  });

  test('the end of the order is believed after a look that was asked for after it, and not before', () => {
    const ended = walk(on.awaiting, 1_801_000, { type: 'order-over' }).state;
    expect(ended.page).toMatchObject({ name: 'confirming', cause: 'order-over' });
    const early = walk(ended, 1_801_500, seen([unpaidSince(1_800_000)], 1_800_900));
    expect(early.state.page.name).toBe('confirming');
    expect(types(early.effects)).toEqual(['look']);
    expect(walk(early.state, 1_803_000, seen([unpaidSince(1_800_000)], 1_802_000)).state.page.name).toBe('expired');
  });

  test('an attempt that may be in the middle of being paid is not called over with its order', () => {
    const paying = aPayment({ status: 'paying', channelAnswer: 'in-progress' });
    const ended = walk(on.awaiting, 1_801_000, { type: 'order-over' }, seen([paying], 1_801_000, { status: 'expired' })).state;
    expect(ended.page.name).toBe('confirming');
    expect(walk(ended, 1_810_000, seen([aPaidPayment()], 1_809_000, { status: 'expired' })).state.page.name).toBe('paid');
  });
});

describe('refresh', () => {
  test('covers the code before the server is asked for another', () => {
    const { state, effects } = walk(on.awaiting, 2000, { type: 'refresh' });
    expect(state.page).toMatchObject({ name: 'code-expired', renewing: true });
    expect(effects).toEqual([expect.objectContaining({ type: 'refresh', paymentId: 'pay_1' })]);
  });

  test('a second tap asks nothing', () => {
    expect(walk(on.awaiting, 2000, { type: 'refresh' }, { type: 'refresh' }).effects).toEqual([]);
  });

  test('shows the new code of the same attempt', () => {
    const renewed = aPayment({ action: newCode });
    const { state, effects } = walk(
      on['code-expired'],
      122_000,
      { type: 'refresh' },
      { type: 'refreshed', payment: renewed, askedAt: 121_500 },
    );
    expect(state.page).toEqual({ name: 'awaiting', paymentId: 'pay_1' });
    expect(effects).toEqual([{ type: 'launch', payment: renewed }]);
    expect(state.clocks.actionEndsAt).toBe(121_500 + 120_000);
  });

  test('that was too soon leaves a code that still lives as it was', () => {
    const { state } = walk(on.awaiting, 2000, { type: 'refresh' }, { type: 'refresh-failed', error: 'too-soon', retryAfterMs: 5000 });
    expect(state.page).toEqual({ name: 'awaiting', paymentId: 'pay_1', reason: 'too-soon' });
  });

  test('without an answer keeps the code covered, since the old one may be dead, and looks', () => {
    const { state, effects } = walk(on.awaiting, 2000, { type: 'refresh' }, { type: 'refresh-failed', error: 'gateway-timeout' });
    expect(state.page).toMatchObject({ name: 'code-expired', renewing: false, notice: 'gateway-timeout' });
    expect(types(effects)).toEqual(['look']);
  });

  test('is not for a code that was scanned: a new one would be another chance to pay', () => {
    const scanned = walk(on.awaiting, 2000, seen([aPayment({ status: 'paying' })], 2000)).state;
    expect(types(walk(scanned, 3000, { type: 'refresh' }).effects)).toEqual(['look']);
    expect(walk(scanned, 3000, { type: 'action-over' }).state.page).toMatchObject({ name: 'confirming', cause: 'in-progress' });
  });
});

describe('another way', () => {
  const released = walk(on.closing, 3000, closeAnswered('not-closable', unpaidSince(3000))).state;
  const another = { ...bridgeIntent, key: 'key-two-key-two-key-two2' };

  test('is free when the old attempt is closed', () => {
    const { state } = walk(on.closing, 3000, closeAnswered('closed', aPayment({ status: 'closed' })));
    expect(walk(state, 4000, { type: 'pay', intent: another }).state.page.name).toBe('creating');
  });

  test('is free when the old attempt is unpaid and can not be closed; it is still watched', () => {
    expect(released.released).toEqual(['pay_1']);
    expect(walk(released, 4000, seen([unpaidSince(4000)], 4000)).state.page.name).toBe('choosing');
    expect(walk(released, 4000, { type: 'pay', intent: another }).state.page.name).toBe('creating');
    expect(walk(released, 5000, seen([aPaidPayment()], 5000)).state.page.name).toBe('paid');
  });

  test.each([{ status: 'paying' }, { channelAnswer: 'in-progress' }, { channelAnswer: 'unknown' }] as const)(
    'is shut again once the attempt that was left behind is %j',
    (doubt) => {
      const { state } = walk(released, 5000, seen([unpaidSince(4500, doubt)], 5000));
      expect(state.page.name).toBe('confirming');
      expect(types(walk(state, 6000, { type: 'pay', intent: another }).effects)).not.toContain('create');
    },
  );

  test('after a second attempt failed is shut too, while the first is being paid', () => {
    const second = aBridgePayment({ id: 'pay_2' });
    const waiting = walk(released, 4000, { type: 'pay', intent: another }, created(second), { type: 'launch-started' }).state;
    const payments = [unpaidSince(6000, { status: 'paying' }), { ...second, status: 'failed' as const }];
    const { state } = walk(waiting, 6000, seen(payments, 6000), seen(payments, 7000), { type: 'retry' });
    expect(types(walk(state, 8000, { type: 'pay', intent: { ...another, key: 'key-three' } }).effects)).not.toContain('create');
  });
});

describe('what the server said', () => {
  test('of paid is not taken back by an older answer', () => {
    expect(walk(on.paid, 3000, seen([aPayment()], 1200, { status: 'open' })).state).toMatchObject({
      page: { name: 'paid' },
      session: { status: 'open', payments: [{ status: 'paid' }] },
    });
  });

  test('of an attempt that ended is not taken back but by a late success', () => {
    const closed = walk(on.closing, 3000, closeAnswered('closed', aPayment({ status: 'closed' }))).state;
    const older = walk(closed, 3500, seen([aPayment()], 2500)).state;
    expect(older.page.name).toBe('choosing');
    expect(older.session?.payments[0]?.status).toBe('closed');
  });

  test('of an attempt it leaves out later is kept', () => {
    expect(walk(on.awaiting, 3000, seen([], 3000)).state.session?.payments).toHaveLength(1);
  });

  test('of the time left moves no countdown by less than a second and a half, and does move it by more', () => {
    const { orderEndsAt } = on.awaiting.clocks;
    expect(walk(on.awaiting, 3000, seen([aPayment()], 3000, { expiresInMs: 1_799_400 })).state.clocks.orderEndsAt).toBe(orderEndsAt);
    expect(walk(on.awaiting, 3000, seen([aPayment()], 3000, { expiresInMs: 600_000 })).state.clocks.orderEndsAt).toBe(603_000);
  });

  test('of an order and a code that are over stays at the moment they ended, however often it is said', () => {
    const over = walk(on.awaiting, 1_801_000, seen([aPayment({ actionExpiresInMs: 0 })], 1_801_000, { expiresInMs: 0 })).state;
    const again = walk(over, 1_805_000, seen([aPayment({ actionExpiresInMs: 0 })], 1_805_000, { expiresInMs: 0 })).state;
    expect(again.clocks.orderEndsAt).toBe(over.clocks.orderEndsAt);
    expect(again.clocks.actionEndsAt).toBe(over.clocks.actionEndsAt);
  });
});

describe('an attempt that is live already', () => {
  const elsewhere = aBridgePayment({ id: 'pay_9', status: 'paying', channelAnswer: 'in-progress' });

  test('is joined when the payer presses pay beside it', () => {
    const beside = { ...on.choosing, session: { ...on.choosing.session!, payments: [aPayment()] } };
    expect(walk(beside, 2000, { type: 'pay', intent }).state.page).toMatchObject({ name: 'awaiting', reason: 'joined' });
  });

  test('is not launched again while it is being paid elsewhere', () => {
    const { state, effects } = walk(on['outcome-unknown'], 2000, seen([{ ...elsewhere, productId: intent.productId }], 2000));
    expect(state.page.name).toBe('confirming');
    expect(types(effects)).not.toContain('launch');
  });

  test('is asked about, not launched again, when nobody knows whether it is being paid', () => {
    const doubtful = walk(awaitingBridge, 2000, seen([aBridgePayment({ channelAnswer: 'unknown' })], 2000)).state;
    expect(walk(doubtful, 3000, { type: 'relaunch' }).state.page).toMatchObject({ name: 'confirming', cause: 'asked' });
  });
});

test('an old word that an attempt is unpaid does not free the way to another, where it can not be closed', () => {
  const { state } = walk(on.closing, 60_000, closeAnswered('not-closable', unpaidSince(1000)));
  expect(state.page).toMatchObject({ name: 'confirming', cause: 'close-unknown' });
});

test('a product that failed stands behind the rest, and another is suggested', () => {
  const { state } = walk(on.failed, 2000, { type: 'retry' });
  expect(state.setbacks).toEqual(['wechat-pay.native']);
  expect(state.selection).toBeUndefined();
});

describe('an attempt that the server began and could not finish', () => {
  const halfMade = aPayment({ action: undefined, actionExpiresInMs: undefined, channelAnswer: 'unknown' });

  test('does not end the doubt: the same key is still to be sent', () => {
    const { state, effects } = walk(on['outcome-unknown'], 2000, seen([halfMade], 2000));
    expect(state.page).toMatchObject({ name: 'outcome-unknown', intent });
    expect(effects).toEqual([]);
  });

  test('is finished with the stored key after a reload', () => {
    const { state, effects } = walk(on.loading, 1000, { ...loaded({ payments: [halfMade] }), stored } as Happening);
    expect(state.page.name).toBe('creating');
    expect(effects).toEqual([{ type: 'create', intent: stored, afterMs: 0 }]);
  });

  test('is not finished with the key of another product', () => {
    const other = { ...stored, productId: 'wechat-pay.jsapi' };
    expect(walk(on.loading, 1000, { ...loaded({ payments: [halfMade] }), stored: other } as Happening).state.page.name).toBe('confirming');
  });
});

test('an attempt that is known to have ended is not begun by an old answer', () => {
  const ended = { ...on.creating, session: { ...on.creating.session!, payments: [aPayment({ status: 'closed' })] } };
  expect(walk(ended, 2000, created(aPayment())).state.page).toEqual({ name: 'choosing', notice: 'payment-closed' });
});

test('a wallet that was called unpaid and is being paid after all is waited for', () => {
  const { state } = walk(
    { ...awaitingBridge, page: { name: 'awaiting', paymentId: 'pay_1', reason: 'unpaid' } },
    3000,
    seen([aBridgePayment({ status: 'paying', channelAnswer: 'in-progress' })], 3000),
  );
  expect(state.page).toMatchObject({ name: 'confirming', cause: 'in-progress' });
});
