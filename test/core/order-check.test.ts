import { describe, expect, test } from 'vitest';
import { orderRules } from '../../src/channels/order-rules';
import { checkOrder, type OrderToCheck } from '../../src/core/order-check';
import type { OrderFinding } from '../../src/core/order-finding';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** An order that every channel of yuan takes. */
const good: OrderToCheck = {
  outTradeNo: '20261122093001A1',
  amount: { value: 102400, currency: 'CNY' },
  description: 'A tea set',
  payeeName: 'Spring Tea House',
};

function check(change: Partial<OrderToCheck>, id: string): readonly OrderFinding[] {
  return checkOrder({ ...good, ...change }, id);
}

/** The names of what was found, and how grave it is. */
function found(change: Partial<OrderToCheck>, id: string): readonly string[] {
  return check(change, id).map(({ messageKey, severity }) => `${severity} ${messageKey}`);
}

describe('an order with nothing wrong', () => {
  test.each([
    'wechat-pay.native',
    'alipay.page',
    'jd-pay.wap',
    'qq-wallet.native',
    'unionpay.page',
    'cmb.page',
    'cmb.qr',
    'ccb.page',
    'abc.page',
    'baidu-wallet.page',
    'yeepay.page',
    'bestpay.wap',
    'corporate-bank.page',
    'douyin-pay.h5',
    'e-cny.qr',
  ])('has no findings for %s', (id) => {
    expect(check({}, id)).toEqual([]);
  });

  test('has none for PayPal in dollars', () => {
    expect(check({ amount: { value: 1999, currency: 'USD' } }, 'paypal.page')).toEqual([]);
  });
});

test('a finding says the channel, the rule, the field, what to do, and where the rule is from', () => {
  expect(check({ outTradeNo: 'A-1' }, 'unionpay.page')).toEqual([
    {
      channel: 'unionpay',
      rule: 'order-number',
      field: 'outTradeNo',
      severity: 'error',
      messageKey: 'order.number.too-short',
      values: { parameter: 'orderId', length: 3, minimum: 8 },
      remedy: 'lengthen',
      source: expect.stringContaining('open.unionpay.com') as string,
    },
    expect.objectContaining({
      messageKey: 'order.number.characters',
      values: { parameter: 'orderId', characters: '-', alphabet: '0-9 A-Z a-z' },
      remedy: 'replace-characters',
    }),
  ]);
});

describe('order numbers', () => {
  test.each([
    // pay.weixin.qq.com, 2025-03-31: 6 to 32 of letters, digits, _ and -
    ['wechat-pay', 'A2345', ['error order.number.too-short']],
    ['wechat-pay', 'A'.repeat(33), ['error order.number.too-long']],
    ['wechat-pay', 'A_2-4567', ['advice order.number.unsafe']],
    ['wechat-pay', 'A|234567', ['error order.number.characters']],
    // Alipay's trade.precreate model 3.0.70: no hyphen, 64
    ['alipay', 'A-234567', ['error order.number.characters']],
    ['alipay', 'A'.repeat(64), ['advice order.number.unsafe']],
    ['alipay', 'A'.repeat(65), ['error order.number.too-long']],
    // UnionPay's demo: 8 to 32 letters and digits
    ['unionpay', 'A_234567', ['error order.number.characters']],
    ['unionpay', 'A'.repeat(33), ['error order.number.too-long']],
    ['cmb.page', 'A2345', ['error order.number.too-short']],
    // The aggregate code is another interface, of whose numbers nothing is known.
    ['cmb.qr', 'A2345', ['advice order.number.unsafe']],
    ['ccb', 'A'.repeat(31), ['error order.number.too-long']],
    ['baidu-wallet', 'A'.repeat(21), ['error order.number.too-long']],
    ['abc', 'A_1', ['advice order.number.unsafe']],
    ['abc', '订单20261122', ['advice order.number.unsafe']],
    ['alipay', '订单20261122', ['error order.number.characters']],
    ['alipay', '20261122\n', ['error order.number.characters']],
    ['alipay', '２０２６１１２２', ['error order.number.characters']],
    ['alipay', '', ['error order.number.missing']],
  ])('%s: %j gives %j', (id, outTradeNo, findings) => {
    expect(found({ outTradeNo }, id)).toEqual(findings);
  });
});

