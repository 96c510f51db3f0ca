import { html } from 'lit';
import { expect, test } from 'vitest';
import '../../src/entries/define-parts';
import type { ResultTone, UcResult } from '../../src/elements/result';
import { expectAccessible } from './accessible';
import { focused } from './drawn';
import { mount } from './mount';

const lines = [
  { term: '支付方式', text: '微信支付' },
  { term: '订单号', text: '20261122093001' },
];
const tones: readonly ResultTone[] = ['success', 'failure', 'ended'];

async function resultOf(tone: ResultTone): Promise<UcResult> {
  return mount<UcResult>(html`<uc-result .tone=${tone} .lines=${lines}><h2 tabindex="-1">支付成功</h2></uc-result>`);
}

test.each(tones)('axe finds nothing: %s', async (tone) => {
  await expectAccessible(await resultOf(tone));
});

test('each tone has a sign of its own, so that colour is not the only difference', async () => {
  const signs = [];
  for (const tone of tones) signs.push((await resultOf(tone)).renderRoot.querySelector('path')!.getAttribute('d'));
  expect(new Set(signs).size).toBe(3);
});

test('a receipt is a list of terms', async () => {
  const result = await resultOf('success');
  const read = [...result.renderRoot.querySelectorAll('dt, dd')].map(({ localName, textContent }) => `${localName} ${textContent}`);
  expect(read).toEqual(['dt 支付方式', 'dd 微信支付', 'dt 订单号', 'dd 20261122093001']);
});

test('without lines there is no empty list', async () => {
  const result = await resultOf('ended');
  result.lines = [];
  await result.updateComplete;
  expect(result.renderRoot.querySelector('dl')).toBeNull();
});

test('its heading can take the focus as soon as it is on the page', async () => {
  const result = await resultOf('success');
  const next = result.cloneNode(true) as UcResult;
  result.replaceWith(next);
  next.querySelector('h2')!.focus();
  expect(focused()).toBe(next.querySelector('h2'));
});
