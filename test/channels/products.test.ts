import { describe, expect, test } from 'vitest';
import { navigationHosts, walletSchemes } from '../../src/channels/navigation-hosts';
import { productDefinitions } from '../../src/channels/products';
import { terminals } from '../../src/model/environment';
import { channelOf } from '../../src/model/product';

describe.each([...productDefinitions])('%s', (productId, definition) => {
  test('is named by its channel and itself, and known to the contract', () => {
    expect(productId).toMatch(/^[a-z0-9-]+\.[a-z0-9-]+$/);
    expect(channelOf(productId)).toBe(productId.slice(0, productId.indexOf('.')));
  });

  test('works somewhere, on terminals that there are', () => {
    expect(definition.places.length).toBeGreaterThan(0);
    for (const { terminal } of definition.places) expect(terminals).toContain(terminal);
  });

  test('charges at least one minor unit of a currency', () => {
    expect(definition.minimumValue).toBeGreaterThanOrEqual(1);
    expect(definition.currencies).not.toEqual([]);
    for (const currency of definition.currencies) expect(currency).toMatch(/^[A-Z]{3}$/);
  });

  test('that stands first in a host works in that host', () => {
    for (const host of definition.ownHosts ?? []) {
      expect(definition.places.some(({ hosts }) => hosts === undefined || hosts.includes(host))).toBe(true);
    }
  });
});

test('every product of the three wallets is there', () => {
  expect([...productDefinitions.keys()].sort()).toEqual(
    [
      ...['native', 'jsapi', 'h5', 'app', 'mini-program', 'payer-code'].map((name) => `wechat-pay.${name}`),
      ...['page', 'wap', 'app', 'qr', 'jsapi', 'mini-program', 'payer-code'].map((name) => `alipay.${name}`),
      ...['page', 'wap', 'app', 'qr', 'jsapi', 'payer-code'].map((name) => `unionpay.${name}`),
    ].sort(),
  );
});

test("JSAPI is for WeChat's own browser on a phone alone", () => {
  expect(productDefinitions.get('wechat-pay.jsapi')?.places).toEqual([{ terminal: 'wechat', hosts: ['wechat'] }]);
});

test('hosts that are followed are written as the engine writes them, and no whole top-level domain is among them', () => {
  for (const host of navigationHosts) {
    const name = host.replace(/^\./, '');
    expect(new URL(`https://${name}`).hostname).toBe(name);
    expect(name.split('.').length).toBeGreaterThanOrEqual(3);
  }
  for (const scheme of walletSchemes) expect(scheme).toMatch(/^(?!javascript|data|blob|vbscript|file|https?)[a-z][a-z0-9+.-]*:$/);
});
