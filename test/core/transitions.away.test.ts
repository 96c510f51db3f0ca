import { describe, expect, test } from 'vitest';
import type { CheckoutEffect, Happening } from '../../src/core/checkout-event';
import type { CheckoutState } from '../../src/core/checkout-state';
import type { Action } from '../../src/model/action';
import type { Payment } from '../../src/model/payment';
import { aPaidPayment, aPayment, aSession, serverTime } from './fixtures';
import { intent, on, seen, walk } from './walk';

const awayActions: readonly Action[] = [
  { kind: 'redirect', url: 'https://wx.tenpay.com/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=wx1' },
  { kind: 'form', url: 'https://gateway.95516.com/gateway/api/frontTransReq.do', method: 'POST', fields: [] },
  { kind: 'app-link', url: 'alipays://platformapi/startapp' },
  { kind: 'app-sdk', sdk: 'alipay', parameters: {} },
  { kind: 'mini-program', path: '/pages/unified-cashier/pay' },
];

function anAwayPayment(action: Action, parts: Partial<Payment> = {}): Payment {
  return aPayment({ action, actionExpiresInMs: 300_000, ...parts });
}

function types(effects: readonly CheckoutEffect[]): string[] {
  return effects.map(({ type }) => type);
}

function awaitingWith(payment: Payment): CheckoutState {
  return walk(on.creating, 1000, { type: 'payment-created', payment, askedAt: 1000 }, { type: 'launch-started' }).state;
}

function loadedWith(payments: readonly Payment[], returned?: { channel: string; params: Record<string, string> }): Happening {
  return { type: 'session-loaded', session: aSession({ payments }), askedAt: 1000, returned };
}

describe.each(awayActions.map((action) => [action.kind, action] as const))('a payer who left by %s', (_, action) => {
  const payment = anAwayPayment(action);
  const unpaid = awaitingWith(payment);
  const backUnpaid = walk(
    unpaid,
    60_000,
    { type: 'resumed', restored: false },
    seen([payment], 60_000),
    seen([{ ...payment, checkedAt: serverTime(60_500) }], 60_000),
  ).state;

  test('and comes back is asked about, whatever the wallet did', () => {
    const { state, effects } = walk(unpaid, 60_000, { type: 'resumed', restored: false });
    expect(state.page).toMatchObject({ name: 'confirming', cause: 'returned' });
    expect(types(effects)).toEqual(['report']);
  });

  test('and has not paid finds both buttons and is never told of a failure', () => {
    expect(backUnpaid.page).toEqual({ name: 'awaiting', paymentId: 'pay_1', reason: 'unpaid' });
  });

  test('and reads that nothing arrived keeps the place when the window is only focused, and the server is asked all the same', () => {
    const glanced = walk(backUnpaid, 62_000, { type: 'resumed', restored: false, glanced: true });
    expect(glanced.state.page).toEqual(backUnpaid.page);
    expect(types(glanced.effects)).toEqual(['look']);
    expect(walk(backUnpaid, 62_000, { type: 'resumed', restored: false }).state.page.name).toBe('confirming');
  });

  test('and wants to pay again has the server asked first, and is then sent the same way', () => {
    const asked = walk(backUnpaid, 62_000, { type: 'relaunch' });
    expect(asked.state.page).toMatchObject({ name: 'confirming', cause: 'asked', then: 'relaunch' });
    expect(types(asked.effects)).toEqual(['report']);
    const fresh = { ...payment, checkedAt: serverTime(63_000) };
    const again = walk(asked.state, 63_000, seen([fresh], 62_500));
    expect(again.state.page).toEqual({ name: 'launching', paymentId: 'pay_1' });
    expect(again.effects).toEqual([{ type: 'launch', payment: fresh }]);
  });

  test('and wants to pay again, but has paid, is shown as paid and not sent again', () => {
    const { state, effects } = walk(backUnpaid, 62_000, { type: 'relaunch' }, seen([aPaidPayment()], 62_500));
    expect(state.page.name).toBe('paid');
    expect(types(effects)).not.toContain('launch');
  });

  test('and wants to pay again after the link is over gets a new one of the same attempt', () => {
    const asked = walk(backUnpaid, 400_000, { type: 'relaunch' }).state;
    const over = { ...payment, actionExpiresInMs: 0, checkedAt: serverTime(401_000) };
    const renewing = walk(asked, 401_000, seen([over], 400_500));
    expect(renewing.state.page).toEqual({ name: 'launching', paymentId: 'pay_1', renewing: true });
    expect(renewing.effects).toEqual([{ type: 'refresh', paymentId: 'pay_1', afterMs: 0 }]);
    const renewed = { ...payment, checkedAt: serverTime(402_000) };
    const sent = walk(renewing.state, 402_000, { type: 'refreshed', payment: renewed, askedAt: 401_500 });
    expect(sent.state.page).toEqual({ name: 'launching', paymentId: 'pay_1' });
    expect(types(sent.effects)).toContain('launch');
  });

  test('and has gone another way is not sent by a link that comes late', () => {
    const launching: CheckoutState = { ...backUnpaid, page: { name: 'launching', paymentId: 'pay_2' } };
    const late = walk(launching, 402_000, { type: 'refreshed', payment, askedAt: 401_500 }, { type: 'refresh-failed', error: 'too-soon' });
    expect(late.state.page).toEqual(launching.page);
    expect(late.effects).toEqual([]);
  });

  test('and can not get a new link has ways on', () => {
    const renewing: CheckoutState = { ...backUnpaid, page: { name: 'launching', paymentId: 'pay_1', renewing: true } };
    const { state } = walk(renewing, 402_000, { type: 'refresh-failed', error: 'refresh-refused' });
    expect(state.page).toEqual({ name: 'awaiting', paymentId: 'pay_1', reason: 'refresh-refused' });
  });
});

