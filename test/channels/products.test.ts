import { describe, expect, test, vi } from 'vitest';
import { houseChannels } from '../../src/channels/house-channel';
import { navigationHosts, walletSchemes } from '../../src/channels/navigation-hosts';
import type { CarriedProduct, OwnProduct } from '../../src/channels/product-definition';
import type { Lead } from '../../src/channels/product-source';
import { productSources } from '../../src/channels/product-sources';
import { productDefinitions, products } from '../../src/channels/products';
import { terminals } from '../../src/model/environment';
import { channelOf } from '../../src/model/product';

const all = [...productDefinitions];
const own = all.flatMap(([productId, definition]) => (definition.carriers ? [] : [[productId, definition] as const]));
const carried = all.flatMap(([productId, definition]) => (definition.carriers ? [[productId, definition] as const] : []));
const sources = new Map(Object.values(productSources).flatMap((channel) => Object.entries(channel)));

describe.each(all)('%s', (productId, definition) => {
  test('is named by a channel of the house and itself', () => {
    expect(productId).toMatch(/^[a-z0-9-]+\.[a-z0-9-]+$/);
    expect(houseChannels).toContain(channelOf(productId));
  });

  test('charges at least one minor unit of a currency, and not less than it charges at most', () => {
    const { minimumValue, maximumValue = Infinity, currencies } = definition;
    expect(minimumValue).toBeGreaterThanOrEqual(1);
    expect(maximumValue).toBeGreaterThanOrEqual(minimumValue);
    expect(currencies).not.toEqual([]);
    expect(new Set(currencies).size).toBe(currencies.length);
    for (const currency of currencies) expect(currency).toMatch(/^[A-Z]{3}$/);
  });
});

describe.each(own)('%s, which the channel carries out,', (_, definition: OwnProduct) => {
  test('works somewhere, on terminals that there are', () => {
    expect(definition.places).not.toEqual([]);
    for (const { terminal } of definition.places) expect(terminals).toContain(terminal);
  });

  test('that stands first in a host works in that host', () => {
    for (const host of definition.ownHosts ?? []) {
      expect(definition.places.some(({ hosts }) => hosts === undefined || hosts.includes(host))).toBe(true);
      expect(definition.blockedHosts ?? []).not.toContain(host);
    }
  });

  test('asks a payer’s identity only of a host in which it works', () => {
    if (definition.identityHost) expect(definition.places.flatMap(({ hosts }) => hosts)).toContain(definition.identityHost);
  });
});

describe.each(carried)('%s, which others carry out,', (productId, definition: CarriedProduct) => {
  test('is credit, and each of its base products is the same channel’s and carried out by itself', () => {
    expect(definition.kind).toBe('credit');
    expect(definition.carriers).not.toEqual([]);
    for (const carrier of definition.carriers) {
      expect(channelOf(carrier)).toBe(channelOf(productId));
      expect(productDefinitions.get(carrier)?.way).toBeDefined();
    }
  });

  test('charges no more and no other currency than a base product does', () => {
    for (const carrier of definition.carriers) {
      expect(productDefinitions.get(carrier)?.currencies).toEqual(expect.arrayContaining([...definition.currencies]));
    }
  });
});

test('every product of every channel is there', () => {
  expect(Object.fromEntries(Object.entries(products).map(([channel, table]) => [channel, namesOf(Object.keys(table))]))).toEqual({
    'wechat-pay': ['app', 'fenfu', 'h5', 'jsapi', 'mini-program', 'native', 'payer-code'],
    alipay: ['app', 'huabei', 'jsapi', 'mini-program', 'page', 'payer-code', 'qr', 'wap'],
    'jd-pay': ['app', 'baitiao', 'page', 'payer-code', 'wap'],
    'qq-wallet': ['app', 'jsapi', 'mini-program', 'native', 'payer-code'],
    unionpay: ['app', 'instalment', 'jsapi', 'page', 'payer-code', 'qr', 'wap'],
    cmb: ['app', 'page', 'qr', 'wap'],
    ccb: ['app', 'page', 'qr', 'wap'],
    abc: ['app', 'page', 'wap'],
    'baidu-wallet': ['app', 'page', 'wap'],
    yeepay: ['page', 'wap'],
    bestpay: ['app', 'page', 'payer-code', 'wap'],
    paypal: ['page', 'wap'],
    'corporate-bank': ['page'],
    'douyin-pay': ['app', 'h5', 'jsapi', 'mini-program', 'native'],
    'e-cny': ['app', 'payer-code', 'qr', 'wap'],
  });
  expect(productDefinitions.size).toBe(64);
});

