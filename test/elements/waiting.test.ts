import { html } from 'lit';
import { expect, test } from 'vitest';
import '../../src/entries/define-parts';
import type { UcWaiting } from '../../src/elements/waiting';
import { expectAccessible } from './accessible';
import { focused } from './drawn';
import { emulateMedia } from './emulated-media';
import { mount } from './mount';

async function mountWaiting(): Promise<UcWaiting> {
  return mount<UcWaiting>(html`<uc-waiting><h2 tabindex="-1">正在确认支付结果</h2></uc-waiting>`);
}

test('axe (wcag22aa) finds nothing', async () => {
  await expectAccessible(await mountWaiting());
});

test('a ring turns, and stands still for who wants less motion', async () => {
  const ring = (await mountWaiting()).renderRoot.querySelector('.ring')!;
  expect(ring.getAnimations()).toHaveLength(1);
  await emulateMedia({ 'prefers-reduced-motion': 'reduce' });
  expect(ring.getAnimations()).toEqual([]);
});

test('the ring is silent, the words beside it are not', async () => {
  const waiting = await mountWaiting();
  expect(waiting.renderRoot.querySelector('.ring')!.getAttribute('aria-hidden')).toBe('true');
  expect(waiting.renderRoot.querySelector('slot')!.assignedElements()).toHaveLength(1);
});

test('its heading can take the focus as soon as it is on the page', async () => {
  const waiting = await mountWaiting();
  const next = waiting.cloneNode(true) as UcWaiting;
  waiting.replaceWith(next);
  next.querySelector('h2')!.focus();
  expect(focused()).toBe(next.querySelector('h2'));
});
