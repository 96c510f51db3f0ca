import { describe, expect, test } from 'vitest';
import type { Known } from '../../src/channels/fact';
import type { InstalmentRule } from '../../src/channels/instalment-rule';
import { instalmentRules, instalmentRulesOf } from '../../src/channels/instalment-rules';
import { productDefinitions } from '../../src/channels/products';
import { estimateInstalments } from '../../src/core/instalments';
import { channelOf } from '../../src/model/product';

type About = InstalmentRule['about'];

const carried = [...productDefinitions].filter(([, { carriers }]) => carriers);

function said<Subject extends About>(productId: string, about: Subject): readonly Known<Extract<InstalmentRule, { about: Subject }>>[] {
  return instalmentRulesOf(productId).flatMap((fact) =>
    fact.value.about === about ? [fact as Known<Extract<InstalmentRule, { about: Subject }>>] : [],
  );
}

describe.each(carried)('%s', (productId, definition) => {
  test('says where its plans come from, as its definition does', () => {
    const from = said(productId, 'plans').map(({ value }) => value.from);
    expect(from).toEqual([{ quotes: 'quote', 'quotes-or-estimate': 'contract', wallet: 'wallet' }[definition.plans!]]);
  });

  test('refuses virtual goods where its definition does', () => {
    const { refusesVirtualGoods = false } = definition.carriers ? definition : {};
    expect(said(productId, 'virtual-goods').some(({ value }) => value.refused)).toBe(refusesVirtualGoods);
  });
});

test('what is said is said of a credit product of the same channel, or of none', () => {
  for (const [channel, rules] of Object.entries(instalmentRules)) {
    if (!Array.isArray(rules)) continue;
    expect(rules).not.toEqual([]);
    for (const { value } of rules as readonly Known<InstalmentRule>[]) {
      if (value.product === undefined) continue;
      expect(channelOf(value.product)).toBe(channel);
      expect(productDefinitions.get(value.product)?.carriers).toBeDefined();
    }
  }
});

test('a product without instalments has no rules, whatever its name', () => {
  for (const productId of ['alipay.page', 'acme.page', '__proto__', '']) expect(instalmentRulesOf(productId)).toEqual([]);
});

describe('花呗分期', () => {
  test('has 3, 6 and 12 periods, and its parameter the same', () => {
    expect(said('alipay.huabei', 'periods').map(({ value }) => value.periods)).toEqual([[3, 6, 12]]);
    const periods = said('alipay.huabei', 'parameter').find(({ value }) => value.parameter.endsWith('hb_fq_num'));
    expect(periods?.value.values).toEqual(['3', '6', '12']);
  });

  test('is borne by the payer or by the merchant, and not by both', () => {
    const share = said('alipay.huabei', 'parameter').find(({ value }) => value.parameter.endsWith('hb_fq_seller_percent'));
    expect(share?.value.values).toEqual(['0', '100']);
  });

  test('is advised from 100 yuan on, must be shown up front, and needs a new number for another plan', () => {
    expect(said('alipay.huabei', 'advised-minimum').map(({ value }) => [value.value, value.currency])).toEqual([[10_000, 'CNY']]);
    expect(said('alipay.huabei', 'display').map(({ value }) => value.upFront)).toEqual(['required']);
    expect(said('alipay.huabei', 'change-of-plan').map(({ value }) => value.needs)).toEqual(['new-number']);
  });

  // Source: opendocs.alipay.com 277/105952, a copy of 2022: what each period of a total costs, and the whole fee, in fen.
  test.each([
    [111_111, 3, 37_889, 2_556],
    [111_111, 6, 19_351, 5_000],
    [111_111, 12, 9_953, 8_333],
    [12_367, 3, 4_216, 284],
    [12_367, 6, 2_153, 557],
    [12_367, 12, 1_107, 928],
  ])('%i fen in %i periods at the rates of 2022 are %i each, with a fee of %i', (value, periods, eachPeriod, fee) => {
    const examples = said('alipay.huabei', 'rates').flatMap(({ value: { examples } }) => examples);
    const { feeRate } = examples.find((example) => example.periods === periods && example.feeBearer === 'payer')!;
    const amount = { value, currency: 'CNY' };
    expect(estimateInstalments({ amount, periods, feeRate, feeBearer: 'payer' })).toMatchObject({
      eachPeriod: { value: eachPeriod },
      fee: { value: fee },
      total: { value: value + fee },
    });
  });
});

test('what is said of 白条’s periods is not verified: JD’s quote is the truth', () => {
  expect(said('jd-pay.baitiao', 'periods').map(({ trust }) => trust)).toEqual(['unverified']);
});

test('分付 is shown only where the server was told that it may be, and its parameters are those of WeChat’s pages', () => {
  expect(said('wechat-pay.fenfu', 'display').map(({ value }) => value.upFront)).toEqual(['server-asks']);
  expect(said('wechat-pay.fenfu', 'parameter').map(({ value }) => value.parameter)).toEqual([
    'market_exposure_token',
    'subsidy_period_type',
    'subsidy_installment_num',
    'subsidy_percent',
  ]);
});
