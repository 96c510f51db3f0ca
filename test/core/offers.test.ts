import { describe, expect, test, vi } from 'vitest';
import type { CarriedProduct, OwnProduct, ProductDefinition } from '../../src/channels/product-definition';
import { findOffers, type OfferQuestion } from '../../src/core/offers';
import type { Environment } from '../../src/model/environment';
import type { InstalmentPlan } from '../../src/model/instalment-plan';
import type { OpenedProduct } from '../../src/model/product';
import { desktop, inWechat } from './fixtures';

const order = { amount: { value: 102400, currency: 'CNY' } };
const both: readonly OpenedProduct[] = [{ productId: 'wechat-pay.native' }, { productId: 'wechat-pay.jsapi' }];

function idsAt(environment: Environment, parts: Partial<OfferQuestion> = {}): string[] {
  return findOffers({ environment, order, products: both, ...parts }).offers.map(({ productId }) => productId);
}

/** A product that works on any PC. */
function aDefinition(parts: Partial<OwnProduct> = {}): OwnProduct {
  return { way: 'scan', places: [{ terminal: 'pc' }], currencies: ['CNY'], minimumValue: 1, kind: 'wallet', ...parts };
}

/** Credit that others carry out. */
function aCarried(carriers: readonly string[], parts: Partial<CarriedProduct> = {}): CarriedProduct {
  return { carriers, plans: 'quotes', currencies: ['CNY'], minimumValue: 1, kind: 'credit', ...parts };
}

const yuan = (value: number) => ({ value, currency: 'CNY' });
const threePeriods: InstalmentPlan = {
  planId: '3',
  periods: 3,
  firstPeriod: yuan(34134),
  eachPeriod: yuan(34133),
  fee: yuan(0),
  feeBearer: 'merchant',
  total: yuan(102400),
};

describe('by place', () => {
  test('a desk takes a code, and says that the bridge needs WeChat', () => {
    const { offers, exclusions } = findOffers({ environment: desktop, order, products: both });
    expect(offers.map(({ productId }) => productId)).toEqual(['wechat-pay.native']);
    expect(exclusions.filter(({ reason }) => reason !== 'not-opened')).toEqual([
      { productId: 'wechat-pay.jsapi', reason: 'terminal', facts: { terminal: 'pc', terminals: ['wechat'] } },
    ]);
  });

  test("a phone's WeChat takes its bridge, and no code of its own screen", () => {
    expect(idsAt(inWechat)).toEqual(['wechat-pay.jsapi']);
  });

  test('desktop WeChat, which has no bridge, takes a code', () => {
    expect(idsAt({ ...desktop, host: 'wechat' })).toEqual(['wechat-pay.native']);
  });

  test('a phone outside WeChat is told to open the page in WeChat', () => {
    const { exclusions } = findOffers({ environment: { ...inWechat, terminal: 'wap', host: 'browser' }, order, products: both });
    expect(exclusions.find(({ productId }) => productId === 'wechat-pay.jsapi')).toMatchObject({
      reason: 'terminal',
      remedy: 'open-in-wechat',
    });
  });

  test('the right terminal in the wrong program or on the wrong device names what it needs', () => {
    const { exclusions } = findOffers({ environment: { ...inWechat, terminal: 'wap', host: 'browser' }, order, products: both });
    expect(exclusions.find(({ productId }) => productId === 'wechat-pay.native')).toMatchObject({
      reason: 'host',
      facts: { host: 'browser', hosts: ['browser'], device: 'phone', devices: ['tablet'] },
    });
  });
});

test('a tablet shows a code in a browser, and not in a wallet that scans nothing of its own screen', () => {
  const tablet: Environment = { terminal: 'wap', host: 'browser', os: 'ios', device: 'tablet', certainty: 'user-agent' };
  expect(idsAt(tablet)).toEqual(['wechat-pay.native']);
  expect(idsAt({ ...tablet, host: 'alipay' })).toEqual([]);
});

