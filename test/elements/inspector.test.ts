import { html } from 'lit';
import { expect, test } from 'vitest';
import '../../src/entries/define-parts';
import { productDefinitions } from '../../src/channels/products';
import type { UcInspector } from '../../src/elements/inspector';
import { detectEnvironment } from '../../src/core/environment';
import { findOffers } from '../../src/core/offers';
import { expectAccessible } from './accessible';
import { mount } from './mount';

const environment = detectEnvironment({ userAgent: 'Mozilla/5.0 (Linux; Android 14; Pixel 8) Chrome/131.0 Mobile', maxTouchPoints: 5 });
const list = findOffers({
  environment,
  order: { amount: { value: 102400, currency: 'CNY' } },
  products: [{ productId: 'wechat-pay.native' }, { productId: 'wechat-pay.jsapi' }],
});

async function mountInspector(): Promise<UcInspector> {
  return mount<UcInspector>(html`<uc-inspector .list=${list} .environment=${environment}></uc-inspector>`);
}

function rows(inspector: UcInspector): string[] {
  return [...inspector.renderRoot.querySelectorAll('tbody tr')].map((row) =>
    [...row.children]
      .map((cell) => cell.textContent.trim())
      .join(' | ')
      .trim(),
  );
}

test('axe (wcag22aa) finds nothing', async () => {
  await expectAccessible(await mountInspector());
});

test('it says where the cashier is open', async () => {
  const { renderRoot } = await mountInspector();
  expect(renderRoot.querySelector('caption')!.textContent).toContain('terminal wap · host browser');
});

test('every product is told once, with the verdict, the facts and the remedy', async () => {
  const told = rows(await mountInspector());
  expect(told.map((row) => row.split(' | ', 1)[0]).sort()).toEqual([...productDefinitions.keys()].sort());
  expect(told.find((row) => row.startsWith('wechat-pay.jsapi'))).toMatch(/terminal \| .*"wap".* → open-in-wechat/);
});

test('an offer is told as one', async () => {
  const inspector = await mountInspector();
  inspector.list = { offers: [{ productId: 'wechat-pay.native', plans: [], group: 'recommended' }], exclusions: [] };
  await inspector.updateComplete;
  expect(rows(inspector)).toEqual(['wechat-pay.native | offer |']);
});

test('nothing is shown without a list', async () => {
  const inspector = await mount<UcInspector>(html`<uc-inspector></uc-inspector>`);
  expect(inspector.renderRoot.querySelector('*')).toBeNull();
});