describe('amounts', () => {
  const yuan = (value: number): Partial<OrderToCheck> => ({ amount: { value, currency: 'CNY' } });

  test.each([
    ['wechat-pay', yuan(1), []],
    ['wechat-pay', yuan(0), ['error order.amount.zero']],
    ['wechat-pay', yuan(-1), ['error order.amount.zero']],
    ['wechat-pay', yuan(10.24), ['error order.amount.not-integer']],
    ['wechat-pay', yuan(NaN), ['error order.amount.not-integer']],
    ['wechat-pay', yuan(2 ** 53), ['error order.amount.not-integer']],
    // Alipay: [0.01, 100000000] yuan
    ['alipay', yuan(10_000_000_000), []],
    ['alipay', yuan(10_000_000_001), ['error order.amount.above']],
    // UnionPay: N1..12
    ['unionpay', yuan(999_999_999_999), []],
    ['unionpay', yuan(1_000_000_000_000), ['error order.amount.above']],
    // 一网通: eleven digits before the point; the aggregate code is another interface.
    ['cmb.page', yuan(9_999_999_999_999), []],
    ['cmb.page', yuan(10_000_000_000_000), ['error order.amount.above']],
    ['cmb.qr', yuan(10_000_000_000_000), []],
    ['alipay', { amount: { value: 100, currency: 'USD' } }, ['error order.amount.currency']],
    ['alipay', { amount: { value: 100, currency: 'cny' } }, ['error order.amount.currency']],
    ['paypal', yuan(100), ['error order.amount.currency']],
    // PayPal: a decimal in HUF, JPY or TWD is an error
    ['paypal', { amount: { value: 1999, currency: 'JPY' } }, []],
    ['paypal', { amount: { value: 199900, currency: 'HUF' } }, []],
    ['paypal', { amount: { value: 199901, currency: 'HUF' } }, ['error order.amount.decimals']],
    ['paypal', { amount: { value: 50, currency: 'TWD' } }, ['error order.amount.decimals']],
    ['bestpay', {}, ['advice order.channel.product-needed']],
    ['bestpay.wap', {}, []],
  ])('%s: %j gives %j', (id, change, findings) => {
    expect(found(change, id)).toEqual(findings);
  });
});

describe('descriptions', () => {
  test.each([
    // pay.weixin.qq.com: 127 characters, of Chinese too
    ['wechat-pay', '茶'.repeat(127), []],
    ['wechat-pay', '茶'.repeat(128), ['error order.description.too-long']],
    ['wechat-pay', '🍵'.repeat(127), []],
    ['wechat-pay', '', ['error order.description.missing']],
    ['wechat-pay', '   ', ['error order.description.missing']],
    // Alipay's model: no / = & and the like
    ['alipay', 'tea/set', ['error order.description.characters']],
    ['alipay', 'a=b', ['error order.description.characters']],
    ['alipay', 'tea & cups', ['error order.description.characters']],
    ['alipay', '茶'.repeat(257), ['error order.description.too-long']],
    // UnionPay: ANS1..32, counted in bytes
    ['unionpay', '茶'.repeat(10), []],
    ['unionpay', '茶'.repeat(11), ['error order.description.too-many-bytes']],
    ['unionpay', 'x'.repeat(32), []],
    ['unionpay', '[tea]', ['advice order.description.unsafe-characters']],
    ['unionpay', '', []],
    // Baidu: 128 characters or 64 Chinese ones
    ['baidu-wallet', '茶'.repeat(64), []],
    ['baidu-wallet', `${'茶'.repeat(64)}x`, ['error order.description.too-many-bytes']],
    ['cmb.page', 'a&b', ['error order.description.characters']],
    ['cmb.qr', 'a&b', []],
    // go-pay, cmbpay: goodsName is required, and no limit is named.
    ['e-cny.qr', '', ['error order.description.missing']],
    ['e-cny.qr', 'x'.repeat(1000), []],
    ['qq-wallet', 'x'.repeat(129), ['error order.description.too-long']],
    ['yeepay', 'x'.repeat(86), ['error order.description.too-long']],
    ['paypal', 'x'.repeat(128), ['error order.amount.currency', 'error order.description.too-long']],
    ['douyin-pay', 'tea\u0000set', ['error order.description.control-characters']],
    ['wechat-pay', 'tea\nset', ['error order.description.control-characters']],
    ['wechat-pay', 'tea\ud83c', ['error order.description.control-characters']],
    // Turns the direction of what follows: a bill would seem to say something else.
    ['wechat-pay', 'tea\u202eset', ['error order.description.control-characters']],
  ])('%s: %j gives %j', (id, description, findings) => {
    expect(found({ description }, id)).toEqual(findings);
  });

  test.each([
    ['alipay', 'tea/set = 2 & cups', 'tea set 2 cups'],
    ['wechat-pay', ' tea\r\n\tset\u0000', 'tea set'],
    ['wechat-pay', '🍵'.repeat(130), '🍵'.repeat(127)],
    ['unionpay', '茶'.repeat(11), '茶'.repeat(10)],
    ['unionpay', '{tea} "set"', 'tea set'],
    ['alipay', '&&&', undefined],
  ])('%s is proposed %j as %j', (id, description, proposal) => {
    const [finding] = check({ description }, id);
    expect(finding?.proposal).toBe(proposal);
  });

  test('name the characters, unseen ones by their numbers', () => {
    expect(check({ description: 'a\u0000b\u202ec' }, 'wechat-pay')[0]?.values.characters).toBe('U+0000 U+202E');
    expect(check({ description: 'a/b=c/d' }, 'alipay')[0]?.values.characters).toBe('/ =');
  });
});