describe('a browser that a channel sent back', () => {
  const params = { out_trade_no: '20261122093001A1', trade_status: 'TRADE_SUCCESS', sign: 'forged' };
  const returned = { channel: 'alipay', params };

  test('has its parameters passed on to the server, and no more believed of them', () => {
    const { state, effects } = walk(on.loading, 1000, loadedWith([anAwayPayment(awayActions[0]!)], returned));
    expect(state.page).toMatchObject({ name: 'confirming', cause: 'returned' });
    expect(effects.filter(({ type }) => type === 'report')).toEqual([{ type: 'report', params, channel: 'alipay' }]);
  });

  test('to a code that is live is shown the code, and the server is told', () => {
    const { state, effects } = walk(on.loading, 1000, loadedWith([aPayment()], returned));
    expect(state.page.name).toBe('awaiting');
    expect(types(effects)).toEqual(['forget-intent', 'launch', 'report']);
  });

  test('with nothing live may choose, and the server is told', () => {
    const { state, effects } = walk(on.loading, 1000, loadedWith([aPayment({ status: 'closed' })], returned));
    expect(state.page.name).toBe('choosing');
    expect(types(effects)).toEqual(['report']);
  });

  test('to an order whose time is over has the server asked all the same', () => {
    const over: Happening = {
      ...(loadedWith([], returned) as Extract<Happening, { type: 'session-loaded' }>),
      session: aSession({ status: 'expired' }),
    };
    const { state, effects } = walk(on.loading, 1000, over);
    expect(state.page.name).toBe('expired');
    expect(types(effects)).toContain('report');
  });

  test('to an order that is paid needs nothing more', () => {
    const { state, effects } = walk(on.loading, 1000, loadedWith([aPaidPayment()], returned));
    expect(state.page.name).toBe('paid');
    expect(types(effects)).not.toContain('report');
  });
});

