import { describe, expect, test } from 'vitest';
import { productDefinitions } from '../../src/channels/products';
import { actingProduct } from '../../src/core/acting-product';
import type { Environment } from '../../src/model/environment';
import type { OpenedProduct } from '../../src/model/product';
import { aSession } from './fixtures';

const inAlipay: Environment = { terminal: 'wap', host: 'alipay', os: 'ios', device: 'phone', certainty: 'user-agent' };

/** What acts for a product inside Alipay. */
function actingId(productId: string, products: readonly OpenedProduct[]): string | undefined {
  const acting = actingProduct(productId, inAlipay, aSession({ products }));
  return [...productDefinitions].find(([, definition]) => definition === acting)?.[0];
}

/** What carries 花呗分期 out inside Alipay, where its bridge comes before leaving the page. */
function carrierWith(bridge: Partial<OpenedProduct>): string | undefined {
  return actingId('alipay.huabei', [{ productId: 'alipay.wap' }, { productId: 'alipay.jsapi', ...bridge }]);
}

describe('the base product that carries instalments out is one that could be paid with itself', () => {
  test.each<[string, Partial<OpenedProduct>, string]>([
    ['as it is opened', {}, 'alipay.jsapi'],
    ['in maintenance', { maintenance: {} }, 'alipay.wap'],
    ['for less than the order', { maximum: { value: 102399, currency: 'CNY' } }, 'alipay.wap'],
    ['for no less than the order', { minimum: { value: 102400, currency: 'CNY' } }, 'alipay.jsapi'],
    ['for more than the order', { minimum: { value: 102401, currency: 'CNY' } }, 'alipay.wap'],
  ])('the bridge %s', (_, bridge, carrier) => expect(carrierWith(bridge)).toBe(carrier));
});

test('nothing acts where no base product is opened that works there, nor for what nobody knows', () => {
  expect(actingId('alipay.huabei', [{ productId: 'alipay.page' }])).toBeUndefined();
  expect(actingId('nobody.knows', [{ productId: 'nobody.knows' }])).toBeUndefined();
});

test('a product of its own way acts itself', () => {
  expect(actingId('wechat-pay.h5', [])).toBe('wechat-pay.h5');
});