describe('the payee', () => {
  test("of CCB is shown by a field, so that a missing one is said (merchants' handbook: 建行龙支付)", () => {
    for (const payeeName of [undefined, '', ' ']) expect(found({ payeeName }, 'ccb.page')).toEqual(['advice order.payee.missing']);
    expect(check({ payeeName: undefined }, 'ccb')[0]?.values).toEqual({ parameter: 'SMERNAME' });
  });

  test('of channels with a register is not asked for', () => {
    for (const id of ['wechat-pay', 'alipay', 'unionpay']) expect(check({ payeeName: undefined }, id)).toEqual([]);
  });

  test('of PayPal is the registered one when none is given, and may be 127 characters long', () => {
    const amount = { value: 1999, currency: 'USD' };
    expect(found({ amount, payeeName: undefined }, 'paypal')).toEqual([]);
    expect(found({ amount, payeeName: 'x'.repeat(128) }, 'paypal')).toEqual(['error order.payee.too-long']);
  });
});

test('virtual goods are refused by 花呗 and by nothing else of Alipay', () => {
  expect(found({ goods: 'virtual' }, 'alipay.huabei')).toEqual(['error order.goods.virtual']);
  expect(found({ goods: 'physical' }, 'alipay.huabei')).toEqual([]);
  expect(found({ goods: 'virtual' }, 'alipay.page')).toEqual([]);
});

