import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { productDefinitions } from '../../src/channels/products';
import { actingProduct, carriersAt, isAtPlace } from '../../src/core/acting-product';
import { hosts, terminals } from '../../src/model/environment';
import { channelOf } from '../../src/model/product';

const pc = { terminal: 'pc', host: 'browser', device: 'desktop' };
const inAlipay = { terminal: 'wap', host: 'alipay', device: 'phone' };
const open = (...ids: readonly string[]) => ids.map((productId) => ({ productId }));

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

test('of the base products that work, the first that is opened acts', () => {
  expect(actingProduct('alipay.huabei', inAlipay, open('alipay.wap', 'alipay.jsapi'))).toBe(productDefinitions.get('alipay.jsapi'));
  expect(actingProduct('alipay.huabei', inAlipay, open('alipay.wap', 'alipay.page'))).toBe(productDefinitions.get('alipay.wap'));
  expect(actingProduct('alipay.huabei', inAlipay, open('alipay.page'))).toBeUndefined();
});

test('a product of its own way acts itself, and needs no other', () => {
  expect(actingProduct('wechat-pay.native', pc, [])).toBe(productDefinitions.get('wechat-pay.native'));
  expect(carriersAt('wechat-pay.native', pc)).toEqual([]);
  expect(actingProduct('nobody.knows', pc, open('nobody.knows'))).toBeUndefined();
});

test('what acts for credit works where the payer stands, is opened, and is of the same channel', () => {
  const credit = [...productDefinitions].flatMap(([productId, { carriers }]) => (carriers ? [productId] : []));
  // No run of the property is sure to meet the one base product that would be of another channel.
  for (const productId of credit) {
    for (const carrierId of productDefinitions.get(productId)!.carriers!) expect(channelOf(carrierId)).toBe(channelOf(productId));
  }
  const standpoint = fc.record({
    terminal: fc.constantFrom(...terminals),
    host: fc.constantFrom(...hosts),
    device: fc.constantFrom('desktop', 'phone', 'tablet'),
  });
  fc.assert(
    fc.property(fc.constantFrom(...credit), standpoint, fc.subarray([...productDefinitions.keys()]), (productId, where, ids) => {
      const acting = actingProduct(productId, where, open(...ids));
      const candidates = ids.filter((id) => productDefinitions.get(productId)!.carriers!.includes(id));
      const working = candidates.map((id) => productDefinitions.get(id)!).filter((one) => !one.carriers && isAtPlace(one, where));
      if (acting) expect(working).toContain(acting);
      else expect(working).toEqual([]);
      const actingIds = [...productDefinitions].flatMap(([id, one]) => (one === acting ? [id] : []));
      for (const id of actingIds) expect(channelOf(id)).toBe(channelOf(productId));
      expect(actingIds).toHaveLength(acting ? 1 : 0);
    }),
  );
});
