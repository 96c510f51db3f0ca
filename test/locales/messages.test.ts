import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { CashierErrorCode } from '../../src/model/cashier-error';
import type { MessageKey } from '../../src/locales/messages';
import { en } from '../../src/locales/en';
import { enLater } from '../../src/locales/en.later';
import { languageOf, loadTranslator, translatorOf, type Language } from '../../src/locales/translate';
import { zhCN } from '../../src/locales/zh-CN';
import { zhCNLater } from '../../src/locales/zh-CN.later';

const languages = {
  'zh-CN': { first: zhCN, later: zhCNLater },
  en: { first: en, later: enLater },
} satisfies Record<Language, unknown>;

type Texts = Readonly<Record<string, string>>;

interface Written {
  readonly name: string;
  readonly first: Texts;
  readonly later: Texts;
  readonly whole: Texts;
}

const [chinese, english] = Object.entries(languages).map<Written>(([name, { first, later }]) => ({
  name,
  first,
  later,
  whole: { ...first, ...later },
})) as [Written, Written];

/** Every code, by the compiler's word: a new one does not compile until it stands here. */
const codes = Object.keys({
  'session-id-invalid': 1,
  'session-not-found': 1,
  'session-mismatch': 1,
  'gateway-missing': 1,
  'gateway-unreachable': 1,
  'gateway-timeout': 1,
  'gateway-error': 1,
  'gateway-answer-invalid': 1,
  'origin-not-allowed': 1,
  'too-soon': 1,
  'amount-invalid': 1,
  'product-unavailable': 1,
  'plan-unavailable': 1,
  'payment-refused': 1,
  'payment-live-elsewhere': 1,
  'session-ended': 1,
  'authorization-refused': 1,
  'authorization-unavailable': 1,
  'refresh-refused': 1,
  'close-refused': 1,
  'action-missing': 1,
  'action-unsupported': 1,
  'url-not-allowed': 1,
  'code-undrawable': 1,
  'bridge-absent': 1,
  'app-bridge-absent': 1,
  'app-not-opened': 1,
  'payer-code-invalid': 1,
  'launch-failed': 1,
  'page-incomplete': 1,
  'internal-error': 1,
} satisfies Record<CashierErrorCode, 1>) as CashierErrorCode[];

const notCharged = /没有扣款|未扣款|not (been )?charged|no money/i;

const wallets = /微信|支付宝|云闪付|银联|WeChat|Alipay|UnionPay/;

/** What a payer can do next, in the words of each language. */
const nextStep: Record<string, RegExp> = {
  'zh-CN': /请|可以|不需要|联系|等待|重试/,
  en: /please|again|choose|tell|check|reload|refresh|wait|go back|needs no payment|do not pay/i,
};

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name!).sort();
}

describe.each([chinese, english])('$name', ({ name, first, later, whole }) => {
  test('has the keys of the Chinese, the first screen’s in the first file, and none twice', () => {
    expect(Object.keys(first).sort()).toEqual(Object.keys(chinese.first).sort());
    expect(Object.keys(later).sort()).toEqual(Object.keys(chinese.later).sort());
    expect(Object.keys(first).filter((key) => key in later)).toEqual([]);
  });

  test('says something in every text, with no blank at its ends and no half-finished word', () => {
    for (const text of Object.values(whole)) {
      expect(text).toBe(text.trim());
      expect(text).not.toBe('');
      expect(text).not.toMatch(/TODO|FIXME|undefined|\[object/);
      expect(text.replace(/\{\{\w+\}\}/g, '')).not.toMatch(/[{}]/);
    }
  });

  test('asks for the same values as the Chinese', () => {
    for (const [key, text] of Object.entries(whole))
      expect({ key, values: placeholders(text) }).toEqual({ key, values: placeholders(chinese.whole[key] ?? '') });
  });

  test.each(codes)('has a cause and a next step for %s', (code) => {
    const text = whole[`error.${code}`];
    expect(text).toBeDefined();
    expect(text).toMatch(nextStep[name]!);
  });

  test('has no text for an error that there is not', () => {
    const written = Object.keys(whole).filter((key) => key.startsWith('error.') && key !== 'error.code');
    expect(written.sort()).toEqual(codes.map((code) => `error.${code}`).sort());
  });

  test('never says that nothing was charged where nobody can know', () => {
    const uncertain = Object.keys(whole).filter((key) =>
      /^(error\.(gateway-|internal-error|too-soon|payment-live-elsewhere|refresh-refused|close-refused|bridge-|app-|launch-failed|page-incomplete)|reversing\.|outcome-unknown\.|confirming\.|awaiting|closed\.|expired\.|code-expired\.|closing\.)/.test(
        key,
      ),
    );
    expect(uncertain.length).toBeGreaterThan(20);
    for (const key of uncertain) expect({ key, text: whole[key] }).not.toMatchObject({ text: expect.stringMatching(notCharged) as string });
  });

  test('names no wallet but in the words of its channel, so that a screen says the one it is about', () => {
    for (const [key, text] of Object.entries(whole)) {
      if (!/^(channel\.|methods\.open-in-wechat)/.test(key))
        expect({ key, text }).not.toMatchObject({ text: expect.stringMatching(wallets) as string });
    }
  });

  test('needs no value for a notice on the first screen, where none is given', () => {
    const given = ['bridge-absent', 'app-bridge-absent', 'app-not-opened', 'payer-code-invalid'].map((code) => `error.${code}`);
    const needing = Object.keys(whole).filter(
      (key) => key.startsWith('error.') && key !== 'error.code' && placeholders(whole[key]!).length > 0,
    );
    expect(needing.sort()).toEqual(given.sort());
  });

  test('never blames the payer', () => {
    for (const text of Object.values(whole)) expect(text).not.toMatch(/你的错|非法|illegal|you failed|invalid user/i);
  });

  test('is spoken as it is written, with its values, unescaped', async () => {
    await loadTranslator(name as Language, 'whole');
    const t = translatorOf(name as Language, 'whole')!;
    expect(t('pay.button', { method: 'A&B <x>', amount: '¥1,024.00' })).toContain('A&B <x>');
    for (const [key, text] of Object.entries(whole)) {
      const values = Object.fromEntries(placeholders(text).map((value) => [value, '7']));
      expect(t(key as MessageKey, values)).toBe(text.replace(/\{\{\w+\}\}/g, '7'));
    }
  });
});

test('every text is said somewhere, by its whole name', () => {
  const files = readdirSync('src/elements', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const code = files.map((file) => readFileSync(join('src/elements', file), 'utf8')).join('');
  const unsaid = Object.keys(chinese.whole).filter((key) => !/^error\.(?!code$)/.test(key) && !code.includes(`'${key}'`));
  expect(unsaid).toEqual([]);
});

test('English is not Chinese', () => {
  for (const [key, text] of Object.entries(english.whole))
    expect({ key, text }).not.toMatchObject({ text: expect.stringMatching(/[\u4e00-\u9fff]/) as string });
});

test.each([
  ['zh', 'zh-CN'],
  ['zh-CN', 'zh-CN'],
  ['zh-Hant-TW', 'zh-CN'],
  ['ZH-cn', 'zh-CN'],
  ['zha', 'en'],
  ['en-GB', 'en'],
  ['ar-EG', 'en'],
  ['', 'en'],
] as const)('%j is spoken in %s', (locale, language) => {
  expect(languageOf(locale)).toBe(language);
});

test('every error code has its key', () => {
  expectTypeOf<`error.${CashierErrorCode}`>().toExtend<MessageKey>();
});
