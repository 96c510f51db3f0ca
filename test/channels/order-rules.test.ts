import { describe, expect, test } from 'vitest';
import type { ExpiryRule } from '../../src/channels/expiry-rule';
import { expiryRules, expiryRulesOf } from '../../src/channels/expiry-rules';
import { isKnown, isVerified, type Fact, type Trust } from '../../src/channels/fact';
import { houseChannels } from '../../src/channels/house-channel';
import { alphabetTexts, numberAlphabets } from '../../src/channels/number-alphabet';
import type { AmountRule, OrderRules } from '../../src/channels/order-rule';
import { orderRules, orderRulesOf } from '../../src/channels/order-rules';
import { productDefinitions, products } from '../../src/channels/products';

const trusts: readonly Trust[] = ['official', 'quoted', 'open-source', 'community', 'trade', 'unverified'];

type Answer = { readonly unknown: string } | readonly { readonly source: string; readonly trust: Trust }[];

const questions: Readonly<Record<string, (channel: (typeof houseChannels)[number]) => Answer>> = {
  'order-number': (channel) => answerOf(orderRules[channel].orderNumber),
  amount: (channel) => answerOf(orderRules[channel].amount),
  description: (channel) => answerOf(orderRules[channel].description),
  payee: (channel) => answerOf(orderRules[channel].payee),
  expiry: (channel) => expiryRules[channel],
};

function answerOf(fact: Fact<unknown>): Answer {
  return isKnown(fact) ? [fact] : fact;
}

const cells = houseChannels.flatMap((channel) =>
  Object.entries(questions).map(([question, ask]) => [channel, question, ask(channel)] as const),
);

const known = <Question extends keyof OrderRules>(
  question: Question,
): (readonly [string, Extract<OrderRules[Question], { source: string }>['value']])[] =>
  houseChannels.flatMap((channel) => {
    const fact = orderRules[channel][question] as Fact<Extract<OrderRules[Question], { source: string }>['value']>;
    return isKnown(fact) ? [[channel, fact.value] as const] : [];
  });

const expiries: (readonly [string, ExpiryRule])[] = houseChannels.flatMap((channel) =>
  expiryRulesOf(channel).map(({ value }) => [channel, value] as const),
);

describe('five questions to fifteen channels', () => {
  test('are seventy-five', () => {
    expect(cells.length).toBe(75);
  });

  test.each(cells)('%s answers %s with a source, or says why nobody knows and whom to ask', (_, __, answer) => {
    if ('unknown' in answer) {
      expect(answer.unknown.length).toBeGreaterThan(60);
      expect(answer.unknown).toMatch(/\bask\b/i);
    } else {
      expect(answer.length).toBeGreaterThan(0);
      for (const { source, trust } of answer) {
        expect(source.length).toBeGreaterThan(10);
        expect(trusts).toContain(trust);
      }
    }
  });

  test('no two channels give the same reason for not knowing', () => {
    const reasons = cells.flatMap(([, , answer]) => ('unknown' in answer ? [answer.unknown] : []));
    expect(reasons.length).toBeGreaterThan(0);
    expect(new Set(reasons).size).toBe(reasons.length);
  });
});

test('no word from the network finds a rule that is not there', () => {
  for (const id of ['__proto__', 'constructor', 'toString.page', '', '.', 'wechat']) {
    expect(orderRulesOf(id)).toBeUndefined();
    expect(expiryRulesOf(id)).toEqual([]);
  }
  expect(orderRulesOf('alipay.page')).toBe(orderRules.alipay);
});

