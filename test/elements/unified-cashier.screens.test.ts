/** What every state of the cashier owes to every payer, whatever they see, hear or press. */
import { html } from 'lit';
import { afterEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import '../../src/entries/define';
import type { UnifiedCashier } from '../../src/elements/unified-cashier';
import { bringInto, cashierStates, until, type CashierState } from '../fixtures/cashier-states';
import { paidPayment, samplePayment } from '../fixtures/session';
import { expectAccessible } from './accessible';
import { drawnElements, findDeep, focused, textBoxes } from './drawn';
import { emulateMedia } from './emulated-media';
import { mount } from './mount';

const states: readonly (readonly [string, CashierState])[] = Object.entries(cashierStates);

/** Each theme, text size and width once; what axe looks at does not depend on their every pairing. */
const looks = [
  { theme: 'light', textSize: 'standard', width: 390, height: 844 },
  { theme: 'light', textSize: 'large', width: 390, height: 844 },
  { theme: 'dark', textSize: 'standard', width: 1280, height: 800 },
] as const;

async function cashierIn(state: CashierState): Promise<UnifiedCashier> {
  const cashier = await mount<UnifiedCashier>(html`<unified-cashier></unified-cashier>`);
  await bringInto(state, cashier);
  return cashier;
}

function controls(cashier: Element): HTMLElement[] {
  return drawnElements(cashier).filter((element): element is HTMLElement => element.matches('button, a[href], .method'));
}

afterEach(() => page.viewport(1280, 800));

describe('axe (wcag22aa) finds nothing, light, dark and large, on a phone and on a desktop', () => {
  test.each(states)('%s', async (_, state) => {
    const cashier = await cashierIn(state);
    for (const { theme, textSize, width, height } of looks) {
      await page.viewport(width, height);
      await Object.assign(cashier, { theme, textSize }).updateComplete;
      await expectAccessible(cashier);
    }
  });
});

describe('something is said aloud, unless the payer has just arrived', () => {
  test.each(states.filter(([name]) => !/^(loading|choosing|choosing, (in|nothing|another) .*)$/.test(name)))('%s', async (_, state) => {
    const cashier = await cashierIn(state);
    const regions = [cashier, ...drawnElements(cashier)].flatMap((element) => [
      ...(element.shadowRoot?.querySelectorAll('[role=status], [role=alert]') ?? []),
    ]);
    expect(regions.map(({ textContent }) => textContent).join('')).toMatch(/\p{Script=Han}{2}/u);
  });

  test('loading is said in the text and by a busy region', async () => {
    const cashier = await cashierIn(cashierStates.loading);
    const busy = findDeep(cashier, '[aria-busy=true]')!;
    expect(busy.textContent).toContain('正在打开收银台');
  });

  test('a state is said once, however often the cashier is drawn', async () => {
    const cashier = await mount<UnifiedCashier>(html`<unified-cashier></unified-cashier>`);
    const gateway = await bringInto(cashierStates['awaiting a scan'], cashier);
    const region = findDeep(cashier, '[role=status]')!;
    const said: string[] = [];
    const observer = new MutationObserver(() => said.push(region.textContent.trim()));
    observer.observe(region, { childList: true, characterData: true, subtree: true });
    for (const payments of [[samplePayment()], [samplePayment({ status: 'paying', channelAnswer: 'in-progress' })]]) {
      gateway.session = { ...gateway.session, payments };
      window.dispatchEvent(new Event('focus'));
      cashier.requestUpdate();
      await cashier.updateComplete;
    }
    await expect.poll(() => said).toEqual(['已扫码']);
    observer.disconnect();
  });
});

/** States that end by themselves, since the server or the wallet is being waited for. */
const endsByItself = [
  'loading',
  'creating',
  'launching',
  'closing',
  'reversing',
  'code expired, renewing',
  'choosing, nothing works here',
  'choosing, in maintenance',
];

describe('there is a button or a link to go on with, or the page watches by itself', () => {
  test.each(states)('%s', async (name, state) => {
    const cashier = await cashierIn(state);
    const ways = controls(cashier).filter((control) => control.matches('a, button:enabled:not([aria-disabled=true])'));
    if (endsByItself.includes(name)) expect(ways).toHaveLength(0);
    else expect(ways.length).toBeGreaterThan(0);
  });
});

describe('a finger hits every control: 44 px, and 60 px in large text', () => {
  test.each(states)('%s', async (_, state) => {
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
  });
});

describe('at 320 px, twice the text size and the widest text spacing, nothing is clipped or scrolls sideways', () => {
  test.each(states)('%s', async (_, state) => {
    await page.viewport(320, 568);
    const cashier = await cashierIn(state);
    cashier.style.setProperty('--uc-font-size', '30px');
    for (const [locale, spacing] of [
      ['zh-CN', 'normal'],
      ['zh-CN', '0.12em'],
      ['en', '0.12em'],
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
  });
});

describe('texts do not overlap at any text size', () => {
  test.each(states)('%s', async (_, state) => {
    await page.viewport(390, 844);
    const cashier = await cashierIn(state);
    for (const size of ['15px', '22.5px', '30px']) {
      cashier.style.setProperty('--uc-font-size', size);
      const boxes = textBoxes(cashier).filter(({ text }) => !findDeep(cashier, '.bar')?.textContent?.includes(text));
      for (const [index, one] of boxes.entries()) {
        for (const other of boxes.slice(index + 1))
          expect(overlap(one.box, other.box), `${one.text} / ${other.text} at ${size}`).toBe(false);
      }
    }
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

describe('nothing moves for who wants less motion', () => {
  test.each(states)('%s', async (_, state) => {
    await emulateMedia({ 'prefers-reduced-motion': 'reduce' });
    const cashier = await cashierIn(state);
    expect([cashier, ...drawnElements(cashier)].flatMap((element) => element.getAnimations())).toEqual([]);
  });

  test('while for others a ring turns', async () => {
    const cashier = await cashierIn(cashierStates.creating);
    expect(drawnElements(cashier).flatMap((element) => element.getAnimations())).not.toEqual([]);
  });
});

describe('the heading takes the focus when the payer has it in the cashier', () => {
  test.each(states.filter(([, { acts, page: name }]) => acts && !['choosing', 'code-expired', 'collecting-code'].includes(name)))(
    '%s',
    async (_, state) => {
      const cashier = await mount<UnifiedCashier>(html`<unified-cashier></unified-cashier>`);
      const last = state.acts!.length - 1;
      await bringInto({ ...state, page: state.acts![last]!.on, text: '', acts: state.acts!.slice(0, last) }, cashier);
      findDeep(cashier, 'button')!.focus();
      state.acts![last]!.run(cashier);
      await until(cashier, state.page, state.text);
      expect(focused()?.localName).toBe('h2');
    },
  );

  test.each([
    ['paid', { status: 'paid', payments: [paidPayment()] }],
    ['paid-twice', { status: 'paid', payments: [paidPayment(), paidPayment({ id: 'payment-2' })] }],
    ['failed', { payments: [samplePayment({ status: 'failed' })] }],
    ['closed', { status: 'closed' }],
    ['expired', { status: 'expired' }],
    ['code-expired', { payments: [samplePayment({ actionExpiresInMs: 0 })] }],
    ['choosing', { payments: [samplePayment({ status: 'closed' })] }],
  ] as const)('%s, as the server says it while a code is shown', async (name, news) => {
    const cashier = await mount<UnifiedCashier>(html`<unified-cashier></unified-cashier>`);
    const gateway = await bringInto(cashierStates['awaiting a scan'], cashier);
    findDeep(cashier, '.actions button')!.focus();
    gateway.session = { ...gateway.session, ...news };
    window.dispatchEvent(new Event('focus'));
    await until(cashier, name);
    expect(focused()?.localName).toBe('h2');
  });

  test.each(['collecting a code', 'collecting a code, one refused'] as const)(
    'but the field for a scanner’s code has it: %s',
    async (name) => {
      const cashier = await mount<UnifiedCashier>(html`<unified-cashier></unified-cashier>`);
      await bringInto({ ...cashierStates[name], page: 'choosing', text: '', acts: [] }, cashier);
      findDeep(cashier, 'button')!.focus();
      await bringInto(cashierStates[name], cashier);
      await expect.poll(() => focused()?.localName).toBe('input');
      expect((focused() as HTMLInputElement).value).toBe('');
    },
  );

  test('and leaves it where it is when the payer is elsewhere on the page', async () => {
    const cashier = await cashierIn(cashierStates.choosing);
    const elsewhere = document.createElement('input');
    cashier.before(elsewhere);
    elsewhere.focus();
    cashier.pay();
    await until(cashier, 'awaiting');
    expect(focused()).toBe(elsewhere);
  });

  test('and is not lost while a code is renewed', async () => {
    const cashier = await cashierIn(cashierStates['code expired']);
    const button = findDeep(cashier, 'uc-qr-code')!.shadowRoot!.querySelector('button')!;
    button.focus();
    button.click();
    await until(cashier, 'awaiting');
    expect(focused()?.localName).toBe('h2');
  });

  test('and stays on the button while the new code is on its way', async () => {
    const cashier = await mount<UnifiedCashier>(html`<unified-cashier></unified-cashier>`);
    await bringInto({ ...cashierStates['code expired, renewing'], acts: [] }, cashier);
    const code = findDeep(cashier, 'uc-qr-code')!;
    code.shadowRoot!.querySelector('button')!.focus();
    code.shadowRoot!.querySelector('button')!.click();
    await until(cashier, 'code-expired', '正在换新');
    // Focus that a browser takes from what can no longer be used is gone with the next frame.
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    expect(focused()?.localName).toBe('button');
  });
});

describe('forced colours', () => {
  test.each(states)('axe finds nothing: %s', async (_, state) => {
    await emulateMedia({ 'forced-colors': 'active' });
    await expectAccessible(await cashierIn(state));
  });

  test('the chosen way is told apart by its outline', async () => {
    await emulateMedia({ 'forced-colors': 'active' });
    const cashier = await cashierIn(cashierStates.choosing);
    expect(getComputedStyle(findDeep(cashier, '.method.chosen')!).outlineStyle).toBe('solid');
  });
});

describe('payee, amount and method stand in sight beside the button that pays', () => {
  test.each([
    [320, 568],
    [1280, 720],
  ] as const)('%i × %i', async (width, height) => {
    await page.viewport(width, height);
    const cashier = await cashierIn(cashierStates.choosing);
    for (const selector of ['.payee', '.amount', '.method', '[part=pay]']) {
      const { top, bottom } = findDeep(cashier, selector)!.getBoundingClientRect();
      const offset = cashier.getBoundingClientRect().top;
      expect(top - offset, selector).toBeGreaterThanOrEqual(0);
      expect(bottom - offset, selector).toBeLessThanOrEqual(height);
    }
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

test('large text is at least 18 px, with lines of one and a half', async () => {
  const cashier = await cashierIn(cashierStates.choosing);
  await Object.assign(cashier, { textSize: 'large' }).updateComplete;
  const { fontSize, lineHeight } = getComputedStyle(cashier);
  expect(parseFloat(fontSize)).toBeGreaterThanOrEqual(18);
  expect(parseFloat(lineHeight) / parseFloat(fontSize)).toBeGreaterThanOrEqual(1.5);
});

test('right to left, nothing leaves the card', async () => {
  await page.viewport(390, 844);
  for (const [name, state] of states) {
    const cashier = await cashierIn(state);
    cashier.dir = 'rtl';
    const card = cashier.getBoundingClientRect();
    for (const element of drawnElements(cashier)) {
      const { left, right } = element.getBoundingClientRect();
      expect(left, `${name}: ${element.className}`).toBeGreaterThanOrEqual(card.left - 0.5);
      expect(right, `${name}: ${element.className}`).toBeLessThanOrEqual(card.right + 0.5);
    }
  }
}, 20_000);
