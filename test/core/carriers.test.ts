import { describe, expect, test } from 'vitest';
import type { OwnProduct } from '../../src/channels/product-definition';
import { productDefinitions } from '../../src/channels/products';
import { carriersAt, isAtPlace } from '../../src/core/carriers';
import { hosts, terminals } from '../../src/model/environment';
import { channelOf } from '../../src/model/product';

const pc = { terminal: 'pc', host: 'browser', device: 'desktop' };
const inAlipay = { terminal: 'wap', host: 'alipay', device: 'phone' };

describe('花呗分期 is carried out', () => {
  test.each([
    ['on a PC by page, and by code', pc, ['alipay.page', 'alipay.qr']],
    ['on a phone by wap', { ...inAlipay, host: 'browser' }, ['alipay.wap']],
    ['inside Alipay by its bridge, before leaving the page', inAlipay, ['alipay.jsapi', 'alipay.wap']],
    ['in an app by its SDK', { terminal: 'app', host: 'other-app', device: 'phone' }, ['alipay.app']],
    ["in Alipay's mini program by it", { terminal: 'mini-program', host: 'alipay', device: 'phone' }, ['alipay.mini-program']],
    ['in WeChat by nothing', { terminal: 'wechat', host: 'wechat', device: 'phone' }, []],
    ['nowhere by nothing, as where the network says __proto__', { terminal: '__proto__', host: 'constructor', device: '' }, []],
  ])('%s', (_, standpoint, carriers) => expect(carriersAt('alipay.huabei', standpoint)).toEqual(carriers));
});

test('a product of its own way, and one that nobody knows, has none', () => {
  expect(carriersAt('wechat-pay.native', pc)).toEqual([]);
  expect(carriersAt('nobody.knows', pc)).toEqual([]);
});

test('a carrier is a base product of the same channel that works there, and all of those are carriers', () => {
  const credit = [...productDefinitions].flatMap(([productId, { carriers }]) => (carriers ? [productId] : []));
  for (const productId of credit) {
    const carriers = productDefinitions.get(productId)!.carriers!;
    for (const carrierId of carriers) expect(channelOf(carrierId)).toBe(channelOf(productId));
    for (const terminal of terminals) {
      for (const host of hosts) {
        for (const device of ['desktop', 'phone', 'tablet']) {
          const where = { terminal, host, device };
          const working = carriers.filter((id) => isAtPlace(productDefinitions.get(id) as OwnProduct, where));
          expect([...carriersAt(productId, where)].sort()).toEqual([...working].sort());
        }
      }
    }
  }
});
