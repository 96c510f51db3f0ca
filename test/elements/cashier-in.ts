import { html } from 'lit';
import '../../src/entries/define';
import type { UnifiedCashier } from '../../src/elements/unified-cashier';
import { bringInto, cashierStates, type CashierState } from '../fixtures/cashier-states';
import { drawnElements } from './drawn';
import { mount } from './mount';

/** Every state of the cashier by its name, as `test.each` takes them. */
export const states: readonly (readonly [string, CashierState])[] = Object.entries(cashierStates);

/** A cashier on the page, in a state. */
export async function cashierIn(state: CashierState): Promise<UnifiedCashier> {
  const cashier = await mount<UnifiedCashier>(html`<unified-cashier></unified-cashier>`);
  await bringInto(state, cashier);
  return cashier;
}

/** What can be pressed. */
export function controls(cashier: Element): HTMLElement[] {
  return drawnElements(cashier).filter((element): element is HTMLElement => element.matches('button, a[href], .method'));
}
