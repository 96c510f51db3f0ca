import { html } from 'lit';
import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../src/entries/define';
import '../../src/entries/define-parts';
import type { UcCopyable } from '../../src/elements/copyable';
import { cashierStates } from '../fixtures/cashier-states';
import { expectAccessible } from './accessible';
import { cashierIn } from './cashier-in';
import { clipboardThat } from './clipboard';
import { findDeep } from './drawn';
import { mount } from './mount';

const orderNo = '20261122093001';

async function mountNumber(): Promise<UcCopyable> {
  return mount<UcCopyable>(html`<uc-copyable>${orderNo}</uc-copyable>`);
}

const button = (copyable: UcCopyable): HTMLButtonElement => copyable.renderRoot.querySelector('button')!;
const said = (copyable: UcCopyable): string => copyable.renderRoot.querySelector('[role=status]')!.textContent;

test('axe finds nothing: not copied, copied, and where it could not be', async () => {
  const copyable = await mountNumber();
  await expectAccessible(copyable);
  for (const outcome of [() => Promise.resolve(), () => Promise.reject(new Error('not allowed'))]) {
    clipboardThat(outcome);
    button(copyable).click();
    await expect.poll(() => said(copyable)).not.toBe('');
    await expectAccessible(copyable);
  }
});

test('a finger hits it, though its line is no higher than another', async () => {
  const copyable = await mountNumber();
  expect(button(copyable).getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
  const line = document.createElement('div');
  copyable.after(line);
  line.append(copyable);
  expect(line.getBoundingClientRect().height).toBeLessThanOrEqual(parseFloat(getComputedStyle(copyable).lineHeight) + 2);
});

test('a text that takes two lines stands where its line is, and not over the one above', async () => {
  const copyable = await mountNumber();
  const line = document.createElement('div');
  line.style.width = '90px';
  copyable.after(line);
  line.append(copyable);
  const text = document.createRange();
  text.selectNodeContents(copyable);
  expect(text.getClientRects().length).toBeGreaterThan(1);
  expect(text.getBoundingClientRect().top).toBeGreaterThanOrEqual(line.getBoundingClientRect().top);
  expect(text.getBoundingClientRect().bottom).toBeLessThanOrEqual(line.getBoundingClientRect().bottom);
});

test('a tap, or Enter, copies the text, and that is said', async () => {
  const copied: string[] = [];
  clipboardThat((text) => Promise.resolve(void copied.push(text)));
  const copyable = await mountNumber();
  button(copyable).focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => said(copyable)).toBe('已复制');
  expect(copied).toEqual([orderNo]);
});

test('where there is no clipboard the text is marked, to be copied by hand', async () => {
  clipboardThat(() => Promise.reject(new Error('not allowed')));
  const copyable = await mountNumber();
  button(copyable).click();
  await expect.poll(() => said(copyable)).toContain('已经选中');
  expect(getSelection()!.toString()).toBe(orderNo);
});

describe('the order’s number can be copied', () => {
  test.each(['choosing', 'paid', 'paid twice', 'closed', 'expired'] as const)('%s', async (name) => {
    const copied: string[] = [];
    clipboardThat((text) => Promise.resolve(void copied.push(text)));
    const cashier = await cashierIn(cashierStates[name]);
    await expect.poll(() => findDeep(cashier, 'uc-copyable')?.shadowRoot?.querySelector('button')).toBeTruthy();
    findDeep(cashier, 'uc-copyable')!.shadowRoot!.querySelector('button')!.click();
    await expect.poll(() => copied).toEqual([orderNo]);
  });
});
