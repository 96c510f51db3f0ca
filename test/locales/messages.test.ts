import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { CashierErrorCode } from '../../src/model/cashier-error';
import type { MessageKey } from '../../src/locales/messages';
import { ar } from '../../src/locales/ar';
import { arLater } from '../../src/locales/ar.later';
import { en } from '../../src/locales/en';
import { enLater } from '../../src/locales/en.later';
import { ja } from '../../src/locales/ja';
import { jaLater } from '../../src/locales/ja.later';
import { ko } from '../../src/locales/ko';
import { koLater } from '../../src/locales/ko.later';
import { isRightToLeft, languageOf, loadTranslator, translatorOf, type Language } from '../../src/locales/translate';
import { zhCN } from '../../src/locales/zh-CN';
import { zhCNLater } from '../../src/locales/zh-CN.later';
import { zhHK } from '../../src/locales/zh-HK';
import { zhHKLater } from '../../src/locales/zh-HK.later';
import { zhTW } from '../../src/locales/zh-TW';
import { zhTWLater } from '../../src/locales/zh-TW.later';
import { shows } from '../reliability/shows';

const languages = {
  'zh-CN': { first: zhCN, later: zhCNLater },
  'zh-HK': { first: zhHK, later: zhHKLater },
  'zh-TW': { first: zhTW, later: zhTWLater },
  en: { first: en, later: enLater },
  ja: { first: ja, later: jaLater },
  ko: { first: ko, later: koLater },
  ar: { first: ar, later: arLater },
} satisfies Record<Language, unknown>;

type Texts = Readonly<Record<string, string>>;

interface Written {
  readonly name: Language;
  readonly first: Texts;
  readonly later: Texts;
  readonly whole: Texts;
}

const written = Object.entries(languages).map<Written>(([name, { first, later }]) => ({
  name: name as Language,
  first,
  later,
  whole: { ...first, ...later },
}));
const [chinese] = written as [Written];

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

const notCharged = /[没沒]有扣款|未扣款|not (been )?charged|no money|引き落としはされていません|출금되지 않았습니다|لم يُخصم/i;

const wallets = /微信|支付[宝寶]|[云雲][闪閃]付|[银銀][联聯]|WeChat|Alipay|UnionPay|위챗|알리페이|유니온/;

/** What a payer can do next, in the words of each language. */
const nextStep: Readonly<Record<Language, RegExp>> = {
  'zh-CN': /请|可以|不需要|联系|等待|重试/,
  'zh-HK': /請|可以|不需要|聯絡|等候|重試/,
  'zh-TW': /請|可以|不需要|聯絡|等候|重試/,
  en: /please|again|choose|tell|check|reload|refresh|wait|go back|needs no payment|do not pay/i,
  ja: /ください|必要ありません/,
  ko: /주세요|마세요|필요가 없습니다/,
  ar: /يُرجى|لا يحتاج إلى دفع/,
};

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name!).sort();
}

describe.each(written)('$name', ({ name, first, later, whole }) => {
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

  test.for(codes)('has a cause and a next step for %s', (code, { task }) => {
    const text = whole[`error.${code}`];
    expect(text).toBeDefined();
    expect(text).toMatch(nextStep[name]);
    shows({ task }, 'A16');
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
    await loadTranslator(name, 'whole');
    const t = translatorOf(name, 'whole')!;
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

test.each(written.filter(({ name }) => name === 'en' || name === 'ar'))('$name is not Chinese', ({ whole }) => {
  for (const [key, text] of Object.entries(whole))
    expect({ key, text }).not.toMatchObject({ text: expect.stringMatching(/[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/) as string });
});

test.each(written.filter(({ name }) => name === 'zh-HK' || name === 'zh-TW'))('$name has no simplified character', ({ whole }) => {
  const simplified = /[这请订单银云码网页额费证确认钱没与为扫东号时间过还选择开启联络图记录显视运营资讯处现动]/;
  for (const [key, text] of Object.entries(whole))
    expect({ key, text }).not.toMatchObject({ text: expect.stringMatching(simplified) as string });
});

test('Arabic alone is written from right to left', () => {
  expect(written.map(({ name }) => name).filter(isRightToLeft)).toEqual(['ar']);
});

test.each([
  ['zh', 'zh-CN'],
  ['zh-CN', 'zh-CN'],
  ['ZH-cn', 'zh-CN'],
  ['zh-Hans-HK', 'zh-CN'],
  ['zh-SG', 'zh-CN'],
  ['zh-HK', 'zh-HK'],
  ['zh-Hant-HK', 'zh-HK'],
  ['zh-MO', 'zh-HK'],
  ['yue', 'zh-HK'],
  ['zh-TW', 'zh-TW'],
  ['zh-Hant', 'zh-TW'],
  ['zh-Hant-TW', 'zh-TW'],
  ['zha', 'en'],
  ['en-GB', 'en'],
  ['ja-JP', 'ja'],
  ['ko-KR', 'ko'],
  ['ar-EG', 'ar'],
  ['fr-FR', 'en'],
  ['constructor', 'en'],
  ['', 'en'],
] as const)('%j is spoken in %s', (locale, language) => {
  expect(languageOf(locale)).toBe(language);
});

test('every error code has its key', () => {
  expectTypeOf<`error.${CashierErrorCode}`>().toExtend<MessageKey>();
});