describe('by amount', () => {
  const definitions = new Map([['a.b', aDefinition({ minimumValue: 100, currencies: ['CNY', 'HKD'] })]]);
  const reasonFor = (value: number, currency: string, product: Partial<OpenedProduct> = {}): unknown => {
    const question = { environment: desktop, order: { amount: { value, currency } }, definitions };
    return findOffers({ ...question, products: [{ productId: 'a.b', ...product }] }).exclusions[0];
  };

  test("the higher of the channel's and the merchant's minimum counts, and the minimum itself is enough", () => {
    expect(reasonFor(99, 'CNY')).toMatchObject({ reason: 'amount-below', facts: { value: 99, minimum: 100 } });
    expect(reasonFor(100, 'CNY')).toBeUndefined();
    const minimum = { value: 200, currency: 'CNY' };
    expect(reasonFor(199, 'CNY', { minimum })).toMatchObject({ reason: 'amount-below', facts: { minimum: 200 } });
    expect(reasonFor(200, 'CNY', { minimum })).toBeUndefined();
  });

  test('the maximum itself is not too much', () => {
    const maximum = { value: 300, currency: 'CNY' };
    expect(reasonFor(300, 'CNY', { maximum })).toBeUndefined();
    expect(reasonFor(301, 'CNY', { maximum })).toMatchObject({ reason: 'amount-above', facts: { value: 301, maximum: 300 } });
  });

  test('a limit in another currency says nothing', () => {
    expect(reasonFor(300, 'HKD', { minimum: { value: 400, currency: 'CNY' } })).toBeUndefined();
    expect(reasonFor(300, 'HKD', { maximum: { value: 200, currency: 'CNY' } })).toBeUndefined();
    expect(reasonFor(300, 'HKD', { maximum: { value: 200, currency: 'HKD' } })).toMatchObject({ reason: 'amount-above' });
  });

  test('a currency that the channel does not take is named', () => {
    expect(reasonFor(300, 'USD')).toMatchObject({ reason: 'currency', facts: { currency: 'USD', currencies: ['CNY', 'HKD'] } });
  });
});

describe('maintenance', () => {
  const maintenance = { reason: '系统升级', endsInMs: 3_600_000 };

  test('takes a product away with its reason, and no other', () => {
    const definitions = new Map([
      ['a.b', aDefinition()],
      ['a.c', aDefinition()],
    ]);
    const products = [{ productId: 'a.b', maintenance }, { productId: 'a.c' }];
    const { offers, exclusions } = findOffers({ environment: desktop, order, products, definitions });
    expect(offers.map(({ productId }) => productId)).toEqual(['a.c']);
    expect(exclusions).toEqual([{ productId: 'a.b', reason: 'maintenance', facts: {}, maintenance }]);
  });

  test('of a product that does not work here anyway is not the reason given', () => {
    const { exclusions } = findOffers({ environment: desktop, order, products: [{ productId: 'wechat-pay.jsapi', maintenance }] });
    expect(exclusions[0]).toMatchObject({ reason: 'terminal' });
  });
});

describe('order', () => {
  const definitions = new Map<string, ProductDefinition>([
    ['credit.one', aCarried(['wallet.one'], { plans: 'wallet' })],
    ['bank.one', aDefinition({ kind: 'bank' })],
    ['wallet.one', aDefinition()],
    ['wallet.two', aDefinition()],
    ['wallet.own', aDefinition({ ownHosts: ['alipay'] })],
  ]);
  const products = [...definitions.keys()].map((productId) => ({ productId }));

  test("wallets stand in the merchant's order, before credit, and that before banks", () => {
    expect(idsAt(desktop, { definitions, products })).toEqual(['wallet.one', 'wallet.two', 'wallet.own', 'credit.one', 'bank.one']);
    expect(idsAt(desktop, { definitions, products: [...products].reverse() })).toEqual([
      'wallet.own',
      'wallet.two',
      'wallet.one',
      'credit.one',
      'bank.one',
    ]);
  });

  test("the host's own wallet stands first, there and only there", () => {
    expect(idsAt({ ...desktop, host: 'alipay' }, { definitions, products })[0]).toBe('wallet.own');
    expect(idsAt({ ...desktop, host: 'qq' }, { definitions, products })[0]).toBe('wallet.one');
  });
});

describe('names from the network', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'venmo.web', ''])(
    '%j is an unknown product and nothing else',
    (productId) => {
      const { offers, exclusions } = findOffers({ environment: desktop, order, products: [{ productId }] });
      expect(offers).toEqual([]);
      expect(exclusions.filter((one) => one.productId === productId)).toEqual([{ productId, reason: 'unknown-product', facts: {} }]);
    },
  );

  test('a product named twice is offered once', () => {
    expect(idsAt(desktop, { products: [both[0]!, both[0]!, both[1]!, both[0]!] })).toEqual(['wechat-pay.native']);
  });
});

