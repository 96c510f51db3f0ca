/** What every state of the cashier owes to every payer, whatever they see, hear or press. */
import { html } from 'lit';
import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../src/entries/define';
import type { UnifiedCashier } from '../../src/elements/unified-cashier';
import { bringInto, cashierStates, until } from '../fixtures/cashier-states';
import { paidPayment, samplePayment } from '../fixtures/session';
import { shows } from '../reliability/shows';
import { expectAccessible } from './accessible';
import { cashierIn, controls, states } from './cashier-in';
import { drawnElements, findDeep, focused } from './drawn';
import { emulateMedia } from './emulated-media';
import { mount } from './mount';

/** Each theme, text size and width once; what axe looks at does not depend on their every pairing. */
const looks = [
  { theme: 'light', textSize: 'standard', width: 390, height: 844 },
  { theme: 'light', textSize: 'large', width: 390, height: 844 },
  { theme: 'dark', textSize: 'standard', width: 1280, height: 800 },
] as const;

afterEach(() => page.viewport(1280, 800));

describe('axe (wcag22aa) finds nothing, light, dark and large, on a phone and on a desktop', () => {
  test.for(states)('%s', async ([, state], { task }) => {
    const cashier = await cashierIn(state);
    for (const { theme, textSize, width, height } of looks) {
      await page.viewport(width, height);
      await Object.assign(cashier, { theme, textSize }).updateComplete;
      await expectAccessible(cashier);
    }
    shows({ task }, 'A1', looks.length);
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

  test('a state is said once, however often the cashier is drawn', async ({ task }) => {
    const cashier = await mount<UnifiedCashier>(html`<unified-cashier></unified-cashier>`);
    const gateway = await bringInto(cashierStates['awaiting a scan'], cashier);
    const region = cashier.renderRoot.querySelector('.card > [role=status]')!;
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
    shows({ task }, 'A8', 2);
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
    const ways = controls(cashier).filter((control) => control.matches('a, button:enabled:not([aria-disabled=true]):not([part=copy])'));
    if (endsByItself.includes(name)) expect(ways).toHaveLength(0);
    else expect(ways.length).toBeGreaterThan(0);
  });
});

describe('nothing moves for who wants less motion', () => {
  test.for(states)('%s', async ([, state], { task }) => {
    await emulateMedia({ 'prefers-reduced-motion': 'reduce' });
    const cashier = await cashierIn(state);
    expect([cashier, ...drawnElements(cashier)].flatMap((element) => element.getAnimations())).toEqual([]);
    shows({ task }, 'A12');
  });

  test('while for others a ring turns', async () => {
    const cashier = await cashierIn(cashierStates.creating);
    expect(drawnElements(cashier).flatMap((element) => element.getAnimations())).not.toEqual([]);
  });
});

describe('the heading takes the focus when the payer has it in the cashier', () => {
  test.for(states.filter(([, { acts, page: name }]) => acts && !['choosing', 'code-expired', 'collecting-code'].includes(name)))(
    '%s',
    async ([, state], { task }) => {
      const cashier = await mount<UnifiedCashier>(html`<unified-cashier></unified-cashier>`);
      const last = state.acts!.length - 1;
      await bringInto({ ...state, page: state.acts![last]!.on, text: '', acts: state.acts!.slice(0, last) }, cashier);
      findDeep(cashier, 'button:not([part=copy])')!.focus();
      state.acts![last]!.run(cashier);
      await until(cashier, state.page, state.text);
      expect(focused()?.localName).toBe('h2');
      shows({ task }, 'A7');
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
      findDeep(cashier, 'button:not([part=copy])')!.focus();
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
  test.for(states)('axe finds nothing: %s', async ([, state], { task }) => {
    await emulateMedia({ 'forced-colors': 'active' });
    await expectAccessible(await cashierIn(state));
    shows({ task }, 'A13');
  });

  test('the chosen way and the one with the focus are told apart by their outlines, one that is out by its words', async ({ task }) => {
    await emulateMedia({ 'forced-colors': 'active' });
    const cashier = await cashierIn(cashierStates.choosing);
    expect(getComputedStyle(findDeep(cashier, '.method.chosen')!).outlineStyle).toBe('solid');
    findDeep(cashier, '[part=pay]')!.focus();
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}{Tab}');
    const { outlineStyle, outlineWidth } = getComputedStyle(findDeep(cashier, '[part=pay]')!);
    expect([outlineStyle, outlineWidth]).toEqual(['solid', '3px']);
    const inMaintenance = await cashierIn(cashierStates['choosing, in maintenance']);
    expect(findDeep(inMaintenance, '.method.out')!.textContent).toContain('23:30');
    shows({ task }, 'A13', 3);
  });
});