describe("a payer's code", () => {
  const codeIntent = { ...intent, productId: 'wechat-pay.payer-code', payerCode: '130061098828009406' };
  const waiting = aPayment({
    productId: 'wechat-pay.payer-code',
    action: { kind: 'wait' },
    actionExpiresInMs: undefined,
    status: 'paying',
    channelAnswer: 'in-progress',
  });
  const sent = walk(on['collecting-code'], 1000, { type: 'code-read', intent: codeIntent }).state;
  const typing = awaitingWith(waiting);

  test('that is not one is asked for again, with the product as good as before', () => {
    const { state, effects } = walk(sent, 2000, { type: 'create-refused', error: 'payer-code-invalid' });
    expect(state.page).toEqual({
      name: 'collecting-code',
      selection: { productId: 'wechat-pay.payer-code', planId: undefined },
      notice: 'payer-code-invalid',
    });
    expect(state.setbacks).toEqual([]);
    expect(types(effects)).toEqual(['forget-intent']);
  });

  test('whose password is being typed is waited for, in sight of the way to take it back', () => {
    expect(typing.page).toEqual({ name: 'awaiting', paymentId: 'pay_1' });
    expect(walk(typing, 5000, { type: 'another-way' }).state.page.name).toBe('closing');
  });

  test('that was asked about and is still being typed is waited for again', () => {
    const asked = walk(typing, 5000, { type: 'confirm' }).state;
    expect(asked.page.name).toBe('confirming');
    const answered = { ...waiting, checkedAt: serverTime(5500) };
    expect(walk(asked, 6000, seen([answered], 5000), seen([answered], 5600)).state.page.name).toBe('awaiting');
  });

  test('that is being taken back is not called over before the server says closed', () => {
    const closing = walk(typing, 5000, { type: 'another-way' }).state;
    const reversing = walk(closing, 6000, {
      type: 'close-answered',
      result: { outcome: 'in-progress', payment: waiting },
      askedAt: 5500,
    }).state;
    expect(reversing.page).toMatchObject({ name: 'confirming', cause: 'reversing' });
    const unpaid = { ...waiting, status: 'pending', channelAnswer: 'unpaid', checkedAt: serverTime(9000) } as const;
    expect(walk(reversing, 9000, seen([unpaid], 9000)).state.page.name).toBe('confirming');
    expect(walk(reversing, 16_000, seen([{ ...waiting, status: 'closed' }], 16_000)).state.page).toEqual({
      name: 'choosing',
      notice: 'payment-closed',
    });
    expect(walk(reversing, 16_000, seen([aPaidPayment()], 16_000)).state.page.name).toBe('paid');
  });

  test('found after a reload is waited for', () => {
    expect(walk(on.loading, 1000, loadedWith([waiting])).state.page).toEqual({ name: 'awaiting', paymentId: 'pay_1', reason: 'joined' });
  });
});

describe('an attempt that the server has left behind', () => {
  const left = aPayment({ action: { kind: 'none' }, actionExpiresInMs: undefined });

  test('is in nobody’s way after a reload, and is still watched', () => {
    const { state } = walk(on.loading, 1000, loadedWith([left]));
    expect(state.page.name).toBe('choosing');
    expect(walk(state, 5000, seen([aPaidPayment()], 5000)).state.page.name).toBe('paid');
  });

  test('and about which nobody knew for a while does not leave a button that does nothing', () => {
    const doubt = walk(on.choosing, 5000, seen([{ ...left, channelAnswer: 'unknown' }], 5000)).state;
    expect(doubt.page.name).toBe('confirming');
    expect(walk(doubt, 9000, seen([{ ...left, checkedAt: serverTime(8000) }], 8500)).state.page).toEqual({ name: 'choosing' });
  });

  test('is in the way again once it may be in the middle of being paid', () => {
    const { state } = walk(on.choosing, 5000, seen([{ ...left, status: 'paying', channelAnswer: 'in-progress' }], 5000));
    expect(state.page.name).toBe('confirming');
  });
});
