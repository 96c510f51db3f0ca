import { describe, expect, test } from 'vitest';
import { isKnown } from '../../src/channels/fact';
import type { Permission } from '../../src/channels/permission';
import { permissions } from '../../src/channels/permissions';
import { productDefinitions, products } from '../../src/channels/products';

const known = new Map<string, Permission>(
  Object.values(permissions).flatMap((channel) =>
    'unknown' in channel ? [] : Object.entries(channel).flatMap(([productId, fact]) => (isKnown(fact) ? [[productId, fact.value]] : [])),
  ),
);

describe.each([...productDefinitions])('%s', (productId, definition) => {
  test('needs the same products where it is applied for and where it is offered', () => {
    const permission = known.get(productId);
    const needed = definition.carriers ?? definition.needsOneOf;
    expect(sorted(permission?.needsOneOf)).toEqual(sorted(needed));
    expect(permission?.openedWith).toBe(definition.openedWith);
  });
});

test.each([...known])(
  '%s names products that there are, and what opens it says how it is opened',
  (_, { needsOneOf = [], openedWith, how }) => {
    for (const base of needsOneOf) expect(productDefinitions.has(base)).toBe(true);
    if (openedWith !== undefined) expect(productDefinitions.has(openedWith)).toBe(true);
    expect(how === 'comes-with').toBe(openedWith !== undefined);
  },
);

test('a product of a channel that is known at all is not left out', () => {
  for (const [channel, table] of Object.entries(permissions)) {
    if (!('unknown' in table)) expect(Object.keys(table).sort()).toEqual(Object.keys(products[channel as keyof typeof products]).sort());
  }
});

describe("as merchants' handbooks have it", () => {
  test('APP is applied for on 开放平台, JSAPI on 公众平台, H5 on 商户平台', () => {
    expect(known.get('wechat-pay.app')?.at).toContain('开放平台');
    expect(known.get('wechat-pay.jsapi')?.at).toContain('公众平台');
    expect(known.get('wechat-pay.h5')?.at).toContain('商户平台');
  });

  test('H5 needs one of APP, mini program and JSAPI', () => {
    expect(sorted(known.get('wechat-pay.h5')?.needsOneOf)).toEqual(['wechat-pay.app', 'wechat-pay.jsapi', 'wechat-pay.mini-program']);
  });

  test('JSAPI opens Native and the payer’s code with it', () => {
    const opened = [...known].filter(([, { openedWith }]) => openedWith === 'wechat-pay.jsapi');
    expect(opened.map(([productId]) => productId).sort()).toEqual(['wechat-pay.native', 'wechat-pay.payer-code']);
  });

  test('instalments are signed with staff, on top of a base product of the same channel', () => {
    for (const productId of ['alipay.huabei', 'jd-pay.baitiao']) {
      expect(known.get(productId)?.how).toBe('with-staff');
      expect(known.get(productId)?.needsOneOf).not.toEqual([]);
    }
  });

  test('分付 is asked for with each order, and not on H5 and Native', () => {
    expect(known.get('wechat-pay.fenfu')?.how).toBe('per-order');
    expect(sorted(known.get('wechat-pay.fenfu')?.needsOneOf)).toEqual(['wechat-pay.app', 'wechat-pay.jsapi', 'wechat-pay.mini-program']);
  });
});

function sorted(productIds: readonly string[] = []): readonly string[] {
  return [...productIds].sort();
}
