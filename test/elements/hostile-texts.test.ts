/** Whatever a server writes is shown as text, in every state, and breaks no layout of a phone. */
import { html } from 'lit';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import '../../src/entries/define';
import type { UnifiedCashier } from '../../src/elements/unified-cashier';
import { readProblem } from '../../src/gateways/problem';
import { endlessWord, hostileCharacters, hostileTexts } from '../attacks/hostile-texts';
import { textFields, withTexts } from '../attacks/text-fields';
import { bringInto, cashierStates, shownText, type CashierState } from '../fixtures/cashier-states';
import type { ScriptedGateway } from '../fixtures/scripted-gateway';
import { shows } from '../reliability/shows';
import { drawnElements, findDeep } from './drawn';
import { mount } from './mount';

const states: readonly (readonly [string, CashierState])[] = Object.entries(cashierStates);
const phone = 390;

beforeEach(() => page.viewport(phone, 844));
afterEach(() => page.viewport(1280, 800));

/** A state whose server writes a text into every field that is shown. */
function writing(state: CashierState, text: string): CashierState {
  const gateway = (): ScriptedGateway => {
    const made = state.gateway();
    const attempt = withTexts({ payments: [made.attempt] }, text).payments[0]!;
    return Object.assign(made, { session: withTexts(made.session, text), attempt });
  };
  return { ...state, gateway };
}

async function cashierIn(state: CashierState): Promise<UnifiedCashier> {
  const cashier = await mount<UnifiedCashier>(html`<unified-cashier></unified-cashier>`);
  await bringInto(state, cashier);
  return cashier;
}

const foreign =
  'script, img, iframe, object, embed, base, meta, b-hostile, template, a[href^="javascript"], [onclick], [onerror], [onload]';

function expectUnharmed(cashier: UnifiedCashier): void {
  expect((top as { executed?: unknown }).executed).toBeUndefined();
  expect(findDeep(cashier, foreign)).toBeUndefined();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(phone);
  for (const element of drawnElements(cashier)) {
    const { left, right } = element.getBoundingClientRect();
    expect(left, element.outerHTML.slice(0, 120)).toBeGreaterThanOrEqual(-0.5);
    expect(right, element.outerHTML.slice(0, 120)).toBeLessThanOrEqual(phone + 0.5);
  }
}

const all = hostileTexts.join(' ');

describe('markup, scripts and templates are read as they stand', () => {
  test.each(states)('%s', async (_, state) => {
    const cashier = await cashierIn(writing(state, all));
    expectUnharmed(cashier);
    if (findDeep(cashier, 'uc-order-summary')) expect(shownText(cashier)).toContain(all);
  });
});

describe('characters that turn or hide others, and a word without an end, stay in their place', () => {
  test.each(states)('%s', async (_, state) => {
    expectUnharmed(await cashierIn(writing(state, hostileCharacters + endlessWord(500))));
  });
});

describe('a hundred thousand characters are shown', () => {
  test.each(['choosing', 'choosing, in maintenance', 'failed', 'paid twice'] as const)('%s', async (name) => {
    const cashier = await cashierIn(writing(cashierStates[name], endlessWord(100_000)));
    expectUnharmed(cashier);
    expect(shownText(cashier).length).toBeGreaterThan(100_000);
  });
});

test('the amount is read in its own direction, whatever stands beside it', async () => {
  const plain = await cashierIn(cashierStates.choosing);
  const digits = (cashier: UnifiedCashier): number[] => {
    const amount = findDeep(cashier, '.amount')!;
    const text = [...amount.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())!;
    return [...text.textContent!].map((_, index) => {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + 1);
      return range.getBoundingClientRect().left;
    });
  };
  const places = digits(plain);
  expect(places.length).toBeGreaterThan(4);
  expect(digits(await cashierIn(writing(cashierStates.choosing, hostileCharacters)))).toEqual(places);
});

test('what a problem says in detail reaches the console, and no payer', ({ task }) => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  onTestFinished(() => warn.mockRestore());
  for (const detail of hostileTexts) {
    expect(readProblem(409, { code: 'product-not-opened', title: detail, detail })).toMatchObject({ code: 'product-unavailable' });
  }
  expect(warn).toHaveBeenCalled();
  const texts = hostileTexts.length + hostileCharacters.length + 2;
  const figure = `${hostileTexts.length} hostile texts, controls and endless words in ${textFields.length} fields of ${states.length} states: all shown as text`;
  shows({ task }, 'S4', states.length * 2 + texts, figure);
});
