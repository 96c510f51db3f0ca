/** Where things stand in every state of the cashier: within reach, within sight, beside and not over each other. */
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { cashierStates } from '../fixtures/cashier-states';
import { shows } from '../reliability/shows';
import { cashierIn, controls, states } from './cashier-in';
import { drawnElements, findDeep, textBoxes, textLines } from './drawn';
import { pseudoLocale, speakPseudoLanguage } from './pseudo-language';

beforeAll(speakPseudoLanguage);
afterEach(() => page.viewport(1280, 800));

describe('a finger hits every control: 44 px, and 60 px in large text', () => {
  test.for(states)('%s', async ([, state], { task }) => {
    await page.viewport(390, 844);
    const cashier = await cashierIn(state);
    for (const [textSize, least] of [
      ['standard', 44],
      ['large', 60],
    ] as const) {
      await Object.assign(cashier, { textSize }).updateComplete;
      for (const control of controls(cashier)) {
        const { width, height } = control.getBoundingClientRect();
        expect(Math.min(width, height), `${control.textContent} at ${textSize}`).toBeGreaterThanOrEqual(least);
      }
    }
    shows({ task }, 'A2', 2 * controls(cashier).length);
  });
});

describe('at 320 px, twice the text size and the widest text spacing, nothing is clipped or scrolls sideways', () => {
  test.for(states)('%s', async ([, state], { task }) => {
    await page.viewport(320, 568);
    const cashier = await cashierIn(state);
    cashier.style.setProperty('--uc-font-size', '30px');
    for (const [locale, spacing] of [
      ['zh-CN', 'normal'],
      ['zh-CN', '0.12em'],
      ['en', '0.12em'],
      ['ar', '0'],
      [pseudoLocale, '0'],
    ] as const) {
      await Object.assign(cashier, { locale }).updateComplete;
      cashier.style.letterSpacing = spacing;
      cashier.style.wordSpacing = spacing === 'normal' ? 'normal' : '0.16em';
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
      for (const element of drawnElements(cashier)) {
        const { left, right } = element.getBoundingClientRect();
        expect(left, element.outerHTML.slice(0, 80)).toBeGreaterThanOrEqual(-0.5);
        expect(right, element.outerHTML.slice(0, 80)).toBeLessThanOrEqual(320.5);
        if (getComputedStyle(element).overflow === 'hidden')
          expect(element.scrollHeight, element.className).toBeLessThanOrEqual(element.clientHeight + 1);
      }
      for (const { text, box } of textBoxes(cashier)) expect(box.right, text).toBeLessThanOrEqual(320.5);
    }
    shows({ task }, 'A5', 5);
  });
});

/** Windows as they are told of: a small phone, one that lies or is split, a phone, a tablet, a PC. */
const windows = [
  [320, 568],
  [390, 256],
  [390, 844],
  [768, 1024],
  [1280, 800],
] as const;

/** Texts as large as WeChat and systems make them, from once to twice. */
const sizes = [1, 1.25, 1.5, 1.75, 2].map((scale) => `${15 * scale}px`);

describe('at any text size, in any window, no two texts overlap and nothing leaves the page, with two fifths more to read too', () => {
  test.for(states)('%s', { timeout: 60_000 }, async ([, state], { task }) => {
    const cashier = await cashierIn(state);
    for (const [width, height] of windows) {
      await page.viewport(width, height);
      for (const locale of ['zh-CN', pseudoLocale]) {
        await Object.assign(cashier, { locale }).updateComplete;
        for (const size of sizes) {
          cashier.style.setProperty('--uc-font-size', size);
          const where = `${locale} ${size} ${width} × ${height}`;
          expect(document.documentElement.scrollWidth, where).toBeLessThanOrEqual(width);
          // The bar that pays lies over what can be scrolled.
          const bar = findDeep(cashier, '.bar')?.textContent ?? '';
          const boxes = textLines(cashier).filter(({ text }) => !bar.includes(text));
          for (const [index, one] of boxes.entries()) {
            for (const other of boxes.slice(index + 1))
              expect(overlap(one.box, other.box), `${one.text} / ${other.text} at ${where}`).toBe(false);
          }
        }
      }
    }
    shows({ task }, 'A5', windows.length * sizes.length * 2);
    shows({ task }, 'A14', windows.length * sizes.length);
  });
});

