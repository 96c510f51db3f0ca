import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { ref } from 'lit/directives/ref.js';
import type { Toolbar } from '../../.storybook/toolbar';
import type { UnifiedCashier } from '../../src/elements/unified-cashier';
import { bringInto } from '../../test/fixtures/cashier-states';
import { sessionId } from '../../test/fixtures/session';
import type { TerminalStates } from '../../test/fixtures/terminal-states';

/** What cashiers are on their way into, each once; a story that is drawn again leaves them there. */
const ways = new WeakMap<Element, Promise<unknown>>();

/** Settles once every cashier of a grid stands in its state. */
export async function allStand({ canvasElement }: { readonly canvasElement: HTMLElement }): Promise<void> {
  for (const cashier of canvasElement.querySelectorAll('unified-cashier')) await ways.get(cashier);
}

/** Every state of a terminal side by side, each cashier with a server of its own. */
export function terminalGrid({ environment, states }: TerminalStates, globals: object): TemplateResult {
  const { theme, textSize } = globals as Toolbar;
  const isWide = environment.device === 'desktop';
  return html`<style>
      .terminal-grid {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 375px), 1fr));
        gap: 32px;
        align-items: start;
        padding: 0;
        margin: 0;
        list-style: none;
      }
      .terminal-grid.wide {
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 780px), 1fr));
      }
      .terminal-grid h2 {
        margin: 0 0 8px;
        color: inherit;
        font:
          600 13px/1.5 system-ui,
          sans-serif;
      }
    </style>
    <ul class="terminal-grid ${isWide ? 'wide' : ''}">
      ${Object.entries(states).map(([name, state], index) =>
        keyed(
          name,
          html`<li>
            <h2>${name}</h2>
            <unified-cashier
              theme=${theme}
              text-size=${textSize}
              ${ref((cashier) => {
                if (!cashier || ways.has(cashier)) return;
                // The texts that tests wait for are Chinese; here any language is spoken.
                ways.set(cashier, bringInto({ ...state, environment, text: '' }, cashier as UnifiedCashier, `${sessionId}-${index}`));
              })}
            ></unified-cashier>
          </li>`,
        ),
      )}
    </ul>`;
}