describe('permissions', () => {
  const wap: Environment = { terminal: 'wap', host: 'browser', os: 'android', device: 'phone', certainty: 'user-agent' };
  const of = (products: readonly string[], productId: string) =>
    findOffers({ environment: wap, order, products: products.map((id) => ({ productId: id })) }).exclusions.find(
      (exclusion) => exclusion.productId === productId,
    );

  test("WeChat's H5 alone was never opened: what is missing is named", () => {
    expect(of(['wechat-pay.h5'], 'wechat-pay.h5')).toEqual({
      productId: 'wechat-pay.h5',
      reason: 'prerequisite',
      facts: { missing: ['wechat-pay.app', 'wechat-pay.mini-program', 'wechat-pay.jsapi'] },
    });
  });

  test.each(['wechat-pay.app', 'wechat-pay.mini-program', 'wechat-pay.jsapi'])('with %s it is offered', (base) => {
    expect(of(['wechat-pay.h5', base], 'wechat-pay.h5')).toBeUndefined();
  });

  test('who has JSAPI and lists no Native is told that it came with it', () => {
    expect(of(['wechat-pay.jsapi'], 'wechat-pay.native')).toMatchObject({
      reason: 'not-opened',
      facts: { openedWith: 'wechat-pay.jsapi' },
    });
    expect(of(['wechat-pay.app'], 'wechat-pay.native')).toMatchObject({ reason: 'not-opened', facts: {} });
  });
});

