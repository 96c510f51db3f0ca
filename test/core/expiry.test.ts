import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ExpiryRule } from '../../src/channels/expiry-rule';
import { expiryRulesOf } from '../../src/channels/expiry-rules';
import { isVerified } from '../../src/channels/fact';
import { houseChannels } from '../../src/channels/house-channel';
import { productDefinitions } from '../../src/channels/products';
import { channelClocks, endOfExpiry, writeExpiry } from '../../src/core/expiry';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** 2026-11-22 09:30:01.500 in Beijing. */
const now = Date.UTC(2026, 10, 22, 1, 30, 1, 500);

const everyRule = houseChannels.flatMap((channel) => expiryRulesOf(channel).map(({ value }) => value));

function ruleOf(id: string, parameter: string, mode?: string): ExpiryRule {
  return expiryRulesOf(id)
    .map(({ value }) => value)
    .find((rule) => rule.parameter === parameter && (mode === undefined || rule.mode === mode))!;
}

/** One unit of what the rule is written in. */
function unitOf(rule: ExpiryRule): number {
  if (rule.mode === 'absolute') return second;
  return { milliseconds: 1, seconds: second, minutes: minute, 'm-h-d-1c': minute }[rule.format!];
}

describe('what is sent for an order that ends in 20 minutes', () => {
  const endsAt = now + 20 * minute;

  test.each([
    // pay.weixin.qq.com: RFC 3339 with Beijing's zone; the others have Beijing's time without one.
    ['wechat-pay.native', 'time_expire', '2026-11-22T09:50:01+08:00'],
    ['alipay.page', 'time_expire', '2026-11-22 09:50:01'],
    ['alipay.page', 'timeout_express', '20m'],
    ['alipay.qr', 'qr_code_timeout_express', '20m'],
    ['unionpay', 'payTimeout', '20261122095001'],
    ['unionpay', 'orderTimeout', '1200000'],
    ['jd-pay', 'expireTime', '1200'],
    ['qq-wallet', 'time_expire', '20261122095001'],
    ['cmb.page', 'expireTimeSpan', '20'],
    ['cmb.qr', 'payValidTime', '1200'],
    ['ccb', 'TIMEOUT', '20261122095001'],
    ['abc', 'orderTimeoutDate', '20261122095001'],
    ['baidu-wallet', 'expire_time', '20261122095001'],
    ['yeepay', 'expiredTime', '2026-11-22 09:50:01'],
    ['douyin-pay.mini-program', 'payExpireSeconds', '1200'],
    // go-pay, cmbpay: required, and without a zone.
    ['e-cny', 'orderTimeExpire', '2026-11-22T09:50:01'],
    ['corporate-bank', 'payTimeout', '20261122095001'],
  ])('to %s as %s is %s', (id, parameter, text) => {
    expect(writeExpiry(ruleOf(id, parameter), { now, endsAt })).toBe(text);
  });

  test("as Alipay's timeout of the app is nothing: it runs from the page for the password and could outlive the order", () => {
    expect(writeExpiry(ruleOf('alipay.app', 'timeout_express'), { now, endsAt })).toBeUndefined();
  });

  test('to PayPal is nothing: its ends are its own', () => {
    for (const { value } of expiryRulesOf('paypal')) expect(writeExpiry(value, { now, endsAt })).toBeUndefined();
  });
});

describe('an order that ends too soon for the channel', () => {
  test.each([
    ['wechat-pay.native', 'time_expire', minute],
    ['alipay.page', 'timeout_express', minute],
    ['cmb.page', 'expireTimeSpan', minute],
    ['jd-pay', 'expireTime', second],
  ])('%s is told nothing as %s, since its shortest end would come later', (id, parameter, shortest) => {
    const rule = ruleOf(id, parameter);
    expect(writeExpiry(rule, { now, endsAt: now + shortest - 1 })).toBeUndefined();
    expect(writeExpiry(rule, { now, endsAt: now + shortest + second })).toBeDefined();
    expect(writeExpiry(rule, { now, endsAt: now - day })).toBeUndefined();
  });
});

test('a length is not written below a shortest of many units either', () => {
  const rule: ExpiryRule = { mode: 'relative', parameter: 'seconds', format: 'seconds', minimumMs: 5 * minute };
  expect(writeExpiry(rule, { now, endsAt: now + 5 * minute - 1 })).toBeUndefined();
  expect(writeExpiry(rule, { now, endsAt: now + 5 * minute })).toBe('300');
});

test('an order that outlives the longest end of a channel is ended there by then', () => {
  const endsAt = now + 365 * day;
  expect(writeExpiry(ruleOf('wechat-pay', 'time_expire'), { now, endsAt })).toBe('2027-02-20T09:30:01+08:00');
  expect(writeExpiry(ruleOf('alipay.page', 'timeout_express'), { now, endsAt })).toBe('21600m');
  expect(writeExpiry(ruleOf('alipay.qr', 'qr_code_timeout_express'), { now, endsAt })).toBe('120m');
});

