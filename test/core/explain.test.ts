import { describe, expect, test } from 'vitest';
import { productDefinitions } from '../../src/channels/products';
import { detectEnvironment } from '../../src/core/environment';
import { findOffers } from '../../src/core/offers';
import type { InstalmentPlan } from '../../src/model/instalment-plan';
import type { ExclusionReason, OfferList, Remedy } from '../../src/model/offer';
import type { Terminal } from '../../src/model/environment';
import { userAgents } from './user-agents';

const yuan = (value: number) => ({ value, currency: 'CNY' });
const quoted: readonly InstalmentPlan[] = [
  { planId: '3', periods: 3, firstPeriod: yuan(34134), eachPeriod: yuan(34133), fee: yuan(0), feeBearer: 'merchant', total: yuan(102400) },
];

/** What a merchant sees who has opened everything. */
function explain(label: string, terminal?: Terminal): OfferList {
  const known = userAgents.find((one) => one.label === label);
  if (!known) throw new Error(`No user agent is called ${label}`);
  const environment = detectEnvironment({ userAgent: known.userAgent, terminal });
  const products = [...productDefinitions.keys()].map((productId) => ({ productId, plans: quoted }));
  return findOffers({ environment, order: { amount: { value: 102400, currency: 'CNY' } }, products });
}

const credit = ['alipay.huabei', 'jd-pay.baitiao', 'unionpay.instalment'];
/** Codes that another screen shows. */
const codes = ['wechat-pay.native', 'alipay.qr', 'qq-wallet.native', 'douyin-pay.native', 'e-cny.qr', 'unionpay.qr', 'cmb.qr', 'ccb.qr'];
const pages = ['jd-pay', 'baidu-wallet', 'bestpay', 'unionpay', 'cmb', 'ccb', 'abc', 'yeepay', 'corporate-bank'].map(
  (channel) => `${channel}.page`,
);
const pc = [...codes, 'alipay.page', ...pages, ...credit];
/** What a phone's browser opens, without the two wallets that others keep out. */
const neutral = ['jd-pay', 'baidu-wallet', 'bestpay', 'e-cny', 'unionpay', 'cmb', 'ccb', 'abc', 'yeepay'].map(
  (channel) => `${channel}.wap`,
);
const links = [...neutral, 'douyin-pay.h5', ...credit];
const wap = [...links, 'wechat-pay.h5', 'alipay.wap'];
const apps = [
  'wechat-pay',
  'alipay',
  'jd-pay',
  'qq-wallet',
  'baidu-wallet',
  'bestpay',
  'douyin-pay',
  'e-cny',
  'unionpay',
  'cmb',
  'ccb',
  'abc',
];
const inApp = [...apps.map((channel) => `${channel}.app`), 'wechat-pay.fenfu', 'alipay.huabei', 'jd-pay.baitiao'];
const readers = ['wechat-pay', 'alipay', 'jd-pay', 'qq-wallet', 'bestpay', 'e-cny', 'unionpay'].map((channel) => `${channel}.payer-code`);
const counter = [...codes, ...readers, 'alipay.huabei'];
const inWechat = ['wechat-pay.jsapi', 'wechat-pay.fenfu', 'cmb.wap'];
const but = (list: readonly string[], ...gone: readonly string[]) => list.filter((productId) => !gone.includes(productId));

