import { beforeAll, describe, expect, test } from 'vitest';
import { longestFree, plansHint, totalWithFee } from '../../src/elements/plan-words';
import type { Translate } from '../../src/locales/messages';
import { loadTranslator, translatorOf, type Language } from '../../src/locales/translate';
import { huabei, quote } from '../fixtures/plans';

function speak(language: Language): Translate {
  return translatorOf(language)!;
}

beforeAll(() => Promise.all([loadTranslator('zh-CN'), loadTranslator('en')]));

describe('the total with the fee', () => {
  const [free, withFee] = huabei.plans;

  test.each([
    ['zh-CN', '¥1,070.08（含手续费 ¥46.08）', '¥1,070.08（预估，含手续费 ¥46.08）'],
    ['en', 'CN¥1,070.08 (fee CN¥46.08 included)', 'CN¥1,070.08 (estimate, fee CN¥46.08 included)'],
  ] as const)('says in %s that it is an estimate where it is one, and only there', (language, quoted, estimated) => {
    const total = (isEstimate: boolean): string | undefined => totalWithFee({ ...withFee!, isEstimate }, speak(language), language);
    expect([total(false), total(true)]).toEqual([quoted, estimated]);
  });

  test('is not said where the payer bears none', () => {
    expect(totalWithFee({ ...free!, isEstimate: true }, speak('zh-CN'), 'zh-CN')).toBeUndefined();
  });
});

test('what plans there are is told of as many as a server can send', () => {
  const plans = Array.from({ length: 200_000 }, (_, index) => quote(`plan-${index}`, 1 + (index % 360), 0));
  expect(plansHint(plans, speak('zh-CN'), 'zh-CN')).toBe('最高 360 期 · 每期 ¥2.84 起');
  expect(longestFree(plans)).toBe(360);
});

test('the least amount a period is found wherever it stands, and of no plans nothing is said', () => {
  const plans = [quote('six', 6, 0), quote('twelve', 12, 0), quote('three', 3, 0)];
  for (const order of [plans, [...plans].reverse()]) {
    expect(plansHint(order, speak('zh-CN'), 'zh-CN')).toBe('最高 12 期 · 每期 ¥85.33 起');
  }
  expect(plansHint([], speak('zh-CN'), 'zh-CN')).toBeUndefined();
});
