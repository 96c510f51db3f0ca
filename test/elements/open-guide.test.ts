import { html } from 'lit';
import { describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../src/entries/define-parts';
import type { UcOpenGuide } from '../../src/elements/open-guide';
import { expectAccessible } from './accessible';
import { clipboardThat } from './clipboard';
import { focused } from './drawn';
import { mount } from './mount';

const url = 'https://shop.example/pay?session=sampleSession0123456789AB';

async function mountGuide(channels = ['alipay', 'unionpay']): Promise<UcOpenGuide> {
  return mount<UcOpenGuide>(html`<uc-open-guide .channels=${channels} .url=${url}></uc-open-guide>`);
}

function button(guide: UcOpenGuide, text: string): HTMLButtonElement {
  const found = [...guide.renderRoot.querySelectorAll('button')].filter(({ textContent }) => textContent.trim() === text);
  return found[found.length - 1]!;
}

async function press(guide: UcOpenGuide, text: string): Promise<void> {
  button(guide, text).click();
  await guide.updateComplete;
}

test('axe (wcag22aa) finds nothing: folded, unfolded, copied and not copied', async () => {
  const guide = await mountGuide();
  await expectAccessible(guide);
  await press(guide, '怎么打开');
  await expectAccessible(guide);
  clipboardThat(() => Promise.resolve());
  await press(guide, '复制链接');
  await expectAccessible(guide);
  clipboardThat(() => Promise.reject(new Error('not allowed')));
  await press(guide, '复制链接');
  await vi.waitFor(() => expect(guide.renderRoot.querySelector('input')).not.toBeNull());
  await expectAccessible(guide);
});

test('every wallet has a quiet row: its name, that it needs a browser, and a button that tells how', async () => {
  const guide = await mountGuide();
  const rows = [...guide.renderRoot.querySelectorAll('.row')].map((row) => row.textContent.replace(/\s+/g, ' ').trim());
  expect(rows).toHaveLength(2);
  expect(rows[0]).toContain('支付宝需在浏览器中打开');
  expect(rows[1]).toContain('银联云闪付需在浏览器中打开');
  for (const row of rows) expect(row).toMatch(/怎么打开$/);
});

test('nothing is shown where no wallet is kept out', async () => {
  expect((await mountGuide([])).renderRoot.querySelector('*')).toBeNull();
});

test('the button says of which wallet it is, and whether the guide is unfolded', async () => {
  const guide = await mountGuide();
  const show = button(guide, '怎么打开');
  const described = guide.renderRoot.querySelector(`#${show.getAttribute('aria-describedby')!}`)!;
  expect(described.textContent).toContain('云闪付');
  expect(show.getAttribute('aria-expanded')).toBe('false');
  show.click();
  await guide.updateComplete;
  expect(show.getAttribute('aria-expanded')).toBe('true');
  expect(guide.renderRoot.querySelectorAll('[aria-expanded=true]')).toHaveLength(1);
});

test('the steps are the menu, the browser and the wallet', async () => {
  const guide = await mountGuide(['alipay']);
  await press(guide, '怎么打开');
  const steps = [...guide.renderRoot.querySelectorAll('li')].map(({ textContent }) => textContent);
  expect(steps).toEqual(['点右上角的“···”', '选择“在浏览器打开”', '在浏览器里选择支付宝付款']);
});

test('another wallet’s guide takes the place of the first', async () => {
  const guide = await mountGuide();
  await press(guide, '怎么打开');
  await press(guide, '怎么打开');
  expect(guide.renderRoot.querySelectorAll('.guide')).toHaveLength(1);
  expect(guide.renderRoot.querySelector('.guide')!.textContent).toContain('支付宝');
});

describe('keys alone', () => {
  test('unfold it, go through it, and Escape gives the focus back', async () => {
    const guide = await mountGuide(['alipay']);
    await userEvent.keyboard('{Tab}');
    const show = focused();
    expect(show?.textContent.trim()).toBe('怎么打开');
    await userEvent.keyboard('{Enter}');
    await guide.updateComplete;
    expect(focused()).toBe(show);
    await userEvent.keyboard('{Tab}');
    expect(focused()?.textContent.trim()).toBe('复制链接');
    await userEvent.keyboard('{Escape}');
    await guide.updateComplete;
    expect(guide.renderRoot.querySelector('.guide')).toBeNull();
    expect(focused()).toBe(show);
  });

  test('fold it by its button, which gives the focus back as well', async () => {
    const guide = await mountGuide(['alipay']);
    await press(guide, '怎么打开');
    const fold = button(guide, '收起');
    expect(fold.closest('.guide')).not.toBeNull();
    fold.focus();
    await userEvent.keyboard(' ');
    await guide.updateComplete;
    expect(guide.renderRoot.querySelector('.guide')).toBeNull();
    expect(focused()?.textContent.trim()).toBe('怎么打开');
  });
});

describe('the link', () => {
  test('is copied whole, and that is said', async () => {
    const copied: string[] = [];
    clipboardThat((text) => Promise.resolve(void copied.push(text)));
    const guide = await mountGuide(['alipay']);
    await press(guide, '怎么打开');
    await press(guide, '复制链接');
    await vi.waitFor(() => expect(guide.renderRoot.querySelector('[role=status]')!.textContent).toContain('已复制'));
    expect(copied).toEqual([url]);
    expect(guide.renderRoot.querySelector('input')).toBeNull();
  });

  test('can be taken by hand where there is no clipboard: it stands selected in a field', async () => {
    clipboardThat(() => Promise.reject(new Error('not allowed')));
    const guide = await mountGuide(['alipay']);
    await press(guide, '怎么打开');
    await press(guide, '复制链接');
    await vi.waitFor(() => expect(focused()?.localName).toBe('input'));
    const field = focused() as HTMLInputElement;
    expect([field.value, field.readOnly, field.selectionStart, field.selectionEnd]).toEqual([url, true, 0, url.length]);
    expect(guide.renderRoot.querySelector('[role=status]')!.textContent).toContain('没有复制成功');
  });

  test('that was copied is said of one unfolding only', async () => {
    clipboardThat(() => Promise.resolve());
    const guide = await mountGuide(['alipay']);
    await press(guide, '怎么打开');
    await press(guide, '复制链接');
    await press(guide, '收起');
    await press(guide, '怎么打开');
    expect(guide.renderRoot.querySelector('[role=status]')!.textContent.trim()).toBe('');
  });
});