describe('the expiry', () => {
  test.each([
    ['wechat-pay.native', { mode: 'absolute', endsInMs: 20 * minute }, []],
    ['wechat-pay.native', { mode: 'absolute', endsInMs: minute - 1 }, ['error order.expiry.too-short']],
    ['wechat-pay.native', { mode: 'absolute', endsInMs: 16 * day }, ['advice order.expiry.long']],
    ['wechat-pay.native', { mode: 'absolute', endsInMs: 91 * day }, ['error order.expiry.too-long']],
    ['wechat-pay.native', { mode: 'relative', endsInMs: hour }, ['error order.expiry.mode']],
    ['wechat-pay.native', { mode: 'code', endsInMs: 3 * hour }, ['advice order.expiry.code-fixed']],
    ['wechat-pay.native', { mode: 'code', endsInMs: hour }, []],
    ['wechat-pay.h5', { mode: 'code', endsInMs: 6 * minute }, ['advice order.expiry.code-fixed']],
    ['alipay.page', { mode: 'relative', endsInMs: 15 * day }, []],
    ['alipay.page', { mode: 'relative', endsInMs: 16 * day }, ['error order.expiry.too-long']],
    ['alipay.qr', { mode: 'relative', endsInMs: 2 * minute }, ['advice order.expiry.short']],
    ['alipay.qr', { mode: 'code', endsInMs: 3 * hour }, ['error order.expiry.too-long', 'advice order.expiry.code-fixed']],
    // The app's runs from the page for the password: a developer's report.
    ['alipay.app', { mode: 'from-event', endsInMs: hour }, ['advice order.expiry.from-event']],
    ['alipay.app', { mode: 'relative', endsInMs: hour }, ['error order.expiry.mode']],
    ['alipay.app', { mode: 'absolute', endsInMs: hour }, []],
    ['cmb.page', { mode: 'relative', endsInMs: 30_000 }, ['error order.expiry.too-short']],
    ['douyin-pay.mini-program', { mode: 'relative', endsInMs: 49 * hour }, ['error order.expiry.too-long']],
    ['alipay.page', { mode: 'relative' }, []],
    ['alipay.page', { mode: 'relative', endsInMs: 0 }, ['error order.expiry.not-a-duration']],
    ['alipay.page', { mode: 'relative', endsInMs: NaN }, ['error order.expiry.not-a-duration']],
    // What is said of orderTimeout's unit is not confirmed: an advice at most.
    ['unionpay.page', { mode: 'relative', endsInMs: 0.5 }, ['advice order.expiry.too-short']],
    // Version 2's time_expire is not confirmed for payers' codes either.
    ['wechat-pay.payer-code', { mode: 'relative', endsInMs: hour }, ['advice order.expiry.mode']],
    ['wechat-pay.payer-code', { mode: 'absolute', endsInMs: 30_000 }, []],
    ['alipay.huabei', { mode: 'relative', endsInMs: 2 * minute }, ['advice order.expiry.short']],
    ['alipay.huabei', { mode: 'absolute', endsInMs: 16 * day }, ['error order.expiry.too-long']],
    // Nobody knows how BestPay's orders end, so nothing is wrong with any mode.
    ['bestpay.wap', { mode: 'absolute', endsInMs: hour }, []],
  ] as const)('%s: %j gives %j', (id, expiry, findings) => {
    expect(found({ expiry }, id)).toEqual(findings);
  });

  test('of PayPal is its own: no mode can be set', () => {
    const amount = { value: 1999, currency: 'USD' };
    for (const mode of ['absolute', 'from-event'] as const)
      expect(found({ amount, expiry: { mode, endsInMs: hour } }, 'paypal')).toEqual(['error order.expiry.not-settable']);
  });

  test('in a mode that there is not names those there are', () => {
    expect(check({ expiry: { mode: 'relative' } }, 'unionpay.page')).toEqual([]);
    expect(check({ expiry: { mode: 'from-event' } }, 'unionpay.page')[0]?.values).toEqual({
      mode: 'from-event',
      modes: 'absolute relative',
    });
  });

  test('of a bare channel says each thing once', () => {
    expect(found({ expiry: { mode: 'relative', endsInMs: 16 * day } }, 'alipay')).toEqual(['error order.expiry.too-long']);
  });
});

describe('a channel that nobody knows', () => {
  test.each(['nobody', 'nobody.page', '', '__proto__', 'constructor.page', 'x'.repeat(1_000_000)])('is one finding', (id) => {
    expect(found({}, id)).toEqual(['error order.channel.unknown']);
  });

  test("is not a channel whose product a merchant has added, which has its channel's rules", () => {
    expect(found({ outTradeNo: 'A-1234567' }, 'alipay.of-ours')).toEqual(['error order.number.characters']);
  });
});

test('a rule that is not verified is an advice and never an error', () => {
  const rules = orderRules.alipay as { orderNumber: (typeof orderRules.alipay)['orderNumber'] };
  const before = rules.orderNumber;
  try {
    rules.orderNumber = { ...before, trust: 'unverified' };
    expect(found({ outTradeNo: 'A-234567' }, 'alipay')).toEqual(['advice order.number.characters']);
  } finally {
    rules.orderNumber = before;
  }
});

test('an order that throws when it is looked at, or is none, is found to lack everything', () => {
  const thrower = new Proxy({}, { get: () => { throw new Error('no'); } }); // prettier-ignore
  for (const order of [thrower, null, undefined, 1, 'order'])
    expect(checkOrder(order as OrderToCheck, 'alipay').map(({ messageKey }) => messageKey)).toEqual([
      'order.number.missing',
      'order.amount.not-integer',
      'order.description.missing',
    ]);
});
