import { signal } from '@preact/signals-core';
import { html } from 'lit';
import { expect, test, vi } from 'vitest';
import type { Checkout } from '../../src/core/checkout';
import { initialState, type CheckoutState } from '../../src/core/checkout-state';
import '../../src/entries/define';
import type { UcErrorEvent, UcPaidEvent, UcStatusEvent } from '../../src/elements/events';
import { tellHost } from '../../src/elements/host-events';
import type { UnifiedCashier } from '../../src/elements/unified-cashier';
import { bringInto, cashierStates, until } from '../fixtures/cashier-states';
import { paidPayment, samplePayment } from '../fixtures/session';
import { mount } from './mount';

const types = ['uc-ready', 'uc-select', 'uc-launch', 'uc-status', 'uc-paid', 'uc-failed', 'uc-expired', 'uc-error'] as const;

async function listenedCashier(): Promise<{ cashier: UnifiedCashier; heard: string[] }> {
  const heard: string[] = [];
  const cashier = await mount<UnifiedCashier>(html`<unified-cashier session-id="unset"></unified-cashier>`);
  for (const type of types) {
    cashier.addEventListener(type, (event) => {
      const { state = '' } = event as Partial<UcStatusEvent>;
      const { code = '' } = event as Partial<UcErrorEvent>;
      heard.push(`${type} ${state}${code}`.trim());
    });
  }
  return { cashier, heard };
}

/** The session id of `listenedCashier` is refused, which is heard before a test begins. */
function sinceOpening(heard: readonly string[]): readonly string[] {
  return heard.slice(heard.indexOf('uc-ready'));
}

test('a payment is told from beginning to end, each thing once and in order', async () => {
  const { cashier, heard } = await listenedCashier();
  const gateway = await bringInto(cashierStates.choosing, cashier);
  await expect.poll(() => heard).toContain('uc-status choosing');
  cashier.pay();
  await until(cashier, 'awaiting');
  gateway.session = { ...gateway.session, status: 'paid', payments: [paidPayment()] };
  window.dispatchEvent(new Event('focus'));
  await until(cashier, 'paid');
  expect(sinceOpening(heard)).toEqual([
    'uc-ready',
    'uc-status choosing',
    'uc-status creating',
    'uc-status launching',
    'uc-launch',
    'uc-status awaiting',
    'uc-status paid',
    'uc-paid',
  ]);
});

test('what was there before the listening part was loaded is told as well', async () => {
  const { cashier, heard } = await listenedCashier();
  await bringInto(cashierStates.choosing, cashier);
  await expect.poll(() => sinceOpening(heard)).toEqual(['uc-ready', 'uc-status choosing']);
});

test('a second payment is a new state and no second outcome', async () => {
  const { cashier, heard } = await listenedCashier();
  const gateway = await bringInto({ ...cashierStates.paid }, cashier);
  await expect.poll(() => heard).toContain('uc-paid');
  gateway.session = { ...gateway.session, payments: [paidPayment(), paidPayment({ id: 'payment-2' })] };
  window.dispatchEvent(new Event('focus'));
  await until(cashier, 'paid-twice');
  expect(heard.filter((type) => type === 'uc-paid')).toHaveLength(1);
  expect(heard).toContain('uc-status paid-twice');
});

test('two payments seen at once are an outcome, with the payment of the order', async () => {
  const { cashier } = await listenedCashier();
  const paid: unknown[] = [];
  cashier.addEventListener('uc-paid', (event: UcPaidEvent) => paid.push(event.payment?.id));
  await bringInto(cashierStates['paid twice'], cashier);
  await expect.poll(() => paid).toEqual(['payment-1']);
});

test('a failure and the end of the time are told', async () => {
  const { cashier, heard } = await listenedCashier();
  const gateway = await bringInto(cashierStates['awaiting a scan'], cashier);
  gateway.session = { ...gateway.session, payments: [samplePayment({ status: 'failed' })] };
  window.dispatchEvent(new Event('focus'));
  await until(cashier, 'failed');
  gateway.session = { ...gateway.session, status: 'expired' };
  await new Promise((resolve) => setTimeout(resolve));
  window.dispatchEvent(new Event('focus'));
  await until(cashier, 'expired');
  expect(heard.slice(-4)).toEqual(['uc-status failed', 'uc-failed', 'uc-status expired', 'uc-expired']);
});

test('an error is told with its code, once as long as it stands', async () => {
  const { cashier, heard } = await listenedCashier();
  await bringInto(cashierStates['choosing, the way refused'], cashier);
  cashier.locale = 'en';
  await until(cashier, 'choosing', 'Error code');
  expect(heard.filter((type) => type === 'uc-error payment-refused')).toHaveLength(1);
});

test('an error that comes again while it stands is told once, and another one anew', () => {
  const state = signal<CheckoutState>(initialState);
  const [host, heard] = [new EventTarget(), vi.fn()];
  host.addEventListener('uc-error', heard);
  tellHost(host, { state } as unknown as Checkout, new AbortController().signal);
  for (const reason of ['bridge-absent', 'bridge-absent', 'launch-failed'] as const) {
    state.value = { ...initialState, page: { name: 'awaiting', paymentId: 'payment-1', reason } };
  }
  expect(heard).toHaveBeenCalledTimes(2);
});

test('what the page itself sets or calls is not told back to it', async () => {
  const { cashier, heard } = await listenedCashier();
  await bringInto(cashierStates.choosing, cashier);
  await expect.poll(() => heard.at(-1)).toBe('uc-status choosing');
  const told = heard.length;
  cashier.select('wechat-pay.native');
  Object.assign(cashier, { theme: 'dark', textSize: 'large', locale: 'en', returnUrl: '/back' });
  await cashier.updateComplete;
  expect(heard).toHaveLength(told);
});

test('a cashier that is off the page asks and tells nothing until it is back', async () => {
  const { cashier, heard } = await listenedCashier();
  const gateway = await bringInto(cashierStates['awaiting a scan'], cashier);
  const place = cashier.parentElement!;
  const [told, asked] = [heard.length, gateway.calls.length];
  cashier.remove();
  gateway.session = { ...gateway.session, status: 'paid', payments: [paidPayment()] };
  window.dispatchEvent(new Event('focus'));
  expect([heard.length, gateway.calls.length]).toEqual([told, asked]);
  place.append(cashier);
  await expect.poll(() => heard.slice(told)).toContain('uc-paid');
});
