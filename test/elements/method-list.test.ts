import { html } from 'lit';
import { siAlipay, siWechat } from 'simple-icons';
import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../src/entries/define';
import type { UcSelectEvent } from '../../src/elements/events';
import type { UcMethodList } from '../../src/elements/method-list';
import type { OfferList } from '../../src/model/offer';
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
  test('Tab enters at the choice', async () => {
    const { list } = await mountList('wechat-pay.jsapi');
    await userEvent.keyboard('{Tab}');
    expect(focused()).toBe(radios(list)[1]);
  });

  test('Tab enters at the first where nothing is chosen, and Space chooses it', async () => {
    const { list, chosen } = await mountList();
    await userEvent.keyboard('{Tab}');
    expect(focused()).toBe(radios(list)[0]);
    await userEvent.keyboard(' ');
    expect(chosen).toEqual(['wechat-pay.native']);
  });

  test.each([
    ['ltr', '{ArrowDown}', 1],
    ['ltr', '{ArrowRight}', 1],
    ['ltr', '{ArrowUp}', 2],
    ['ltr', '{ArrowLeft}', 2],
    ['rtl', '{ArrowDown}', 1],
    ['rtl', '{ArrowLeft}', 1],
    ['rtl', '{ArrowUp}', 2],
    ['rtl', '{ArrowRight}', 2],
  ])('%s: %s from the first moves to number %i, round the end and past what is out, and chooses', async (dir, key, index) => {
    const { list, chosen } = await mountList('wechat-pay.native');
    list.dir = dir;
    list.focus();
    await userEvent.keyboard(key);
    expect(focused()).toBe(radios(list)[index]);
    expect(radios(list)[index]!.checked).toBe(true);
    expect(chosen).toEqual([offers.offers[index]!.productId]);
  });
});

test('names from the network are text, never markup', async () => {
  const { list } = await mountList();
  list.list = { offers: [{ productId: '<img src=x onerror=alert(1)>', plans: [], group: 'bank' }], exclusions: [] };
  await list.updateComplete;
  expect(list.renderRoot.querySelector('img')).toBeNull();
  expect(list.renderRoot.textContent).toContain('<img src=x');
});
