import { html } from 'lit';
import { onTestFinished, vi } from 'vitest';
import '../../src/entries/define';
import type { UcInspector } from '../../src/elements/inspector';
import type { UnifiedCashier } from '../../src/elements/unified-cashier';
import { bringInto, type CashierState } from '../fixtures/cashier-states';
import type { ScriptedGateway } from '../fixtures/scripted-gateway';
import { mount } from './mount';

/** A cashier in a state, with the inspector that it was asked for, and the server that it asked. */
export interface Inspected {
  readonly cashier: UnifiedCashier;
  readonly gateway: ScriptedGateway;
}

/** Brings a cashier that is inspected into a state. */
export async function inspectedIn(state: CashierState): Promise<Inspected> {
  const cashier = await mount<UnifiedCashier>(html`<unified-cashier inspect></unified-cashier>`);
  return { cashier, gateway: await bringInto(state, cashier) };
}

/** The inspector of a cashier, as it is now. */
export function inspectorOf(cashier: UnifiedCashier): UcInspector | null {
  return cashier.renderRoot.querySelector('uc-inspector');
}

/** What a part of the inspector says, a line for each of its lines. */
export function linesOf(inspector: UcInspector | null, title: string): string[] {
  const heading = [...(inspector?.renderRoot.querySelectorAll('h3') ?? [])].find(({ textContent }) => textContent === title);
  return [...(heading?.nextElementSibling?.children ?? [])].map((line) =>
    [...line.children].map(({ textContent }) => textContent).join(' | '),
  );
}

/** The text that the button copies. */
export async function copiedText(inspector: UcInspector): Promise<string> {
  const copied: string[] = [];
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockImplementation((text) => {
    copied.push(text);
    return Promise.resolve();
  });
  onTestFinished(() => {
    write.mockRestore();
  });
  inspector.renderRoot.querySelector('button')!.click();
  await vi.waitFor(() => {
    if (inspector.renderRoot.querySelector('[role=status]')?.textContent !== 'Copied.') throw new Error('not copied yet');
  });
  return copied.join('');
}

/** Puts a query into the page's address until the test is over, after which the tab has nothing in mind. */
export function addressWith(query: string): void {
  const { href } = location;
  onTestFinished(() => {
    history.replaceState(history.state, '', href);
    sessionStorage.removeItem('uc-inspect');
  });
  const url = new URL(href);
  url.search = `${url.search}${url.search ? '&' : '?'}${query}`;
  history.replaceState(history.state, '', url.href);
}
