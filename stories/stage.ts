import type { StoryContext } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { ref } from 'lit/directives/ref.js';
import { expect } from 'storybook/test';
import type { Toolbar } from '../.storybook/toolbar';
import type { UnifiedCashier } from '../src/elements/unified-cashier';
import { bringInto, cashierStates } from '../test/fixtures/cashier-states';
import { atTerminal } from './at-terminal';

/** What a person calls a state of the cashier. */
export type StateName = keyof typeof cashierStates;

/** What cashiers are on their way into. */
const ways = new WeakMap<Element, Promise<unknown>>();

const stages = new Map<string, (cashier: Element | undefined) => void>();

/** One function for a state on a terminal, since a function that is another would bring the same cashier into its state again. */
function stageOf(name: StateName, terminal: Toolbar['terminal']): (cashier: Element | undefined) => void {
  const key = `${name} on ${terminal}`;
  const stage =
    stages.get(key) ??
    ((cashier: Element | undefined): void => {
      if (!cashier) return;
      // The texts that tests wait for are Chinese; here any language is spoken.
      const way = bringInto({ ...atTerminal(cashierStates[name], terminal), text: '' }, cashier as UnifiedCashier);
      // Not every terminal knows every state; a play function fails then, and says so.
      way.catch(console.warn);
      ways.set(cashier, way);
    });
  stages.set(key, stage);
  return stage;
}

/** A cashier on its way into a state, as the toolbar has it. */
export function staged(state: StateName, globals: StoryContext['globals']): TemplateResult {
  const { theme, textSize, terminal } = globals as unknown as Toolbar;
  return html`${keyed(
    `${state} on ${terminal}`,
    html`<unified-cashier theme=${theme} text-size=${textSize} ${ref(stageOf(state, terminal))}></unified-cashier>`,
  )}`;
}

/** The cashier, once it stands in its state. */
export async function standing(state: StateName, canvasElement: HTMLElement): Promise<UnifiedCashier> {
  const cashier = canvasElement.querySelector('unified-cashier')!;
  await ways.get(cashier);
  await expect(cashier.state).toBe(cashierStates[state].page);
  return cashier;
}
