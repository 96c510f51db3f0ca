import type { CheckoutEffect, Happening } from '../../src/core/checkout-event';
import { initialState, type CheckoutState, type Intent, type PageName } from '../../src/core/checkout-state';
import { transition } from '../../src/core/transitions';
import type { Payment } from '../../src/model/payment';
import { aBridgePayment, aPaidPayment, aPayment, aSession, anUpdate, serverTime } from './fixtures';

/** What came of a walk: the last state, and what was to be done about its last step. */
export interface Walked {
  readonly state: CheckoutState;
  readonly effects: readonly CheckoutEffect[];
}

export const intent: Intent = { key: 'key-one-key-one-key-one1', productId: 'wechat-pay.native', planId: undefined };
export const bridgeIntent: Intent = { ...intent, productId: 'wechat-pay.jsapi' };

/** What happens to a state, one thing after the other, at one moment. */
export function walk(state: CheckoutState, at: number, ...happenings: readonly Happening[]): Walked {
  return happenings.reduce<Walked>((walked, happening) => transition(walked.state, { ...happening, at }), { state, effects: [] });
}

/** A status with these attempts, asked for at `askedAt`, with what is left of the half hour that began at 1000. */
export function seen(payments: readonly Payment[], askedAt: number, parts: Parameters<typeof anUpdate>[0] = {}): Happening {
  const expiresInMs = Math.max(0, 1_801_000 - askedAt);
  return { type: 'status-seen', update: anUpdate({ payments, expiresInMs, serverTime: serverTime(askedAt), ...parts }), askedAt };
}

const loaded: Happening = { type: 'session-loaded', session: aSession(), askedAt: 1000 };
const created: Happening = { type: 'payment-created', payment: aPayment(), askedAt: 1000 };

const loading = initialState;
const choosing = walk(loading, 1000, loaded).state;
const creating = walk(choosing, 1000, { type: 'pay', intent }).state;
const launching = walk(creating, 1000, created).state;
const awaiting = walk(launching, 1000, { type: 'launch-started' }).state;
const paid = walk(awaiting, 1500, seen([aPaidPayment()], 1500)).state;

/** A checkout on each of its pages, brought there by what brings payers there, at about 1000. */
export const on = {
  loading,
  unavailable: walk(loading, 1000, { type: 'load-failed', error: 'gateway-unreachable' }).state,
  choosing,
  'collecting-code': walk(choosing, 1000, { type: 'pay', intent, needs: 'payer-code' }).state,
  authorizing: walk(choosing, 1000, { type: 'pay', intent: bridgeIntent, needs: 'identity' }).state,
  creating,
  'outcome-unknown': walk(creating, 1000, { type: 'create-unknown' }).state,
  launching,
  awaiting,
  'code-expired': walk(awaiting, 121_000, { type: 'action-over' }).state,
  confirming: walk(awaiting, 2000, { type: 'confirm' }).state,
  closing: walk(awaiting, 2000, { type: 'another-way' }).state,
  paid,
  'paid-twice': walk(paid, 1600, seen([aPaidPayment(), aPaidPayment({ id: 'pay_2' })], 1600)).state,
  failed: walk(awaiting, 1500, seen([aPayment({ status: 'failed' })], 1500)).state,
  closed: walk(choosing, 1500, seen([], 1500, { status: 'closed' })).state,
  expired: walk(choosing, 1500, seen([], 1500, { status: 'expired' })).state,
} satisfies Record<PageName, CheckoutState>;

/** A checkout that waits for WeChat's bridge. */
export const awaitingBridge = walk(
  walk(choosing, 1000, { type: 'pay', intent: bridgeIntent }).state,
  1000,
  { type: 'payment-created', payment: aBridgePayment(), askedAt: 1000 },
  { type: 'launch-started' },
).state;

export const pageNames = Object.keys(on) as PageName[];
