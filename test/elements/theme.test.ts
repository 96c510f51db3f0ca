/** The house's own colours can be read, by day and by night. */
import { html } from 'lit';
import { describe, expect, test } from 'vitest';
import '../../src/entries/define';
import { contrast, readColour } from '../../src/elements/colour';
import type { UnifiedCashier } from '../../src/elements/unified-cashier';
import { shows } from '../reliability/shows';
import { mount } from './mount';

const inks = ['text', 'muted', 'accent-text'] as const;
const papers = ['surface', 'raised', 'accent-soft'] as const;
const signals = ['success', 'warning', 'danger'] as const;
const lines = ['control', 'accent-line', 'accent-text'] as const;
const grounds = ['surface', 'accent-soft'] as const;

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  async function shades(): Promise<(name: string) => readonly [number, number, number]> {
    const cashier = await mount<UnifiedCashier>(html`<unified-cashier theme=${theme}></unified-cashier>`);
    const computed = getComputedStyle(cashier);
    return (name) => readColour(computed.getPropertyValue(`--_${name}`))!;
  }

  test('words stand out from what they are written on, by 4.5 to 1', async ({ task }) => {
    const shade = await shades();
    for (const ink of inks)
      for (const paper of papers) expect(contrast(shade(ink), shade(paper)), `${ink} on ${paper}`).toBeGreaterThanOrEqual(4.5);
    for (const signal of signals) {
      expect(contrast(shade(signal), shade('surface')), signal).toBeGreaterThanOrEqual(4.5);
      expect(contrast(shade(signal), shade(`${signal}-soft`)), `${signal} on its own`).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(shade('on-accent'), shade('accent'))).toBeGreaterThanOrEqual(4.5);
    shows({ task }, 'A4', inks.length * papers.length + 2 * signals.length + 1);
  });

  test('rings, outlines and the edge of a field stand out by 3 to 1', async ({ task }) => {
    const shade = await shades();
    for (const line of lines)
      for (const ground of grounds) expect(contrast(shade(line), shade(ground)), `${line} on ${ground}`).toBeGreaterThanOrEqual(3);
    shows({ task }, 'A4', lines.length * grounds.length);
  });
});
