import type { LitElement } from 'lit';
import { waitFor } from 'storybook/test';

/** The first match in an element's shadow tree, once it is there: first come the words, and what they say with them. */
export function appears<Found extends Element = HTMLElement>(element: LitElement, selector: string): Promise<Found> {
  return waitFor(
    () => {
      const found = element.renderRoot.querySelector<Found>(selector);
      if (!found) throw new Error(`${element.localName} shows no ${selector}`);
      return found;
    },
    { timeout: 5000 },
  );
}
