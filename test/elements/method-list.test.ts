import { html } from 'lit';
import { siAlipay, siWechat } from 'simple-icons';
import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../src/entries/define';
import type { UcSelectEvent } from '../../src/elements/events';
import type { UcInstalmentPlans } from '../../src/elements/instalment-plans';
import type { UcMethodList } from '../../src/elements/method-list';
import type { OfferList, Selection } from '../../src/model/offer';
import { baitiao, huabei, quote } from '../fixtures/plans';
import { shows } from '../reliability/shows';
import { expectAccessible } from './accessible';
import { focused } from './drawn';
import { mount } from './mount';

const offers: OfferList = {
  offers: [
    { productId: 'wechat-pay.native', plans: [], group: 'recommended' },
    { productId: 'wechat-pay.jsapi', plans: [], group: 'recommended' },
    { productId: 'a-bank.gateway', plans: [], group: 'bank' },
  ],
  exclusions: [
    { productId: 'slow-pay.code', reason: 'maintenance', facts: {}, maintenance: { reason: '系统升级，23:30 恢复' } },
    { productId: 'other-pay.code', reason: 'terminal', facts: {} },
  ],
};

async function mountList(selected = ''): Promise<{ list: UcMethodList; chosen: string[] }> {
  const chosen: string[] = [];
  const list = await mount<UcMethodList>(
    html`<uc-method-list
      .list=${offers}
      .selected=${selected}
      @uc-select=${(event: UcSelectEvent) => {
        chosen.push(event.selection.productId);
        list.selected = event.selection.productId;
      }}
    ></uc-method-list>`,
  );
  return { list, chosen };
}

function radios(list: UcMethodList): HTMLInputElement[] {
  return [...list.renderRoot.querySelectorAll('input')];
}

test('axe (wcag22aa) finds nothing, with a choice and without', async () => {
  const { list } = await mountList();
  await expectAccessible(list);
  list.selected = 'a-bank.gateway';
  await list.updateComplete;
  await expectAccessible(list);
});

test('every offer is a radio button with a name and, where there is one, a hint', async () => {
  const { list } = await mountList();
  const rows = [...list.renderRoot.querySelectorAll('.method')].map((row) => row.textContent.replace(/\s+/g, ' ').trim());
  expect(rows).toEqual([
    '微信支付用微信扫一扫付款',
    '微信支付在微信内直接付款',
    expect.stringContaining('a-bank.gateway'),
    expect.stringContaining('slow-pay.code'),
  ]);
});

test('a channel in maintenance stands last, says why and cannot be chosen; what does not work here is not shown', async () => {
  const { list } = await mountList();
  const last = list.renderRoot.querySelector('.method:last-of-type.out')!;
  expect(last.textContent).toContain('23:30');
  expect(radios(list).map((radio) => radio.disabled)).toEqual([false, false, false, true]);
  expect(list.renderRoot.textContent).not.toContain('other-pay');
});

test('a row that is not chosen is dressed as one, and a channel without a mark has its first letter', async () => {
  const { list } = await mountList('wechat-pay.native');
  const [chosen, other, bank] = [...list.renderRoot.querySelectorAll<HTMLElement>('[part=method]')];
  expect(getComputedStyle(other!).padding).toBe(getComputedStyle(chosen!).padding);
  expect(getComputedStyle(other!).borderColor).not.toBe(getComputedStyle(chosen!).borderColor);
  expect(bank!.querySelector('.mark')!.textContent).toBe('a');
});

test('every wallet of the house has a mark of its own, a payer’s code that of its wallet', async () => {
  const { list } = await mountList();
  const ids = ['wechat-pay.native', 'alipay.page', 'alipay.payer-code', 'unionpay.page', 'unionpay.payer-code'];
  list.list = { offers: ids.map((productId) => ({ productId, plans: [], group: 'recommended' })), exclusions: [] };
  await list.updateComplete;
  const marks = [...list.renderRoot.querySelectorAll('.mark')];
  expect(marks.map((mark) => mark.textContent || mark.querySelector('path')?.getAttribute('d')?.length)).toEqual([
    siWechat.path.length,
    siAlipay.path.length,
    siAlipay.path.length,
    '银',
    '银',
  ]);
  await expectAccessible(list);
});

test('nothing is shown without a list', async () => {
  const list = await mount<UcMethodList>(html`<uc-method-list></uc-method-list>`);
  expect(list.renderRoot.querySelector('*')).toBeNull();
});

test('a click anywhere on a row chooses it, and choosing is told once', async () => {
  const { list, chosen } = await mountList();
  list.renderRoot.querySelectorAll<HTMLElement>('.method')[1]!.click();
  expect(chosen).toEqual(['wechat-pay.jsapi']);
});

