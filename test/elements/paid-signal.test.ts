import { signal } from '@preact/signals-core';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Checkout } from '../../src/core/checkout';
import { initialState, type CheckoutState, type Page } from '../../src/core/checkout-state';
import '../../src/entries/define';
import { signalPaid } from '../../src/elements/paid-signal';
import type { Environment } from '../../src/model/environment';
import { cashierStates } from '../fixtures/cashier-states';
import { environments } from '../fixtures/terminals';
import { cashierIn } from './cashier-in';

/** What a counter hears and feels, in order. */
function sensed(): string[] {
  const heard: string[] = [];
  const shake = vi.spyOn(navigator, 'vibrate').mockImplementation((pulses) => {
    heard.push(`shaken ${JSON.stringify(pulses)}`);
    return true;
  });
  const tone = vi.spyOn(OscillatorNode.prototype, 'start').mockImplementation(function (this: OscillatorNode) {
    heard.push(`${this.frequency.value} Hz`);
  });
  const stop = vi.spyOn(OscillatorNode.prototype, 'stop').mockImplementation(() => undefined);
  onTestFinished(() => {
    for (const spy of [shake, tone, stop]) spy.mockRestore();
  });
  return heard;
}

function walk(
  names: readonly ('loading' | 'choosing' | 'creating' | 'confirming' | 'paid' | 'paid-twice')[],
  environment: Environment,
  wants = true,
): void {
  const state = signal<CheckoutState>(initialState);
  const life = new AbortController();
  onTestFinished(() => {
    life.abort();
  });
  signalPaid({ sound: wants, vibration: wants, environment }, { state } as unknown as Checkout, life.signal);
  for (const name of names) state.value = { ...state.value, page: { name } as Page };
}

const { counter, pc } = environments;

test('a counter hears two tones and feels it once when the order is paid', () => {
  const heard = sensed();
  walk(['loading', 'choosing', 'creating', 'confirming', 'paid', 'paid-twice'], counter);
  expect(heard).toEqual(['880 Hz', '1320 Hz', 'shaken [120,60,120]']);
});

test('nothing is heard where nobody asked for it, elsewhere than at a counter, or of an order that was paid before', () => {
  const heard = sensed();
  walk(['loading', 'choosing', 'paid'], counter, false);
  walk(['loading', 'choosing', 'paid'], pc);
  walk(['loading', 'paid'], counter);
  expect(heard).toEqual([]);
});

function noMore(): never {
  throw new DOMException('Too many', 'NotSupportedError');
}

test.each([
  ['has no sound', undefined],
  ['has no more of it', noMore],
])('a page that %s shakes and shows the receipt all the same', (_, context) => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  vi.stubGlobal('AudioContext', context);
  onTestFinished(() => {
    vi.unstubAllGlobals();
    warn.mockRestore();
  });
  const heard = sensed();
  walk(['choosing', 'paid'], counter);
  expect(heard).toEqual(['shaken [120,60,120]']);
  expect(warn).toHaveBeenCalledTimes(context ? 1 : 0);
});

test('a cashier is silent unless its page says otherwise', async () => {
  const cashier = await cashierIn(cashierStates.choosing);
  expect([cashier.sound, cashier.vibration]).toEqual([false, false]);
});