describe('instalments', () => {
  const huabei: OpenedProduct = { productId: 'alipay.huabei', plans: [threePeriods] };
  const about = (products: readonly OpenedProduct[], environment: Environment = desktop, goods?: 'virtual' | 'physical') => {
    const { offers, exclusions } = findOffers({ environment, order: { ...order, goods }, products });
    const find = (list: readonly { readonly productId: string }[]) => list.find(({ productId }) => productId === products[0]?.productId);
    return find(offers) ?? find(exclusions);
  };

  test('stand in the first list with their plans, carried by the base product of the place', () => {
    expect(about([huabei, { productId: 'alipay.page' }])).toEqual({
      productId: 'alipay.huabei',
      plans: [threePeriods],
      group: 'recommended',
    });
  });

  test('without a base product that works here name those that would', () => {
    expect(about([huabei, { productId: 'alipay.wap' }])).toEqual({
      productId: 'alipay.huabei',
      reason: 'instalment-base',
      facts: { missing: ['alipay.page', 'alipay.qr'] },
    });
  });

  test('are in maintenance when their base product is', () => {
    expect(about([huabei, { productId: 'alipay.page', maintenance: { reason: '升级' } }])).toMatchObject({
      reason: 'maintenance',
      maintenance: { reason: '升级' },
    });
  });

  test.each(['alipay.page', 'alipay.qr'])('are offered while one base product works, though %s is in maintenance', (productId) => {
    const bases = ['alipay.page', 'alipay.qr'].map((id) => (id === productId ? { productId: id, maintenance: {} } : { productId: id }));
    expect(about([huabei, ...bases])).toHaveProperty('plans', [threePeriods]);
  });

  test('go where no base product goes: nowhere in WeChat, with the way to a browser', () => {
    expect(about([huabei, { productId: 'alipay.wap' }], inWechat)).toMatchObject({ reason: 'exclusive-host', remedy: 'open-in-browser' });
  });

  test('of Alipay are not for virtual goods, those of JD are', () => {
    expect(about([huabei, { productId: 'alipay.page' }], desktop, 'virtual')).toMatchObject({
      reason: 'virtual-goods',
      facts: { goods: 'virtual' },
    });
    expect(about([huabei, { productId: 'alipay.page' }], desktop, 'physical')).toHaveProperty('plans');
    const baitiao = { productId: 'jd-pay.baitiao', plans: [threePeriods] };
    expect(about([baitiao, { productId: 'jd-pay.page' }], desktop, 'virtual')).toHaveProperty('plans', [threePeriods]);
  });

  const instalmentTerms = [{ planId: '3', periods: 3, feeRate: '0.023', feeBearer: 'payer' as const }];

  test('without a quote are estimated from the contracted terms, and say so', () => {
    const offer = about([{ productId: 'alipay.huabei', instalmentTerms }, { productId: 'alipay.page' }]);
    expect(offer).toMatchObject({ plans: [{ planId: '3', periods: 3, fee: yuan(2355), total: yuan(104755), isEstimate: true }] });
  });

  test('with a quote are shown as quoted, whatever the terms say', () => {
    expect(about([{ ...huabei, instalmentTerms }, { productId: 'alipay.page' }])).toHaveProperty('plans', [threePeriods]);
  });

  test.each<[string, Partial<InstalmentPlan>]>([
    ['whose periods do not add up to its total', { eachPeriod: yuan(34132) }],
    ['whose fee is in another currency', { fee: { value: 0, currency: 'USD' } }],
    ['whose first period is in another currency', { firstPeriod: { value: 34134, currency: 'USD' } }],
    ['whose periods are in another currency', { eachPeriod: { value: 34133, currency: 'USD' } }],
    ['whose total is in another currency', { total: { value: 102400, currency: 'USD' } }],
    ['whose total is not the order and the fee', { fee: yuan(1), feeBearer: 'payer' }],
    ['of more than the order without a fee', { firstPeriod: yuan(34135), total: yuan(102401) }],
    ['with a fee that the merchant bears and the payer pays', { fee: yuan(3), firstPeriod: yuan(34137), total: yuan(102403) }],
    ['of periods of nothing', { firstPeriod: yuan(102400), eachPeriod: yuan(0) }],
  ])('with a quote %s do not have that plan', (_, wrong) => {
    const warning = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const quotes = { productId: 'jd-pay.baitiao', plans: [{ ...threePeriods, ...wrong, planId: JSON.stringify(wrong) }, threePeriods] };
    expect(about([quotes, { productId: 'jd-pay.page' }])).toHaveProperty('plans', [threePeriods]);
    expect(about([{ ...quotes, plans: quotes.plans.slice(0, 1) }, { productId: 'jd-pay.page' }])).toMatchObject({ reason: 'no-quote' });
    expect(warning).toHaveBeenCalledTimes(1);
    warning.mockRestore();
  });

  test('with two quotes of one name have the first', () => {
    const warning = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const plans = [
      threePeriods,
      { ...threePeriods, firstPeriod: yuan(34234), total: yuan(102500), fee: yuan(100), feeBearer: 'payer' as const },
    ];
    expect(about([{ productId: 'jd-pay.baitiao', plans }, { productId: 'jd-pay.page' }])).toHaveProperty('plans', [threePeriods]);
    expect(warning).toHaveBeenCalledTimes(1);
    warning.mockRestore();
  });

  test('of JD are never estimated, and none stand there without a plan', () => {
    const terms = { productId: 'jd-pay.baitiao', instalmentTerms };
    expect(about([terms, { productId: 'jd-pay.page' }])).toMatchObject({ reason: 'no-quote' });
    expect(about([{ productId: 'alipay.huabei' }, { productId: 'alipay.page' }])).toMatchObject({ reason: 'no-quote' });
  });

  test('of WeChat are chosen in the wallet: inside WeChat, and never by code or H5', () => {
    const fenfu = { productId: 'wechat-pay.fenfu' };
    expect(about([fenfu, { productId: 'wechat-pay.jsapi' }], inWechat)).toEqual({ ...fenfu, plans: [], group: 'recommended' });
    expect(about([fenfu, { productId: 'wechat-pay.native' }])).toMatchObject({ reason: 'terminal' });
  });
});

describe('where the order forbids credit', () => {
  const without = (products: readonly OpenedProduct[]) =>
    findOffers({ environment: desktop, order: { ...order, creditForbidden: true }, products }).offers.map(({ productId }) => productId);

  test('channels stay that can be told so, or have none', () => {
    const ids = ['wechat-pay.native', 'alipay.page', 'jd-pay.page', 'unionpay.page', 'cmb.page', 'corporate-bank.page', 'e-cny.qr'];
    const products = ids.map((productId) => ({ productId }));
    expect(without(products)).toEqual(['alipay.page', 'e-cny.qr', 'cmb.page']);
  });

  test('another stays where the server vouches for it', () => {
    expect(without([{ productId: 'wechat-pay.native', creditForbidden: true }])).toEqual(['wechat-pay.native']);
    expect(without([{ productId: 'wechat-pay.native', creditForbidden: false }])).toEqual([]);
    expect(without([{ productId: 'corporate-bank.page', creditForbidden: true }])).toEqual(['corporate-bank.page']);
  });

  test('instalments go, vouched for or not', () => {
    expect(without([{ productId: 'alipay.huabei', plans: [threePeriods], creditForbidden: true }, { productId: 'alipay.page' }])).toEqual([
      'alipay.page',
    ]);
  });
});