test('what the page selects is not told back to it', async () => {
  const { list, chosen } = await mountList();
  list.selected = 'wechat-pay.jsapi';
  await list.updateComplete;
  expect(radios(list)[1]!.checked).toBe(true);
  expect(chosen).toEqual([]);
});

test('focus() goes to the choice, or to the first', async () => {
  const { list } = await mountList();
  list.focus();
  expect(focused()).toBe(radios(list)[0]);
  list.selected = 'a-bank.gateway';
  await list.updateComplete;
  list.focus();
  expect(focused()).toBe(radios(list)[2]);
});

describe('keys of a group of radio buttons', () => {
  test('Tab enters at the choice', async ({ task }) => {
    const { list } = await mountList('wechat-pay.jsapi');
    await userEvent.keyboard('{Tab}');
    expect(focused()).toBe(radios(list)[1]);
    shows({ task }, 'A6');
  });

  test('Tab enters at the first where nothing is chosen, and Space chooses it', async ({ task }) => {
    const { list, chosen } = await mountList();
    await userEvent.keyboard('{Tab}');
    expect(focused()).toBe(radios(list)[0]);
    await userEvent.keyboard(' ');
    expect(chosen).toEqual(['wechat-pay.native']);
    shows({ task }, 'A6');
  });

  test.for([
    ['ltr', '{ArrowDown}', 1],
    ['ltr', '{ArrowRight}', 1],
    ['ltr', '{ArrowUp}', 2],
    ['ltr', '{ArrowLeft}', 2],
    ['rtl', '{ArrowDown}', 1],
    ['rtl', '{ArrowLeft}', 1],
    ['rtl', '{ArrowUp}', 2],
    ['rtl', '{ArrowRight}', 2],
  ] as const)(
    '%s: %s from the first moves to number %i, round the end and past what is out, and chooses',
    async ([dir, key, index], { task }) => {
      const { list, chosen } = await mountList('wechat-pay.native');
      list.dir = dir;
      list.focus();
      await userEvent.keyboard(key);
      expect(focused()).toBe(radios(list)[index]);
      expect(radios(list)[index]!.checked).toBe(true);
      expect(chosen).toEqual([offers.offers[index]!.productId]);
      shows({ task }, 'A6');
    },
  );
});

test('names from the network are text, never markup', async () => {
  const { list } = await mountList();
  list.list = { offers: [{ productId: '<img src=x onerror=alert(1)>', plans: [], group: 'bank' }], exclusions: [] };
  await list.updateComplete;
  expect(list.renderRoot.querySelector('img')).toBeNull();
  expect(list.renderRoot.textContent).toContain('<img src=x');
});

