import { html } from 'lit';
import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../src/entries/define';
import type { UcSelectEvent } from '../../src/elements/events';
import type { UcInstalmentPlans } from '../../src/elements/instalment-plans';
import type { InstalmentPlan } from '../../src/model/instalment-plan';
import type { Selection } from '../../src/model/offer';
import { baitiao, huabei, quote } from '../fixtures/plans';
import { expectAccessible } from './accessible';
import { drawnElements, focused, textBoxes } from './drawn';
import { emulateMedia } from './emulated-media';
import { mount } from './mount';

const estimates: readonly InstalmentPlan[] = huabei.plans.map((plan) => ({ ...plan, isEstimate: true }));

interface Parts {
  readonly plans?: readonly InstalmentPlan[];
  readonly selected?: string;
  readonly wallet?: string;
  readonly locale?: string;
}

async function mountPlans(parts: Parts = {}): Promise<{ element: UcInstalmentPlans; chosen: Selection[] }> {
  const { plans = huabei.plans, selected = 'hb-3', wallet = '', locale = '' } = parts;
  const chosen: Selection[] = [];
  const element = await mount<UcInstalmentPlans>(
    html`<uc-instalment-plans
      product-id="alipay.huabei"
      .plans=${plans}
      .selected=${selected}
      .wallet=${wallet}
      .locale=${locale}
      @uc-select=${(event: UcSelectEvent) => {
        chosen.push(event.selection);
        element.selected = event.selection.planId ?? '';
      }}
    ></uc-instalment-plans>`,
  );
  return { element, chosen };
}

function radios({ renderRoot }: UcInstalmentPlans): HTMLInputElement[] {
  return [...renderRoot.querySelectorAll('input')];
}

/** The lines of each plan, as they are read. */
function lines({ renderRoot }: UcInstalmentPlans): string[][] {
  return [...renderRoot.querySelectorAll('.words')].map((words) => [...words.children].map(({ textContent }) => textContent));
}

afterEach(() => page.viewport(1280, 800));

test('axe (wcag22aa) finds nothing, in quotes and in estimates', async () => {
  await expectAccessible((await mountPlans()).element);
  await expectAccessible((await mountPlans({ plans: estimates, wallet: '支付宝' })).element);
});

test('every plan says what a period is, the fee, the first period where it is odd, and the total', async () => {
  const { element } = await mountPlans();
  expect(lines(element)).toEqual([
    ['¥341.33 × 3 期', '免手续费', '首期 ¥341.34', '共 ¥1,024.00'],
    ['¥178.34 × 6 期', '手续费共 ¥46.08', '首期 ¥178.38', '共 ¥1,070.08'],
    ['¥91.73 × 12 期', '手续费共 ¥76.80', '首期 ¥91.77', '共 ¥1,100.80'],
  ]);
});

test('periods that are all alike have no first one apart, and one period alone is the first', async () => {
  const { element } = await mountPlans({
    plans: [quote('four', 4, 0), { ...quote('one', 1, 0), eachPeriod: { value: 0, currency: 'CNY' } }],
  });
  expect(lines(element)).toEqual([
    ['¥256.00 × 4 期', '免手续费', '共 ¥1,024.00'],
    ['¥1,024.00 × 1 期', '免手续费', '共 ¥1,024.00'],
  ]);
});

test('the fee is shown as it was quoted, not as it would be reckoned', async () => {
  const { element } = await mountPlans({ plans: [{ ...quote('hb-6', 6, 4608), fee: { value: 4607, currency: 'CNY' } }] });
  expect(lines(element)[0]).toContain('手续费共 ¥46.07');
});

test('in English too', async () => {
  const { element } = await mountPlans({ locale: 'en', plans: estimates.slice(1, 2) });
  expect(lines(element)).toEqual([['6 × CN¥178.34', 'Fee CN¥46.08 in all', 'First CN¥178.38', 'Total CN¥1,070.08', 'Estimate']]);
  expect(element.renderRoot.querySelector('p')!.textContent).toBe('Estimated amounts; what the payment provider confirms is what counts');
});

describe('an estimate', () => {
  test('is called one on every plan that is, and on no other', async () => {
    const { element } = await mountPlans({ plans: [huabei.plans[0]!, estimates[1]!] });
    expect(lines(element).map((words) => words.includes('预估'))).toEqual([false, true]);
  });

  test.each([
    ['支付宝', '预估金额，以支付宝确认的为准'],
    ['', '预估金额，以支付方确认的为准'],
  ])('says whose figure counts: “%s”', async (wallet, note) => {
    const { element } = await mountPlans({ plans: estimates, wallet });
    expect(element.renderRoot.querySelector('p')!.textContent).toBe(note);
  });

  test('is not spoken of where every plan was quoted', async () => {
    const { element } = await mountPlans({ wallet: '支付宝' });
    expect(element.renderRoot.querySelector('p')).toBeNull();
    expect(element.renderRoot.textContent).not.toContain('预估');
  });
});

test('nothing is shown without plans', async () => {
  const { element } = await mountPlans({ plans: [] });
  expect(element.renderRoot.querySelector('*')).toBeNull();
});

