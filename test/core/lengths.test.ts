import { expect, test } from 'vitest';
import { detectEnvironment } from '../../src/core/environment';
import { checkOrder } from '../../src/core/order-check';

// Milliseconds are of use for code as it ships alone, so that these stand apart from what else is known of the two.

const good = { outTradeNo: '20261122093001A1', amount: { value: 102400, currency: 'CNY' }, description: 'A tea set' };

test('numbers of megabytes are refused without being read to the end', () => {
  const started = performance.now();
  const findings = checkOrder({ ...good, outTradeNo: '-'.repeat(5_000_000) }, 'alipay');
  expect(findings.map(({ messageKey }) => messageKey)).toEqual(['order.number.too-long', 'order.number.characters']);
  expect(performance.now() - started).toBeLessThan(500);
});

test('descriptions of megabytes are measured once, and answered shortly', () => {
  const started = performance.now();
  const [finding] = checkOrder({ ...good, description: '茶/'.repeat(1_000_000) }, 'alipay');
  expect(finding).toMatchObject({ messageKey: 'order.description.too-long', values: { length: 2_000_000 } });
  expect(finding?.proposal?.length).toBeLessThanOrEqual(256);
  expect(performance.now() - started).toBeLessThan(2000);
});

test.each(['Mobile/', 'Mobile/a', 'UnionPay/1.', '1', 'bo', ' ', '('])('a user agent of a megabyte of %j takes no time', (junk) => {
  const userAgent = junk.repeat(1_048_576 / junk.length);
  const before = performance.now();
  detectEnvironment({ userAgent });
  expect(performance.now() - before).toBeLessThan(500);
});