/** User agents as they were seen, and the products that work there: nothing else is offered. */
const expected: readonly (readonly [label: string, offers: readonly string[], terminal: Terminal | undefined])[] = [
  ['Safari on a Mac', pc, undefined],
  ['WeChat on Windows', but(pc, 'alipay.page'), undefined],
  ['QQ browser, which is not QQ', wap, undefined],
  ['UC browser, which carries AliApp( and is not Alipay', wap, undefined],
  ['QQ on Android, which carries MQQBrowser', [...wap, 'qq-wallet.jsapi'], undefined],
  ['a bank that marks itself UnionPay/1.0 and carries Nebula', wap, undefined],
  ['Safari on an iPad', [...wap, ...codes], undefined],
  ['WeChat on Android', inWechat, undefined],
  ['WeChat on HarmonyOS', inWechat, undefined],
  ['Alipay on an iPhone', [...links, 'alipay.jsapi'], undefined],
  ['UnionPay on an iPhone', [...but(wap, 'unionpay.wap'), 'unionpay.jsapi'], undefined],
  ['WeCom on an iPhone, which carries MicroMessenger', but(wap, 'wechat-pay.h5'), undefined],
  ['a mini program on an iPhone', ['wechat-pay.mini-program', 'wechat-pay.fenfu'], undefined],
  ['WeCom on an iPhone, which carries MicroMessenger', ['wechat-pay.mini-program', 'wechat-pay.fenfu'], 'mini-program'],
  ['an Alipay mini program on Android', ['alipay.mini-program', 'alipay.huabei'], undefined],
  ['Safari on an iPad', counter, 'scan'],
  ['WeChat on an iPhone', inApp, 'app'],
];

describe.each(expected)('%s', (label, offers, terminal) => {
  test('is offered what works there and nothing else', () => {
    const list = explain(label, terminal);
    expect(list.offers.map(({ productId }) => productId).sort()).toEqual([...offers].sort());
  });

  test('is told of every other product why not', () => {
    const list = explain(label, terminal);
    const told = [...list.offers, ...list.exclusions].map(({ productId }) => productId);
    expect(told.sort()).toEqual([...productDefinitions.keys()].sort());
    for (const { reason, facts } of list.exclusions) {
      expect(['terminal', 'host', 'exclusive-host', 'currency']).toContain(reason);
      expect(Object.keys(facts).length).toBeGreaterThan(0);
    }
  });
});

type Why = readonly [productId: string, label: string, reason: ExclusionReason, remedy: Remedy | undefined];

test.each<Why>([
  ['alipay.wap', 'WeChat on Android', 'exclusive-host', 'open-in-browser'],
  ['alipay.page', 'WeChat on Windows', 'exclusive-host', 'open-in-browser'],
  ['unionpay.wap', 'WeChat on Android', 'terminal', 'open-in-browser'],
  ['wechat-pay.h5', 'Alipay on an iPhone', 'exclusive-host', 'open-in-browser'],
  ['wechat-pay.h5', 'WeCom on an iPhone, which carries MicroMessenger', 'exclusive-host', 'open-in-browser'],
  ['wechat-pay.jsapi', 'QQ browser, which is not QQ', 'terminal', 'open-in-wechat'],
  ['alipay.jsapi', 'QQ browser, which is not QQ', 'host', undefined],
  ['alipay.wap', 'Alipay on an iPhone', 'host', 'use-another-product'],
  ['alipay.wap', 'a mini program on an iPhone', 'exclusive-host', undefined],
  ['wechat-pay.jsapi', 'a mini program on an iPhone', 'exclusive-host', undefined],
  ['wechat-pay.native', 'QQ browser, which is not QQ', 'host', undefined],
])('%s is not offered to %s: %s, remedy %s', (productId, label, reason, remedy) => {
  const exclusion = explain(label).exclusions.find((one) => one.productId === productId);
  expect(exclusion?.reason).toBe(reason);
  expect(exclusion?.remedy).toBe(remedy);
});

test('a rehearsal of WeChat at a desk is told the same as WeChat on a phone', () => {
  const { offers, exclusions } = explain('Safari on a Mac', 'wechat');
  expect(offers.map(({ productId }) => productId)).toEqual(inWechat);
  expect(exclusions.find(({ productId }) => productId === 'alipay.wap')).toMatchObject({
    reason: 'exclusive-host',
    remedy: 'open-in-browser',
  });
});

test('the own wallet stands first in its own program', () => {
  expect(explain('Alipay on an iPhone').offers[0]?.productId).toBe('alipay.jsapi');
  expect(explain('UnionPay on an iPhone').offers[0]?.productId).toBe('unionpay.jsapi');
});