test('nothing is written for a moment that is none', () => {
  const bounded = everyRule.filter(({ maximumMs }) => maximumMs === undefined);
  for (const rule of everyRule) expect(writeExpiry(rule, { now, endsAt: NaN })).toBeUndefined();
  for (const rule of bounded) expect(writeExpiry(rule, { now, endsAt: Infinity })).toBeUndefined();
});

const settable = everyRule.filter((rule) => rule.parameter !== undefined && rule.mode !== 'from-event');

test.each(settable.map((rule) => [rule.parameter, rule.mode, rule] as const))(
  'whatever is written as %s (%s) ends at the channel with the order, or less than a unit before it',
  (_, __, rule) => {
    const { minimumMs = 0, maximumMs = 30 * day } = rule;
    const left = fc.oneof(
      fc.integer({ min: minimumMs, max: maximumMs }),
      fc.integer({ min: minimumMs, max: Math.min(maximumMs, minimumMs + hour) }),
    );
    const start = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2099, 0) });
    let written = 0;
    fc.assert(
      fc.property(start, left, (at, leftMs) => {
        const endsAt = at + leftMs;
        const text = writeExpiry(rule, { now: at, endsAt });
        if (text === undefined) {
          // Only where less than the shortest and a unit were left.
          expect(leftMs).toBeLessThan(minimumMs + unitOf(rule));
          return;
        }
        written += 1;
        const end = endOfExpiry(rule, text, { now: at })!;
        expect(end).toBeLessThanOrEqual(endsAt);
        expect(endsAt - end).toBeLessThan(unitOf(rule));
      }),
      { numRuns: 1000 },
    );
    expect(written).toBeGreaterThan(100);
  },
);