function overlap(one: DOMRect, other: DOMRect): boolean {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const height = Math.min(inkBottom(one), inkBottom(other)) - Math.max(inkTop(one), inkTop(other));
  return width > 2 && height > 2;
}

/** A line's box is higher than its letters, by about a fifth above and below in Noto Sans SC. */
const inkTop = ({ top, height }: DOMRect): number => top + height / 5;
const inkBottom = ({ bottom, height }: DOMRect): number => bottom - height / 5;

describe('payee, amount and method stand in sight beside the button that pays', () => {
  test.for([
    [320, 568],
    [1280, 720],
  ] as const)('%i × %i', async ([width, height], { task }) => {
    await page.viewport(width, height);
    const cashier = await cashierIn(cashierStates.choosing);
    for (const selector of ['.payee', '.amount', '.method', '[part=pay]']) {
      const { top, bottom } = findDeep(cashier, selector)!.getBoundingClientRect();
      const offset = cashier.getBoundingClientRect().top;
      expect(top - offset, selector).toBeGreaterThanOrEqual(0);
      expect(bottom - offset, selector).toBeLessThanOrEqual(height);
    }
    shows({ task }, 'A15', 4);
  });
});

test('on a wide page, a screen without an order takes the whole card', async () => {
  const cashier = await cashierIn(cashierStates.unavailable);
  const [card, screen] = [findDeep(cashier, '.card')!, findDeep(cashier, '.screen')!];
  expect(screen.getBoundingClientRect().width).toBe(card.getBoundingClientRect().width);
});

test('what is loading stands where it will be, so that nothing jumps', async () => {
  const loading = findDeep(await cashierIn(cashierStates.loading), '.screen')!.getBoundingClientRect();
  const choosing = findDeep(await cashierIn(cashierStates.choosing), '.screen')!.getBoundingClientRect();
  expect([loading.left, loading.width]).toEqual([choosing.left, choosing.width]);
});

test('large text is at least 18 px, with lines of one and a half, and grows to 30 px', async ({ task }) => {
  const cashier = await cashierIn(cashierStates.choosing);
  await Object.assign(cashier, { textSize: 'large' }).updateComplete;
  const { fontSize, lineHeight } = getComputedStyle(cashier);
  expect(parseFloat(fontSize)).toBeGreaterThanOrEqual(18);
  expect(parseFloat(lineHeight) / parseFloat(fontSize)).toBeGreaterThanOrEqual(1.5);
  cashier.style.setProperty('--uc-font-size', '30px');
  expect(getComputedStyle(findDeep(cashier, '.method')!).fontSize).toBe('30px');
  shows({ task }, 'A3', 3);
});

test.for([
  [390, 844],
  [1280, 800],
] as const)(
  'in Arabic, at %i × %i, everything stands from right to left, and nothing leaves the card',
  { timeout: 30_000 },
  async ([width, height], { task }) => {
    await page.viewport(width, height);
    for (const [name, state] of states) {
      const cashier = await cashierIn(state);
      await Object.assign(cashier, { locale: 'ar' }).updateComplete;
      const card = cashier.getBoundingClientRect();
      for (const element of drawnElements(findDeep(cashier, '.card')!)) {
        expect(getComputedStyle(element).direction, `${name}: ${element.className}`).toBe('rtl');
        const { left, right, width: drawn } = element.getBoundingClientRect();
        // A slot has no box of its own.
        if (drawn === 0) continue;
        expect(left, `${name}: ${element.className}`).toBeGreaterThanOrEqual(card.left - 0.5);
        expect(right, `${name}: ${element.className}`).toBeLessThanOrEqual(card.right + 0.5);
      }
    }
    shows({ task }, 'A14', states.length);
  },
);

test('a language is written its own way on a page that is written the other', async () => {
  const cashier = await cashierIn(cashierStates.choosing);
  cashier.dir = 'rtl';
  expect(getComputedStyle(findDeep(cashier, '.card')!).direction).toBe('ltr');
});
