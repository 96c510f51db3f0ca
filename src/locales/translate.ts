import { fillIn } from './fill-in.js';
import type { FirstMessages, LaterMessages, Translate } from './messages.js';

interface LanguageFiles {
  readonly first: () => Promise<FirstMessages>;
  readonly later: () => Promise<LaterMessages>;
}

/** The languages the house speaks; each is loaded when it is spoken, and what later screens say after the first one stands. */
const languages = {
  'zh-CN': { first: async () => (await import('./zh-CN.js')).zhCN, later: async () => (await import('./zh-CN.later.js')).zhCNLater },
  en: { first: async () => (await import('./en.js')).en, later: async () => (await import('./en.later.js')).enLater },
} satisfies Record<string, LanguageFiles>;

/** A language the house speaks. */
export type Language = keyof typeof languages;

/** How much of a language is wanted. */
export type Extent = 'first' | 'whole';

const spoken = new Map<string, Translate>();
const loading = new Map<string, Promise<unknown>>();

/** The language for a locale: Chinese for every Chinese one, else English. */
export function languageOf(locale: string): Language {
  return /^zh\b/i.test(locale) ? 'zh-CN' : 'en';
}

/** The translator of a language, if as much of it has been loaded. */
export function translatorOf(language: Language, extent: Extent = 'first'): Translate | undefined {
  return spoken.get(`${language} ${extent}`);
}

/** Loads a language once. A load that failed is tried again the next time. */
export function loadTranslator(language: Language, extent: Extent = 'first'): Promise<unknown> {
  const name = `${language} ${extent}`;
  const known = loading.get(name);
  if (known) return known;
  const loaded = extent === 'first' ? loadFirst(language) : loadWhole(language);
  loading.set(name, loaded);
  loaded.catch(() => loading.delete(name));
  return loaded;
}

/** The first screen needs no plurals and no formats: a library that has them would be a third of what a page loads first. */
async function loadFirst(language: Language): Promise<void> {
  const texts: Readonly<Record<string, string>> = await languages[language].first();
  const translate: Translate = (key, values = {}) => fillIn(texts[key] ?? key, values);
  if (!translatorOf(language)) spoken.set(`${language} first`, translate);
}

async function loadWhole(language: Language): Promise<void> {
  const { first, later } = languages[language];
  const [{ createTranslator }, texts, more] = await Promise.all([import('./create-translator.js'), first(), later()]);
  const translate = await createTranslator(language, { ...texts, ...more });
  // Whoever spoke the first screen's texts speaks all of them from now on.
  for (const extent of ['first', 'whole']) spoken.set(`${language} ${extent}`, translate);
}