describe('order numbers', () => {
  test.each(known('orderNumber'))(
    'of %s have a length from something to something',
    (_, { minLength = 1, maxLength = Infinity, parameter, uniqueBy = [parameter] }) => {
      expect(minLength).toBeGreaterThan(0);
      expect(maxLength).toBeGreaterThan(minLength);
      expect(uniqueBy).toContain(parameter);
    },
  );

  test.each([
    ['digits', /^\d{10}$/, 10],
    ['letters-digits', /^\d{10}[A-Z]{26}[a-z]{26}$/, 62],
    ['letters-digits-underscore', /^\d{10}[A-Z]{26}_[a-z]{26}$/, 63],
    ['letters-digits-underscore-hyphen', /^-\d{10}[A-Z]{26}_[a-z]{26}$/, 64],
  ] as const)('the alphabet %s has exactly its characters, takes one at a time, and keeps no place', (name, all, count) => {
    const pattern = numberAlphabets[name];
    const taken = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter((character) => pattern.test(character));
    expect(taken.join('')).toMatch(all);
    expect(taken.length).toBe(count);
    expect(pattern.test('77')).toBe(false);
    expect(pattern.test('7\n')).toBe(false);
    expect(pattern.flags).toBe('');
    expect(alphabetTexts[name]).toMatch(/^0-9/);
  });

  test.each([
    // pay.weixin.qq.com, 2025-03-31
    ['wechat-pay', 6, 32, 'letters-digits-underscore-hyphen'],
    // Alipay's trade.precreate model 3.0.70
    ['alipay', 1, 64, 'letters-digits-underscore'],
    // UnionPay's official demo
    ['unionpay', 8, 32, 'letters-digits'],
    // openhome.cmbchina.com/PayNew
    ['cmb', 6, 32, 'letters-digits'],
    ['ccb', 1, 30, undefined],
    ['jd-pay', 1, 30, 'letters-digits'],
    ['baidu-wallet', 1, 20, undefined],
    ['paypal', 1, 127, undefined],
  ])('of %s have %i to %i characters of %s', (channel, minLength, maxLength, alphabet) => {
    const fact = orderRulesOf(channel)!.orderNumber;
    expect(isKnown(fact) && [fact.value.minLength, fact.value.maxLength, fact.value.alphabet]).toEqual([minLength, maxLength, alphabet]);
  });

  test("of UnionPay are told apart by merchant, number and time, 招行一网通's by date and number, which was digits once", () => {
    const numberOf = (channel: string): Readonly<Record<string, unknown>> => {
      const fact = orderRulesOf(channel)!.orderNumber;
      return isKnown(fact) ? { ...fact.value } : {};
    };
    expect(numberOf('unionpay').uniqueBy).toEqual(['merId', 'orderId', 'txnTime']);
    expect(numberOf('cmb').uniqueBy).toEqual(['date', 'orderNo']);
    expect(numberOf('cmb').note).toMatch(/digits alone/);
  });
});

test("a company's bank takes what UnionPay's gateway does, which is only taken to hold for it", () => {
  const { orderNumber, amount, description } = orderRules['corporate-bank'];
  const { unionpay } = orderRules;
  const valueOf = (fact: Fact<unknown>): unknown => isKnown(fact) && fact.value;
  expect(valueOf(amount)).toEqual(valueOf(unionpay.amount));
  expect(valueOf(description)).toEqual(valueOf(unionpay.description));
  expect({ ...(valueOf(orderNumber) as object), note: '' }).toEqual({ ...(valueOf(unionpay.orderNumber) as object), note: '' });
  for (const fact of [orderNumber, amount, description]) expect(fact).toMatchObject({ trust: 'open-source' });
});

test('who is said to be paid is verified where a parameter of the order says it, and nowhere else', () => {
  const verified = houseChannels.filter((channel) => isVerified(orderRules[channel].payee));
  expect(verified).toEqual(['ccb', 'paypal']);
});

describe('amounts', () => {
  const amounts: (readonly [string, AmountRule])[] = known('amount');

  test.each(amounts)('of %s are written in exactly one way for every product', (channel, { writings }) => {
    for (const productId of Object.keys(products[channel as keyof typeof products])) {
      const definition = productDefinitions.get(productId)!;
      for (const id of definition.carriers ?? [productId]) {
        expect({ id, ways: writings.filter((writing) => writing.products?.includes(id) ?? true).length }).toEqual({ id, ways: 1 });
      }
    }
  });

  test.each(amounts)('of %s are charged in every currency that its products have', (channel, { currencies, wholeOnly = [] }) => {
    for (const [productId, definition] of Object.entries(products[channel as keyof typeof products]))
      expect({ productId, missing: definition.currencies.filter((currency) => !currencies.includes(currency)) }).toEqual({
        productId,
        missing: [],
      });
    expect(wholeOnly.filter((currency) => !currencies.includes(currency))).toEqual([]);
  });

  // openhome.cmbchina.com/PayNew: eleven digits before the point; of the aggregate code nothing is said.
  test("of CMB have a longest in 一网通 alone, Alipay's and UnionPay's in all of them", () => {
    const maximaOf = (channel: keyof typeof orderRules): readonly unknown[] => {
      const fact: Fact<AmountRule> = orderRules[channel].amount;
      return isKnown(fact) ? fact.value.writings.map(({ maximum }) => maximum) : [];
    };
    expect(maximaOf('cmb')).toEqual([9_999_999_999_999, undefined]);
    expect(maximaOf('alipay')).toEqual([10_000_000_000]);
    expect(maximaOf('unionpay')).toEqual([999_999_999_999]);
  });

  test("are fen in BestPay's PC and yuan in its WAP", () => {
    const fact = orderRules.bestpay.amount;
    const units = isKnown(fact) ? fact.value.writings.map(({ unit, products: ids }) => [unit, ids?.includes('bestpay.wap')]) : [];
    expect(units).toEqual([
      ['major', true],
      ['minor', false],
    ]);
  });
});

