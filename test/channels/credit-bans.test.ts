import { describe, expect, test } from 'vitest';
import type { CreditBan } from '../../src/channels/credit-ban';
import { creditBans, creditBansOf } from '../../src/channels/credit-bans';
import type { Known } from '../../src/channels/fact';
import { productDefinitions } from '../../src/channels/products';
import { creditBanOf } from '../../src/core/credit-ban';

const known: readonly Known<CreditBan>[] = Object.values(creditBans).flatMap((bans) => ('unknown' in bans ? [] : [...bans]));

const claimOf = {
  request: 'by-request',
  'no-credit': 'no-credit',
  contract: undefined,
  unknown: undefined,
  'is-credit': undefined,
} as const;

describe.each([...productDefinitions])('%s', (productId, definition) => {
  test('is trusted to be without credit by what its channel says, and by nothing else', () => {
    const { how } = creditBanOf(productId);
    expect(how === 'is-credit').toBe(definition.kind === 'credit');
    expect(definition.carriers ? undefined : definition.creditBan).toBe(claimOf[how]);
  });
});

test('what is sent has a name and a value, and does not exclude itself', () => {
  for (const { value } of known) {
    if (value.how !== 'request') continue;
    expect(Object.keys(value.parameters)).toHaveLength(1);
    for (const [name, text] of Object.entries(value.parameters)) {
      expect(name).toMatch(/^[A-Za-z_]{4,}$/);
      expect(text).not.toBe('');
      expect(value.excludes ?? []).not.toContain(name);
    }
  }
});

test('a rule of some products names products that there are', () => {
  for (const productId of known.flatMap(({ value }) => value.products ?? [])) expect(productDefinitions.has(productId)).toBe(true);
});

test('Alipay’s list of what is shut excludes its list of what is open', () => {
  expect(creditBanOf('alipay.page')).toEqual({
    how: 'request',
    parameters: { disable_pay_channels: 'credit_group' },
    excludes: ['enable_pay_channels'],
  });
});

test('goods that are called virtual keep credit out of Alipay’s pages and app, and are never said of others to do so', () => {
  const virtual = known.filter(({ value }) => value.how === 'request' && value.goods === 'virtual');
  expect(virtual.map(({ value }) => value)).toMatchObject([
    { parameters: { goods_type: '0' }, products: ['alipay.page', 'alipay.wap', 'alipay.app'] },
  ]);
  for (const productId of productDefinitions.keys()) {
    const answer = creditBanOf(productId);
    if (answer.how === 'request') expect(answer.parameters).not.toHaveProperty('goods_type');
  }
});

test('limit_pay is of WeChat’s version 2, and nobody is told to send it, nor that WeChat’s staff will see to it, which nothing confirms', () => {
  const limited = known.filter(({ value }) => value.how === 'request' && 'limit_pay' in value.parameters);
  expect(limited.map(({ value }) => value)).toMatchObject([{ parameters: { limit_pay: 'no_credit' }, olderVersion: '2' }]);
  for (const productId of [
    'wechat-pay.native',
    'wechat-pay.jsapi',
    'wechat-pay.h5',
    'wechat-pay.app',
    'wechat-pay.mini-program',
    'wechat-pay.payer-code',
  ])
    expect(creditBanOf(productId)).toMatchObject({ how: 'unknown' });
});

test.each([
  ['cmb.wap', { cardType: 'A' }],
  ['abc.page', { PaymentType: '1' }],
])('%s sends %j', (productId, parameters) => {
  expect(creditBanOf(productId)).toEqual({ how: 'request', parameters, excludes: [] });
});

test.each([
  // By its nature a company's account, but nothing that was read says so.
  ['corporate-bank.page', 'unknown'],
  // People's Bank of China, 2021: cash (M0).
  ['e-cny.qr', 'no-credit'],
  ['jd-pay.page', 'contract'],
  ['ccb.page', 'contract'],
  ['unionpay.page', 'contract'],
  ['cmb.qr', 'unknown'],
  ['paypal.page', 'unknown'],
  ['douyin-pay.h5', 'unknown'],
  ['alipay.huabei', 'is-credit'],
  ['acme.page', 'unknown'],
  ['alipay', 'unknown'],
  ['__proto__', 'unknown'],
] as const)('%s: %s', (productId, how) => {
  expect(creditBanOf(productId).how).toBe(how);
});

test('a channel that the house does not know has no ways', () => {
  expect(creditBansOf('acme.page')).toBeUndefined();
  expect(creditBansOf('__proto__')).toBeUndefined();
});
