import { expect, test } from 'vitest';
import { openingState, sessionFault } from '../../src/core/opening';
import { aPaidPayment, aSession, serverTime, sessionId } from './fixtures';

test('a session as it should be has no fault', () => {
  expect(sessionFault(aSession(), sessionId)).toBeUndefined();
});

test.each(['order', 'products', 'payments', 'authorization'] as const)('a session without %s is none', (part) => {
  expect(sessionFault({ ...aSession(), [part]: undefined }, sessionId)).toBe('gateway-answer-invalid');
});

test('no session at all is none', () => {
  expect(sessionFault(undefined, sessionId)).toBe('gateway-answer-invalid');
});

test('a session in which nothing was tried opens with its choice, on the clocks of its answer', () => {
  expect(openingState(aSession(), 1000, undefined)).toEqual({
    page: { name: 'choosing' },
    session: aSession(),
    clocks: { orderEndsAt: 1_801_000, serverOffset: Date.parse(serverTime(0)) },
    released: [],
    setbacks: [],
  });
});

test('a session that was asked for before the page was last seen again says nothing of the server’s clock', () => {
  expect(openingState(aSession(), 1000, 1001)?.clocks).toEqual({ orderEndsAt: 1_801_000, serverOffset: undefined, resumedAt: 1001 });
  expect(openingState(aSession(), 1000, 1000)?.clocks.serverOffset).toBe(Date.parse(serverTime(0)));
});

test.each([aSession({ status: 'expired' }), aSession({ status: 'closed' }), aSession({ payments: [aPaidPayment()] })])(
  'a session in which something was tried, or that is over, does not: %#',
  (session) => {
    expect(openingState(session, 1000, undefined)).toBeUndefined();
  },
);
