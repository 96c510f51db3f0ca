/** A merchant's colour, kept as it is where everything in it can be read, and else as near to it as can be. */
import fc from 'fast-check';
import { html } from 'lit';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import '../../src/entries/define';
import { accentShades } from '../../src/elements/accent';
import { contrast, luminance, mix, readColour, white, type Colour } from '../../src/elements/colour';
import type { UnifiedCashier } from '../../src/elements/unified-cashier';
import { bringInto, cashierStates } from '../fixtures/cashier-states';
import { shows } from '../reliability/shows';
import { expectAccessible } from './accessible';
import { findDeep } from './drawn';
import { emulateMedia } from './emulated-media';
import { mount } from './mount';

const part = fc.integer({ min: 0, max: 255 });
const colours: fc.Arbitrary<Colour> = fc.tuple(part, part, part);

/** Paper of the house's themes, with what else is written on what is chosen. */
const papers = [
  { name: 'light', surface: '#fff', inks: ['#16181d', '#5c6370', '#0b7a45'] },
  { name: 'dark', surface: '#181b21', inks: ['#eceef2', '#a3abba', '#4cc38a'] },
] as const;

const read = (css: string): Colour => readColour(css)!;

async function cashierWith(accent: string, theme: UnifiedCashier['theme'] = 'light'): Promise<UnifiedCashier> {
  const cashier = await mount<UnifiedCashier>(html`<unified-cashier theme=${theme}></unified-cashier>`);
  cashier.parentElement!.style.setProperty('--uc-color-accent', accent);
  await bringInto(cashierStates.choosing, cashier);
  return cashier;
}

/** The colours of the button that pays. */
function buttonOf(cashier: UnifiedCashier): { background: Colour; ink: Colour } {
  const { backgroundColor, color } = getComputedStyle(findDeep(cashier, '[part=pay]')!);
  return { background: read(backgroundColor), ink: read(color) };
}

test('contrast is what WCAG says it is', () => {
  // https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio: 21 for black on white; #767676 is the lightest grey for text on white.
  expect(contrast([0, 0, 0], white)).toBe(21);
  expect(contrast(read('#767676'), white)).toBeCloseTo(4.54, 2);
  expect(luminance(read('#f00'))).toBeCloseTo(0.2126, 4);
});

describe.each(papers)('on $name paper', ({ surface, inks }) => {
  const paper = read(surface);

  test('whatever colour a merchant has, words in it, on it and on what is chosen are read, and outlines are seen', ({ task }) => {
    fc.assert(
      fc.property(colours, (wish) => {
        const { accent, on, line, text, soft } = accentShades(wish, paper);
        expect(contrast(on, accent)).toBeGreaterThanOrEqual(4.5);
        for (const below of [paper, soft]) {
          expect(contrast(text, below)).toBeGreaterThanOrEqual(4.5);
          expect(contrast(line, below)).toBeGreaterThanOrEqual(3);
        }
        for (const ink of inks) expect(contrast(read(ink), soft)).toBeGreaterThanOrEqual(4.5);
      }),
      { numRuns: 1000 },
    );
    shows({ task }, 'A4', 1000);
  });

  test('a colour on which white is read stays as it is', () => {
    fc.assert(
      fc.property(
        colours.filter((colour) => contrast(white, colour) >= 4.5),
        (wish) => {
          expect(accentShades(wish, paper).accent).toEqual(wish);
        },
      ),
    );
  });
});

test('a green of middling brightness is darkened no more than it must be', () => {
  const { accent, on } = accentShades(read('#07c160'), white);
  expect(on).toEqual(white);
  expect(contrast(accent, white)).toBeLessThan(4.9);
  expect(accent).toEqual(mix(read('#07c160'), [0, 0, 0], 1 - accent[1] / 193));
});

test('a yellow stays yellow, is written on in dark ink, and has an outline', () => {
  const { accent, on, line } = accentShades(read('#ffd400'), white);
  expect(accent).toEqual(read('#ffd400'));
  expect(luminance(on)).toBeLessThan(0.02);
  expect(line).not.toEqual(accent);
});

describe('a cashier on a page with an accent', () => {
  test.each(['#07c160', '#ffd400', 'rebeccapurple', 'hsl(200deg 100% 70%)', '#ff3b30', '#fff', '#000'])(
    'is read by everybody: %s',
    async (accent) => {
      for (const theme of ['light', 'dark'] as const) {
        const cashier = await cashierWith(accent, theme);
        const { background, ink } = buttonOf(cashier);
        expect(contrast(background, ink)).toBeGreaterThanOrEqual(4.5);
        await expectAccessible(cashier);
      }
    },
  );

  test('shows it as it is where it can be read', async () => {
    expect(buttonOf(await cashierWith('rebeccapurple')).background).toEqual([102, 51, 153]);
  });

  test('gives its parts the same shades', async () => {
    const cashier = await cashierWith('#ffd400');
    const chosen = getComputedStyle(findDeep(cashier, '.method.chosen')!);
    expect(read(chosen.borderInlineStartColor)).toEqual(accentShades([255, 212, 0], white).line);
  });

  test('goes along when the page changes it, and takes it off with it', async () => {
    const cashier = await cashierWith('rebeccapurple');
    const page = cashier.parentElement!.style;
    page.setProperty('--uc-color-accent', '#000');
    cashier.requestUpdate();
    await cashier.updateComplete;
    expect(buttonOf(cashier).background).toEqual([0, 0, 0]);
    page.removeProperty('--uc-color-accent');
    cashier.requestUpdate();
    await cashier.updateComplete;
    expect(buttonOf(cashier).background).toEqual(read('#1456f0'));
    expect(cashier.getAttribute('style') ?? '').toBe('');
  });

  test('is corrected anew when night falls', async () => {
    const cashier = await cashierWith('#333', 'auto');
    const ring = (): Colour => read(getComputedStyle(findDeep(cashier, '.method.chosen')!).borderInlineStartColor);
    expect(contrast(ring(), white)).toBeGreaterThanOrEqual(3);
    await emulateMedia({ 'prefers-color-scheme': 'dark' });
    await expect.poll(() => contrast(ring(), read('#181b21'))).toBeGreaterThanOrEqual(3);
  });

  test('warns of what is no colour, once', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    onTestFinished(() => {
      warn.mockRestore();
    });
    await cashierWith('rouge');
    await cashierWith('rouge');
    expect(warn.mock.calls.filter(([text]) => String(text).includes('--uc-color-accent: rouge'))).toHaveLength(1);
  });
});