describe('the end of what was sent', () => {
  test.each([
    ['wechat-pay', 'time_expire', '2026-11-22T09:50:01+08:00', Date.UTC(2026, 10, 22, 1, 50, 1)],
    ['e-cny', 'orderTimeExpire', '2026-11-22T09:50:01', Date.UTC(2026, 10, 22, 1, 50, 1)],
    ['unionpay', 'payTimeout', '20261122000000', Date.UTC(2026, 10, 21, 16)],
    ['alipay.page', 'timeout_express', '90m', now + 90 * minute],
    ['alipay.page', 'timeout_express', '2h', now + 2 * hour],
    ['alipay.page', 'timeout_express', '15d', now + 15 * day],
    // Alipay: 1c is midnight of the same day, whenever the trade was made.
    ['alipay.page', 'timeout_express', '1c', Date.UTC(2026, 10, 22, 16)],
    ['jd-pay', 'expireTime', '259200', now + 3 * day],
  ])('to %s as %s %s', (id, parameter, text, end) => {
    expect(endOfExpiry(ruleOf(id, parameter), text, { now })).toBe(end);
  });

  test.each([
    ['alipay.page', 'timeout_express', ['1.5h', '90', 'm', '-5m', '０m', '5 m', '5M', '2c', '0m', '05m', '', `${'9'.repeat(500)}m`]],
    ['jd-pay', 'expireTime', ['', '0', '-1', '1.5', '1e3', ' 60', '60\n', '９', '9'.repeat(20)]],
    [
      'unionpay',
      'payTimeout',
      ['', '2026112209500', '20261122 095001', '20260231000000', '20261122240000', '20261122096001', '2026-11-22 09:50:01'],
    ],
    [
      'e-cny',
      'orderTimeExpire',
      ['2026-11-22T09:50:01Z', '2026-11-22T09:50:01+08:00', '2026-11-22 09:50:01', '2026-11-22T09:50', '2026-02-31T00:00:00'],
    ],
    [
      'wechat-pay',
      'time_expire',
      ['2026-11-22T09:50:01Z', '2026-11-22T09:50:01+09:00', '2026-11-22 09:50:01', '2026-11-22T09:50:01.5+08:00'],
    ],
  ])('to %s as %s is nothing for what the channel can not read', (id, parameter, texts) => {
    for (const text of texts) expect(endOfExpiry(ruleOf(id, parameter), text, { now })).toBeUndefined();
  });

  test('is moved by WeChat, which raises a time that is too soon without a word and cuts one that is too late', () => {
    const rule = ruleOf('wechat-pay.native', 'time_expire');
    expect(endOfExpiry(rule, '2026-11-22T09:30:11+08:00', { now })).toBe(now + minute);
    expect(endOfExpiry(rule, '2027-11-22T09:30:11+08:00', { now })).toBe(now + 90 * day);
  });

  test('is nothing beyond the bounds of Alipay or Douyin, who do not say what becomes of it', () => {
    expect(endOfExpiry(ruleOf('alipay.page', 'timeout_express'), '16d', { now })).toBeUndefined();
    expect(endOfExpiry(ruleOf('alipay.page', 'time_expire'), '2026-11-22 09:30:31', { now })).toBeUndefined();
    expect(endOfExpiry(ruleOf('douyin-pay.mini-program', 'payExpireSeconds'), '172800', { now })).toBe(now + 2 * day);
    expect(endOfExpiry(ruleOf('douyin-pay.mini-program', 'payExpireSeconds'), '172801', { now })).toBeUndefined();
  });

  test("in Alipay's app comes only once the payer opened the page for the password, and is counted from there", () => {
    const rule = ruleOf('alipay.app', 'timeout_express');
    expect(endOfExpiry(rule, '30m', { now })).toBeUndefined();
    const opened = now + 3 * hour;
    expect(endOfExpiry(rule, '30m', { now, events: { 'password-page-opened': opened } })).toBe(opened + 30 * minute);
  });

  test('of a code is counted from its making', () => {
    const rule = ruleOf('alipay.qr', 'qr_code_timeout_express');
    expect(endOfExpiry(rule, '90m', { now })).toBe(now + 90 * minute);
    expect(endOfExpiry(rule, '90m', { now, events: { 'code-created': now - hour } })).toBe(now + 30 * minute);
    expect(endOfExpiry(rule, '5h', { now })).toBe(now + 2 * hour);
  });

  test('that is fixed needs no text', () => {
    const fixed = expiryRulesOf('wechat-pay.h5').find(({ value }) => value.mode === 'code')!.value;
    expect(endOfExpiry(fixed, 'whatever', { now })).toBe(now + 5 * minute);
  });

  test('is a moment or nothing, whatever the text', () => {
    fc.assert(
      fc.property(fc.constantFrom(...everyRule), fc.oneof(fc.string(), fc.stringMatching(/^[0-9mhdc:T+ -]{0,26}$/)), (rule, text) => {
        const end = endOfExpiry(rule, text, { now });
        expect(end === undefined || Number.isFinite(end)).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('the two clocks', () => {
  const dayAhead = { now: 0, orderEndsAt: day };

  test.each([
    ['wechat-pay.native', 2 * hour],
    ['wechat-pay.jsapi', 2 * hour],
    ['wechat-pay.h5', 5 * minute],
    ['alipay.qr', 2 * hour],
    ['paypal.page', 3 * hour],
    // What is carried by several: the shortest of them, of which a code is one.
    ['alipay.huabei', 2 * hour],
    ['wechat-pay.fenfu', 2 * hour],
    // A bare name: the shortest of its products, so that none is shown longer than it lives.
    ['wechat-pay', 5 * minute],
  ])('of %s: the order has a day, the code or link %i ms', (id, actionEndsAt) => {
    expect(channelClocks(id, dayAhead)).toEqual({ orderEndsAt: day, actionEndsAt });
  });

  // The two hours of QQ's prepay id could not be confirmed.
  test.each([
    'alipay.page',
    'unionpay.page',
    'wechat-pay.payer-code',
    'qq-wallet.native',
    'jd-pay.baitiao',
    'bestpay',
    'nobody',
    '__proto__',
  ])('of %s: there is no code that ends by itself', (id) => {
    expect(channelClocks(id, dayAhead)).toEqual({ orderEndsAt: day });
  });

  test('count a code from when it was made', () => {
    expect(channelClocks('wechat-pay.native', { now: hour, orderEndsAt: day, events: { 'code-created': 0 } }).actionEndsAt).toBe(2 * hour);
  });

  test("give PayPal's payer three hours more once they have come, and forget the link then", () => {
    const events = { 'code-created': 0, 'payer-redirected': 2 * hour };
    expect(channelClocks('paypal', { now: 2 * hour, orderEndsAt: day, events }).actionEndsAt).toBe(5 * hour);
  });

  test('never let a code outlive its order or what the channel fixes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...productDefinitions.keys()), fc.nat(10 * day), fc.nat(10 * day), (id, at, left) => {
        const clocks = channelClocks(id, { now: at, orderEndsAt: at + left });
        expect(clocks.orderEndsAt).toBe(at + left);
        if (clocks.actionEndsAt === undefined) return;
        expect(clocks.actionEndsAt).toBeLessThanOrEqual(at + left);
        for (const fact of expiryRulesOf(id))
          if (isVerified(fact) && fact.value.mode === 'code' && fact.value.fixedMs !== undefined)
            expect(clocks.actionEndsAt).toBeLessThanOrEqual(at + fact.value.fixedMs);
      }),
    );
  });
});
