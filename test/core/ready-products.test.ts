import { describe, expect, test } from 'vitest';
import { productDefinitions } from '../../src/channels/products';
import { actingProduct } from '../../src/core/acting-product';
import { readyProducts } from '../../src/core/ready-products';
import type { Environment } from '../../src/model/environment';
import type { OpenedProduct } from '../../src/model/product';
import { aSession } from './fixtures';

const inAlipay: Environment = { terminal: 'wap', host: 'alipay', os: 'ios', device: 'phone', certainty: 'user-agent' };

/** What carries 花呗分期 out inside Alipay, where its bridge comes before leaving the page. */
function carrierWith(bridge: Partial<OpenedProduct>): string | undefined {
  const session = aSession({ products: [{ productId: 'alipay.jsapi', ...bridge }, { productId: 'alipay.wap' }] });
  const acting = actingProduct('alipay.huabei', inAlipay, readyProducts(session, inAlipay));
  return [...productDefinitions].find(([, definition]) => definition === acting)?.[0];
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

test('of what is opened nothing is ready that does not work where the payer stands, nor what nobody knows', () => {
  const products = ['alipay.page', 'alipay.wap', 'moon-pay.crater', '__proto__'].map((productId) => ({ productId }));
  expect(readyProducts(aSession({ products }), inAlipay)).toEqual([{ productId: 'alipay.wap' }]);
});
