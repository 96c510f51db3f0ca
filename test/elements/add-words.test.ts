import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { addWords } from '../../src/elements/add-words';
import { isRightToLeft, languageOf, loadTranslator, translatorOf, type Words } from '../../src/locales/translate';

/** What is said in a language, once all of it is there. */
async function spokenIn(locale: string): Promise<NonNullable<ReturnType<typeof translatorOf>>> {
  const language = languageOf(locale);
  await loadTranslator(language, 'whole');
  return translatorOf(language, 'whole')!;
}

describe('words of a merchant’s own', () => {
  test('take the place of the house’s, and leave the rest as it is', async () => {
    const before = await spokenIn('zh-TW');
    expect(before('paid.back')).toBe('返回店家');
    addWords('zh-TW', { 'paid.back': '回到我的訂單' });
    const t = await spokenIn('zh-TW');
    expect(t('paid.back')).toBe('回到我的訂單');
    expect(t('paid.heading')).toBe(before('paid.heading'));
  });

  test('are added to those before', async () => {
    addWords('ja', { 'paid.back': '注文へ' });
    addWords('ja', { 'paid.heading': 'お支払い済み' });
    const t = await spokenIn('ja-JP');
    expect([t('paid.back'), t('paid.heading')]).toEqual(['注文へ', 'お支払い済み']);
  });

  test('are there on the first screen, with their values', async () => {
    addWords('ko', { 'pay.button': '{{amount}} · {{method}}' });
    await loadTranslator('ko', 'first');
    expect(translatorOf('ko', 'first')!('pay.button', { method: '위챗페이', amount: '¥1.00' })).toBe('¥1.00 · 위챗페이');
  });
});

describe('a language of a merchant’s own', () => {
  test('is spoken in all its regions; what it leaves out is said in English, and the page is told which language it is', async () => {
    expect(languageOf('fr-CA')).toBe('en');
    addWords('fr', { 'paid.heading': 'Paiement réussi' });
    expect(languageOf('fr-CA')).toBe('fr');
    const t = await spokenIn('fr-CA');
    expect([t('paid.heading'), t('paid.time'), t('language')]).toEqual(['Paiement réussi', 'Paid at', 'fr']);
  });

  test('of one region is spoken there alone', () => {
    addWords('pt-br', { 'paid.heading': 'Pagamento aprovado' });
    expect([languageOf('pt-BR'), languageOf('pt-PT'), languageOf('pt')]).toEqual(['pt-BR', 'en', 'en']);
  });

  test('is written its own way', () => {
    expect(['he', 'fa-IR', 'ur', 'fr', 'zh-CN'].filter(isRightToLeft)).toEqual(['he', 'fa-IR', 'ur']);
  });
});

test('what is no language is warned of once and left out; what is no text is left out', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  onTestFinished(() => {
    warn.mockRestore();
  });
  addWords('not a language', { 'paid.heading': 'x' });
  addWords('not a language', { 'paid.heading': 'x' });
  expect(warn).toHaveBeenCalledOnce();
  addWords('de', { 'paid.heading': 42 } as unknown as Words);
  expect((await spokenIn('de'))('paid.heading')).toBe('Paid');
});
