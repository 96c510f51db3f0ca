import { createInstance, type i18n } from 'i18next';
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

async function loadFirst(language: Language): Promise<i18n> {
  const i18next = createInstance();
  await i18next.init({
    lng: language,
    // A copy, because what is added later is added in place.
    resources: { [language]: { translation: { ...(await languages[language].first()) } } },
    // Keys are whole identifiers and texts are set as text nodes, so neither splitting nor escaping is wanted.
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  spoken.set(`${language} first`, (key, values) => (values ? i18next.t(key, values) : i18next.t(key)));
  return i18next;
}

async function loadWhole(language: Language): Promise<void> {
  const [i18next, later] = await Promise.all([loadTranslator(language) as Promise<i18n>, languages[language].later()]);
  i18next.addResourceBundle(language, 'translation', later, true);
  const translate = translatorOf(language);
  if (translate) spoken.set(`${language} whole`, translate);
}
