import { fillIn } from './fill-in.js';
import type { FirstMessages, LaterMessages, MessageKey, Translate } from './messages.js';

interface LanguageFiles {
  readonly first: () => Promise<FirstMessages>;
  readonly later: () => Promise<LaterMessages>;
}

/** The languages the house speaks; each is loaded when it is spoken, and what later screens say after the first one stands. */
const languages = {
  'zh-CN': { first: async () => (await import('./zh-CN.js')).zhCN, later: async () => (await import('./zh-CN.later.js')).zhCNLater },
  'zh-HK': { first: async () => (await import('./zh-HK.js')).zhHK, later: async () => (await import('./zh-HK.later.js')).zhHKLater },
  'zh-TW': { first: async () => (await import('./zh-TW.js')).zhTW, later: async () => (await import('./zh-TW.later.js')).zhTWLater },
  en: { first: async () => (await import('./en.js')).en, later: async () => (await import('./en.later.js')).enLater },
  ja: { first: async () => (await import('./ja.js')).ja, later: async () => (await import('./ja.later.js')).jaLater },
  ko: { first: async () => (await import('./ko.js')).ko, later: async () => (await import('./ko.later.js')).koLater },
  ar: { first: async () => (await import('./ar.js')).ar, later: async () => (await import('./ar.later.js')).arLater },
} satisfies Record<string, LanguageFiles>;

/** A language the house speaks. */
export type Language = keyof typeof languages;

/** Words in one language, by the names that `zh-CN.ts` and `zh-CN.later.ts` have. */
export type Words = { readonly [Key in MessageKey]?: string };

/** How much of a language is wanted. */
export type Extent = 'first' | 'whole';

const spoken = new Map<string, Translate>();
const loading = new Map<string, Promise<unknown>>();
/** What merchants brought, by language as BCP 47 writes it. */
const brought = new Map<string, Readonly<Record<string, string>>>();

/**
 * Adds words to those of a language, or in place of them; it is loaded anew when it is spoken next.
 * @param language as BCP 47 writes it
 */
export function bringWords(language: string, words: Readonly<Record<string, string>>): void {
  brought.set(language, { ...brought.get(language), ...words });
  for (const extent of ['first', 'whole']) {
    spoken.delete(`${language} ${extent}`);
    loading.delete(`${language} ${extent}`);
  }
}

/** A locale as BCP 47 writes it; undefined for what is none. */
export function canonicalOf(locale: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(locale)[0];
  } catch {
    return undefined;
  }
}

/** The language for a locale, as `zh-Hant-HK`: what a merchant brought, Chinese in the script that is read there, else English. */
export function languageOf(locale: string): string {
  const [language = '', ...parts] = locale.toLowerCase().split('-');
  for (const known of brought.keys()) if (known === canonicalOf(locale) || known === language) return known;
  if (language === 'zh' || language === 'yue') return chineseOf(parts, language === 'yue');
  return isSpoken(language) ? language : 'en';
}

const isSpoken = (language: string): language is Language => Object.keys(languages).includes(language);

function chineseOf(parts: readonly string[], isCantonese: boolean): Language {
  if (parts.includes('hans') || parts.includes('cn') || parts.includes('sg') || parts.includes('my')) return 'zh-CN';
  if (parts.includes('hk') || parts.includes('mo') || isCantonese) return 'zh-HK';
  return parts.includes('tw') || parts.includes('hant') ? 'zh-TW' : 'zh-CN';
}

const rightToLeft: readonly string[] = ['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi'];

/** Whether a language is written from right to left. */
export function isRightToLeft(language: string): boolean {
  return rightToLeft.includes(language.split('-')[0] ?? '');
}

/** The translator of a language, if as much of it has been loaded. */
export function translatorOf(language: string, extent: Extent = 'first'): Translate | undefined {
  return spoken.get(`${language} ${extent}`);
}

/** Loads a language once. A load that failed is tried again the next time. */
export function loadTranslator(language: string, extent: Extent = 'first'): Promise<unknown> {
  const name = `${language} ${extent}`;
  const known = loading.get(name);
  if (known) return known;
  const loaded = extent === 'first' ? loadFirst(language) : loadWhole(language);
  loading.set(name, loaded);
  loaded.catch(() => loading.delete(name));
  return loaded;
}

/** The first screen needs no plurals and no formats: a library that has them would be a third of what a page loads first. */
async function loadFirst(language: string): Promise<void> {
  const texts = ownWords(language, await filesOf(language).first());
  const translate: Translate = (key, values = {}) => fillIn(texts[key] ?? key, values);
  if (!translatorOf(language)) spoken.set(`${language} first`, translate);
}

async function loadWhole(language: string): Promise<void> {
  const { first, later } = filesOf(language);
  const [{ createTranslator }, texts, more] = await Promise.all([import('./create-translator.js'), first(), later()]);
  const translate = await createTranslator(language, ownWords(language, { ...texts, ...more }));
  // Whoever spoke the first screen's texts speaks all of them from now on.
  for (const extent of ['first', 'whole']) spoken.set(`${language} ${extent}`, translate);
}

function filesOf(language: string): LanguageFiles {
  return languages[isSpoken(language) ? language : 'en'];
}

function ownWords(language: string, texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return { ...texts, ...brought.get(language), language };
}