test('every product is in the table of its own channel', () => {
  for (const [channel, table] of Object.entries(products))
    for (const productId of Object.keys(table)) expect(channelOf(productId)).toBe(channel);
});

test('every product has one source, and there is none besides', () => {
  expect([...sources.keys()].sort()).toEqual(all.map(([productId]) => productId).sort());
  for (const [channel, table] of Object.entries(productSources)) {
    for (const productId of Object.keys(table)) expect(channelOf(productId)).toBe(channel);
  }
});

const leadsOf: Readonly<Record<OwnProduct['way'] | 'carried', readonly Lead[]>> = {
  scan: ['qr-code'],
  page: ['form', 'redirect'],
  open: ['form', 'redirect'],
  inside: ['bridge'],
  app: ['sdk', 'redirect'],
  'mini-program': ['native-page'],
  'payer-code': ['none'],
  carried: ['carrier'],
};

test.each([...sources])('%s leads a payer on as its way does, and says its doubt where it is not verified', (productId, fact) => {
  expect(leadsOf[productDefinitions.get(productId)!.way ?? 'carried']).toContain(fact.value.lead);
  const { doubt } = fact.value;
  if (fact.trust === 'unverified' || doubt !== undefined) expect(doubt).toMatch(/^.{40,}\.$/);
});

test("JSAPI is for WeChat's own browser on a phone alone", () => {
  expect(products['wechat-pay']['wechat-pay.jsapi'].places).toEqual([{ terminal: 'wechat', hosts: ['wechat'] }]);
});

// A report on developers.weixin.qq.com: in WeCom's mini programs wx.qy.requestPayment works.
test("the mini program's payment works in WeChat and in WeCom, and stands first in WeChat's alone", () => {
  const { places, ownHosts } = products['wechat-pay']['wechat-pay.mini-program'];
  expect(places).toEqual([
    { terminal: 'mini-program', hosts: ['wechat'] },
    { terminal: 'mini-program', hosts: ['wecom'] },
  ]);
  expect(ownHosts).toEqual(['wechat']);
});

test('what Alipay calls JSAPI_PAY is doubted aloud, since its SDK names another code as the default', () => {
  for (const productId of ['alipay.jsapi', 'alipay.mini-program']) {
    expect(sources.get(productId)).toMatchObject({
      trust: 'open-source',
      value: { doubt: expect.stringContaining('ACCESS_FORBIDDEN') as string },
    });
  }
});

test('a name from the network that is none of a product finds nothing', () => {
  for (const name of ['__proto__', 'constructor', 'toString', '']) expect(productDefinitions.get(name)).toBeUndefined();
});

test('a merchant’s own product is known once it is added, and takes the place of nothing', async () => {
  // Of a table of its own: other files read the house's.
  vi.resetModules();
  const fresh = await import('../../src/channels/products');
  vi.resetModules();
  const before = fresh.productDefinitions.size;
  fresh.registerProducts({
    'acme.page': { way: 'page', places: [{ terminal: 'pc' }], kind: 'wallet', currencies: ['CNY'], minimumValue: 1 },
  });
  expect(fresh.productDefinitions.get('acme.page')?.way).toBe('page');
  expect(fresh.productDefinitions.size).toBe(before + 1);
  expect(productDefinitions.has('acme.page')).toBe(false);
});

test('hosts that are followed are written as the engine writes them, and no whole top-level domain is among them', () => {
  for (const host of navigationHosts) {
    const name = host.replace(/^\./, '');
    expect(new URL(`https://${name}`).hostname).toBe(name);
    expect(name.split('.').length).toBeGreaterThanOrEqual(3);
  }
  for (const scheme of walletSchemes) expect(scheme).toMatch(/^(?!javascript|data|blob|vbscript|file|https?)[a-z][a-z0-9+.-]*:$/);
});

function namesOf(productIds: readonly string[]): readonly string[] {
  return productIds.map((productId) => productId.slice(productId.indexOf('.') + 1)).sort();
}