describe('scopes', () => {
  const scoped = [
    ...known('orderNumber'),
    ...known('description'),
    ...known('amount').flatMap(([channel, { writings }]) => writings.map((writing) => [channel, writing] as const)),
    ...expiries,
  ];

  test('name products that there are, of their own channel', () => {
    const named = scoped.flatMap(([channel, { products: ids = [] }]) => ids.map((id) => [channel, id] as const));
    expect(named.length).toBeGreaterThan(10);
    for (const [channel, id] of named) {
      expect(id.startsWith(`${channel}.`)).toBe(true);
      expect(productDefinitions.has(id)).toBe(true);
    }
  });
});

describe('expiries', () => {
  test('of a product that others carry out are those of what carries it out, each once', () => {
    const ofHuabei = expiryRulesOf('alipay.huabei');
    expect(new Set(ofHuabei).size).toBe(ofHuabei.length);
    expect(ofHuabei).toEqual(expect.arrayContaining([...expiryRulesOf('alipay.app'), ...expiryRulesOf('alipay.qr')]));
    // A payer's code does not carry it.
    expect(expiryRulesOf('wechat-pay.fenfu')).toEqual(expiryRulesOf('wechat-pay.jsapi'));
    expect(expiryRulesOf('jd-pay.baitiao')).toEqual(expiryRulesOf('jd-pay.page'));
  });

  test("of WeChat's payer codes have one form of time_expire, and other products the other", () => {
    const formsOf = (id: string): readonly unknown[] =>
      expiryRulesOf(id).flatMap(({ value }) => (value.mode === 'absolute' ? [value.format] : []));
    expect(formsOf('wechat-pay.payer-code')).toEqual(['yyyyMMddHHmmss']);
    for (const product of ['native', 'jsapi', 'h5', 'app', 'mini-program', 'fenfu'])
      expect(formsOf(`wechat-pay.${product}`)).toEqual(['yyyy-MM-ddTHH:mm:ss+08:00']);
  });

  test('are of four modes', () => {
    expect([...new Set(expiries.map(([, { mode }]) => mode))].sort()).toEqual(['absolute', 'code', 'from-event', 'relative']);
  });

  test.each(expiries)('of %s have bounds in order: %o', (_, rule) => {
    const { minimumMs = 0, advisedMinimumMs = minimumMs, advisedMaximumMs, maximumMs = Infinity, defaultMs } = rule;
    expect(minimumMs).toBeLessThanOrEqual(advisedMinimumMs);
    expect(advisedMinimumMs).toBeLessThan(maximumMs);
    expect(advisedMaximumMs ?? maximumMs).toBeLessThanOrEqual(maximumMs);
    expect(defaultMs ?? minimumMs).toBeGreaterThanOrEqual(minimumMs);
    expect(defaultMs ?? minimumMs).toBeLessThanOrEqual(maximumMs);
  });

  test('that win over others win over parameters that are there', () => {
    const winners = expiries.filter(([, { winsOver }]) => winsOver !== undefined);
    expect(winners.length).toBeGreaterThan(1);
    for (const [channel, { winsOver = [] }] of winners) {
      const parameters = expiryRulesOf(channel).map(({ value }) => value.parameter);
      for (const parameter of winsOver) expect(parameters).toContain(parameter);
    }
  });
});
