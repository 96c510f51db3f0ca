import { describe, expect, test } from 'vitest';
import type { CheckoutState, PageName } from '../../src/core/checkout-state';
import { paceOf } from '../../src/core/watch';
import type { Payment } from '../../src/model/payment';
import { aPaidPayment, aPayment } from './fixtures';
import { on, pageNames } from './walk';

const ended: readonly PageName[] = ['paid', 'paid-twice', 'closed', 'expired'];
const amount = { value: 102400, currency: 'CNY' };

/** That page, with these attempts, whose order ends at 1,801,000. */
function withPayments(name: PageName, ...payments: readonly Payment[]): CheckoutState {
  const state: CheckoutState = on[name];
  const status = name === 'paid-twice' ? 'paid' : name === 'paid' || name === 'closed' || name === 'expired' ? name : 'open';
  return { ...state, session: { ...on.choosing.session!, status, payments } };
}

test.each(pageNames.filter((name) => !ended.includes(name)))(
  '%s is asked about for as long as it is there, unless nothing is known',
  (name) => {
    const later = 1_801_000 + 3 * 3_600_000;
    const isUnopened = name === 'loading' || name === 'unavailable';
    for (const at of [2000, later]) expect(paceOf(withPayments(name), at) === 'off').toBe(isUnopened);
  },
);

test.each(['outcome-unknown', 'launching', 'awaiting', 'code-expired', 'confirming'] as const)('%s is asked about eagerly', (name) => {
  expect(paceOf(on[name], 2000)).toBe('attentive');
});

describe.each(ended)('a page that is %s', (name) => {
  const pace = name === 'paid' || name === 'paid-twice' ? 'calm' : 'attentive';

  test('is not asked about any more when nothing can come of what was tried', () => {
    expect(paceOf(withPayments(name), 2000)).toBe('off');
    expect(paceOf(withPayments(name, aPaidPayment(), aPayment({ id: 'pay_2', status: 'failed' })), 2000)).toBe('off');
    expect(paceOf(withPayments(name, aPaidPayment({ refund: { status: 'succeeded', amount } })), 2000)).toBe('off');
    expect(paceOf({ ...on[name], session: undefined }, 2000)).toBe('off');
  });

  test.each([
    ['an unfinished attempt', aPayment()],
    ['a closed attempt, whose code may still be paid', aPayment({ status: 'closed' })],
    ['a refund that is on its way', aPaidPayment({ refund: { status: 'processing', amount } })],
  ])('is asked about for the sake of %s, until two hours after the order', (_, payment) => {
    const state = withPayments(name, aPaidPayment({ id: 'pay_0' }), payment);
    expect(paceOf(state, 2000)).toBe(pace);
    expect(paceOf(state, 1_801_000 + 7_200_000 - 1)).toBe(pace);
    expect(paceOf(state, 1_801_000 + 7_200_000)).toBe('off');
  });

  test('is asked about while the end of the order is not known', () => {
    expect(paceOf({ ...withPayments(name, aPayment()), clocks: {} }, 9_000_000_000)).toBe(pace);
  });
});

test('a page that thinks its order is over is asked about for as long as the server says that it is open', () => {
  const { session, ...state } = withPayments('expired');
  const open: CheckoutState = { ...state, session: { ...session!, status: 'open' } };
  expect(paceOf(open, 1_801_000)).toBe('attentive');
  expect(paceOf(open, 1_801_000 + 7_200_000)).toBe('off');
});