describe('a product that has plans', () => {
  const credit: OfferList = {
    offers: [
      { productId: 'alipay.page', plans: [], group: 'recommended' },
      { ...huabei, group: 'recommended' },
      { ...baitiao, group: 'recommended' },
    ],
    exclusions: [],
  };

  async function mountCredit(selected: string, list = credit): Promise<{ element: UcMethodList; chosen: Selection[] }> {
    const chosen: Selection[] = [];
    const element = await mount<UcMethodList>(
      html`<uc-method-list
        .list=${list}
        .selected=${selected}
        @uc-select=${({ selection }: UcSelectEvent) => {
          chosen.push(selection);
          Object.assign(element, { selected: selection.productId, plan: selection.planId ?? '' });
        }}
      ></uc-method-list>`,
    );
    return { element, chosen };
  }

  function plansIn({ renderRoot }: UcMethodList): UcInstalmentPlans[] {
    return [...renderRoot.querySelectorAll<UcInstalmentPlans>('uc-instalment-plans')];
  }

  function planRadios(element: UcMethodList): HTMLInputElement[] {
    return plansIn(element).flatMap(({ renderRoot }) => [...renderRoot.querySelectorAll('input')]);
  }

  function rows({ renderRoot }: UcMethodList): string[] {
    return [...renderRoot.querySelectorAll('.words')].map((words) => [...words.children].map(({ textContent }) => textContent).join(' | '));
  }

  test('axe (wcag22aa) finds nothing, its plans open', async () => {
    const { element } = await mountCredit('alipay.huabei');
    expect(planRadios(element)).toHaveLength(3);
    await expectAccessible(element);
  });

  test('says the least a period, how long it may take, and what is without a fee', async () => {
    const { element } = await mountCredit('alipay.page');
    expect(rows(element)).toEqual([
      '支付宝 | 前往支付宝网页付款',
      '花呗分期 3 期免手续费 | 最高 12 期 · 每期 ¥91.73 起',
      '京东白条 | 最高 24 期 · 每期 ¥47.78 起',
    ]);
  });

  test('says all of its one plan, and that its figures are estimates where they are', async () => {
    const one = { productId: 'alipay.huabei', group: 'recommended', plans: [{ ...huabei.plans[1]!, isEstimate: true }] } as const;
    const { element } = await mountCredit('', { offers: [one], exclusions: [] });
    expect(rows(element)).toEqual(['花呗分期 预估 | 6 期 · 首期 ¥178.38 · 之后每期 ¥178.34']);
  });

  test('says nothing of ¥0.00 where one plan is of a single period, with none after it', async () => {
    const single = { ...quote('hb-1', 1, 0), eachPeriod: { value: 0, currency: 'CNY' } };
    const { element } = await mountCredit('', {
      offers: [{ ...huabei, plans: [single, quote('hb-3', 3, 0)], group: 'recommended' }],
      exclusions: [],
    });
    expect(rows(element)).toEqual(['花呗分期 3 期免手续费 | 最高 3 期 · 每期 ¥341.33 起']);
  });

  test('has its plans below its row once it is chosen, and no other has', async () => {
    const { element } = await mountCredit('alipay.page');
    expect(plansIn(element)).toEqual([]);
    for (const [index, { productId, plans }] of [huabei, baitiao].entries()) {
      element.selected = productId;
      await element.updateComplete;
      expect(plansIn(element).map((part) => part.plans)).toEqual([plans]);
      expect(plansIn(element)[0]!.previousElementSibling).toBe(element.renderRoot.querySelectorAll('.method')[index + 1]);
    }
  });

  test('is chosen with its first plan, as the server has it; a wallet with none', async () => {
    const { element, chosen } = await mountCredit('alipay.page');
    radios(element)[2]!.click();
    radios(element)[0]!.click();
    expect(chosen).toEqual([{ productId: 'jd-pay.baitiao', planId: 'bt-3' }, { productId: 'alipay.page' }]);
  });

  test('tells another plan of it, and shows the one that is chosen, the first where none of that name is', async () => {
    const { element, chosen } = await mountCredit('alipay.huabei');
    const checked = (): boolean[] => planRadios(element).map((radio) => radio.checked);
    expect(checked()).toEqual([true, false, false]);
    planRadios(element)[1]!.click();
    expect(chosen).toEqual([{ productId: 'alipay.huabei', planId: 'hb-6' }]);
    element.plan = 'hb-12';
    await element.updateComplete;
    await plansIn(element)[0]!.updateComplete;
    expect(checked()).toEqual([false, false, true]);
    element.plan = 'bt-24';
    await element.updateComplete;
    await plansIn(element)[0]!.updateComplete;
    expect(checked()).toEqual([true, false, false]);
  });

  test('names the wallet whose figure counts', async () => {
    const plans = huabei.plans.map((plan) => ({ ...plan, isEstimate: true }));
    const { element } = await mountCredit('alipay.huabei', { offers: [{ ...huabei, plans, group: 'recommended' }], exclusions: [] });
    expect(plansIn(element)[0]!.renderRoot.textContent).toContain('预估金额，以支付宝确认的为准');
  });

  test('by the keyboard: Tab goes from the product to its plans, arrows stay among them, Shift and Tab go back to the product', async () => {
    const { element, chosen } = await mountCredit('alipay.huabei');
    await userEvent.keyboard('{Tab}');
    expect(focused()).toBe(radios(element)[1]);
    await userEvent.keyboard('{Tab}');
    expect(focused()).toBe(planRadios(element)[0]);
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
    expect(chosen.map(({ planId }) => planId)).toEqual(['hb-6', 'hb-12', 'hb-3']);
    expect(focused()).toBe(planRadios(element)[0]);
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
    expect(focused()).toBe(radios(element)[1]);
    await userEvent.keyboard('{ArrowDown}');
    expect(chosen[3]).toEqual({ productId: 'jd-pay.baitiao', planId: 'bt-3' });
    expect(focused()).toBe(radios(element)[2]);
  });

  test('is one card with its plans: as wide as its row, with nothing between', async () => {
    const { element } = await mountCredit('jd-pay.baitiao');
    const [row, plans] = [element.renderRoot.querySelector('.chosen')!, plansIn(element)[0]!].map((part) => part.getBoundingClientRect());
    expect([plans!.left, plans!.right, plans!.top]).toEqual([row!.left, row!.right, row!.bottom]);
  });
});
