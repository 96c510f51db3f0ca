import { html } from 'lit';
import { expect, test } from 'vitest';
import '../../src/entries/define';
import type { UcOrderSummary } from '../../src/elements/order-summary';
import type { Order } from '../../src/model/order';
import { sampleSession } from '../fixtures/session';
import { expectAccessible } from './accessible';
import { mount } from './mount';

async function summaryOf(changes: Partial<Order> = {}, locale = ''): Promise<UcOrderSummary> {
  const order = { ...sampleSession().order, ...changes };
  return mount<UcOrderSummary>(html`<uc-order-summary .order=${order} .locale=${locale}></uc-order-summary>`);
}

function amountOf(summary: UcOrderSummary): string {
  return summary.renderRoot.querySelector('[part=amount]')!.textContent.trim();
}

test('axe (wcag22aa) finds nothing', async () => {
  await expectAccessible(await summaryOf());
});

test('it tells what is to be paid, for what, to whom and under which number', async () => {
  const { textContent } = (await summaryOf()).renderRoot;
  for (const part of ['应付金额', '1,024.00', '《海错图笔记》全四册 · 精装', '20261122093001', '山川书店（杭州）有限公司', '山川书店']) {
    expect(textContent).toContain(part);
  }
});

test.each([
  ['CNY', 1, '¥0.01'],
  ['CNY', 102400, '¥1,024.00'],
  ['JPY', 1024, 'JP¥1,024'],
  ['KWD', 1024, 'KWD 1.024'],
  ['CNY', Number.MAX_SAFE_INTEGER, '¥90,071,992,547,409.91'],
])('an amount of %s %i is %s', async (currency, value, text) => {
  const summary = await summaryOf({ amount: { value, currency } });
  expect(amountOf(summary).replace(/\s/g, ' ')).toBe(text);
});

test('an amount is written as the locale writes it', async () => {
  expect(amountOf(await summaryOf({}, 'en'))).toBe('CN¥1,024.00');
});

test('a payee without another name is called by the registered one, and a first letter outside the plane is whole', async () => {
  const summary = await summaryOf({ payee: { name: '𠮷野家' } });
  expect(summary.renderRoot.querySelector('.payee')!.textContent).toBe('𠮷𠮷野家');
});

test('a settled order says order amount, since nothing is due any more', async () => {
  const summary = await summaryOf();
  summary.settled = true;
  await summary.updateComplete;
  expect(summary.renderRoot.querySelector('.label')!.textContent).toBe('订单金额');
});

test('a long name of the goods wraps and does not widen the card', async () => {
  const summary = await summaryOf({ subject: 'x'.repeat(400), orderNo: '9'.repeat(64) });
  summary.style.width = '280px';
  expect(summary.scrollWidth).toBeLessThanOrEqual(280);
});

test.each(['15px', '20px'])('an amount of six digits stands on one line beside the ways to pay, at %s', async (size) => {
  const summary = await summaryOf({ amount: { value: 12345678, currency: 'CNY' } });
  summary.style.setProperty('--uc-font-size', size);
  summary.style.width = '249px';
  const { height, lineHeight } = getComputedStyle(summary.renderRoot.querySelector('[part=amount]')!);
  expect(parseFloat(height)).toBeCloseTo(parseFloat(lineHeight), 0);
});

test('words of the merchant are text, never markup', async () => {
  const summary = await summaryOf({ subject: '<img src=x onerror=alert(1)>' });
  expect(summary.renderRoot.querySelector('img')).toBeNull();
});