test('assistive technology hears one group with a name, and all of a plan as the name of its button', async () => {
  await mountPlans();
  await expect.element(page.getByRole('radiogroup', { name: '分期期数' })).toBeVisible();
  const second = page.getByRole('radio', { name: '¥178.34 × 6 期 手续费共 ¥46.08 首期 ¥178.38 共 ¥1,070.08', exact: true });
  await expect.element(second).not.toBeChecked();
  await expect.element(page.getByRole('radio', { name: '¥341.33 × 3 期 免手续费' })).toBeChecked();
});

test('a click anywhere on a plan chooses it, and choosing is told once, with the product', async () => {
  const { element, chosen } = await mountPlans();
  element.renderRoot.querySelectorAll<HTMLElement>('b')[2]!.click();
  await element.updateComplete;
  expect(chosen).toEqual([{ productId: 'alipay.huabei', planId: 'hb-12' }]);
  expect(radios(element).map(({ checked }) => checked)).toEqual([false, false, true]);
});

test('what the page selects is not told back to it', async () => {
  const { element, chosen } = await mountPlans();
  element.selected = 'hb-6';
  await element.updateComplete;
  expect(radios(element)[1]!.checked).toBe(true);
  expect(chosen).toEqual([]);
});

test('focus() goes to the choice, or to the first', async () => {
  const { element } = await mountPlans({ selected: 'hb-6' });
  element.focus();
  expect(focused()).toBe(radios(element)[1]);
  const { element: another } = await mountPlans({ selected: '' });
  another.focus();
  expect(focused()).toBe(radios(another)[0]);
});

describe('keys of a group of radio buttons', () => {
  test.each([
    ['ltr', '{ArrowRight}', 1],
    ['ltr', '{ArrowDown}', 1],
    ['ltr', '{ArrowLeft}', 2],
    ['ltr', '{ArrowUp}', 2],
    ['rtl', '{ArrowLeft}', 1],
    ['rtl', '{ArrowRight}', 2],
  ])('%s: Tab enters at the choice, %s goes from the first to number %i and chooses, Tab leaves', async (dir, key, index) => {
    const { element, chosen } = await mountPlans();
    element.dir = dir;
    await userEvent.keyboard('{Tab}');
    expect(focused()).toBe(radios(element)[0]);
    await userEvent.keyboard(key);
    expect(focused()).toBe(radios(element)[index]);
    expect(chosen.map(({ planId }) => planId)).toEqual([huabei.plans[index]!.planId]);
    await userEvent.keyboard('{Tab}');
    expect(element.matches(':focus-within')).toBe(false);
  });
});

describe('plans stand side by side where they fit, with no gap in a row', () => {
  const columns = (element: UcInstalmentPlans): number =>
    new Set([...element.renderRoot.querySelectorAll('label')].map((label) => label.getBoundingClientRect().left)).size;

  test.each([
    ['three', 532, 'huabei', 3],
    ['four in pairs', 532, 'baitiao', 2],
    ['three, one below the other,', 300, 'huabei', 1],
    ['four, one below the other,', 300, 'baitiao', 1],
    ['three, one below the other,', 180, 'huabei', 1],
  ] as const)('%s on %i px', async (_, width, product, count) => {
    const { element } = await mountPlans({ plans: { huabei, baitiao }[product].plans });
    element.style.width = `${width}px`;
    expect(columns(element)).toBe(count);
    const [, last] = [...element.renderRoot.querySelectorAll('label')];
    expect(element.getBoundingClientRect().right - last!.getBoundingClientRect().right).toBeGreaterThanOrEqual(-0.5);
  });
});

test('at 320 px, twice the text size and the widest text spacing, nothing is clipped or leaves its frame', async () => {
  await page.viewport(320, 568);
  for (const locale of ['zh-CN', 'en']) {
    const { element } = await mountPlans({ plans: estimates, locale, wallet: '支付宝' });
    element.style.setProperty('--uc-font-size', '30px');
    element.style.letterSpacing = '0.12em';
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
    for (const drawn of drawnElements(element)) {
      const { left, right } = drawn.getBoundingClientRect();
      expect(left, drawn.outerHTML.slice(0, 80)).toBeGreaterThanOrEqual(-0.5);
      expect(right, drawn.outerHTML.slice(0, 80)).toBeLessThanOrEqual(320.5);
    }
    const frames = radios(element).map((radio) => radio.getBoundingClientRect());
    for (const { text, box } of textBoxes(element)) {
      if (element.renderRoot.querySelector('p')!.textContent === text) continue;
      const frame = frames.find(({ top, bottom }) => box.top >= top && box.bottom <= bottom);
      expect(frame && box.left >= frame.left && box.right <= frame.right, text).toBe(true);
    }
  }
});

test('the chosen plan is told apart by more than a colour, in forced colours too', async () => {
  const { element } = await mountPlans();
  const widths = (): number[] => radios(element).map((radio) => parseFloat(getComputedStyle(radio).borderTopWidth));
  expect(widths()).toEqual([2, 1, 1]);
  await emulateMedia({ 'forced-colors': 'active' });
  expect(widths()).toEqual([4, 1, 1]);
  await expectAccessible(element);
});
