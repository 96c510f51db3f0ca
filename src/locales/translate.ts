import { createInstance } from 'i18next';
import type { Messages, Translate } from './messages';

/** The languages the house speaks; each is loaded when it is spoken. */
const languages = {
  'zh-CN': async () => (await import('./zh-CN')).zhCN,
  en: async () => (await import('./en')).en,
} satisfies Record<string, () => Promise<Messages>>;

/** A language the house speaks. */
export type Language = keyof typeof languages;

const spoken = new Map<Language, Translate>();
const loading = new Map<Language, Promise<Translate>>();

/** The language for a locale: Chinese for every Chinese one, else English. */
export function languageOf(locale: string): Language {
  return /^zh\b/i.test(locale) ? 'zh-CN' : 'en';
}

/** The translator of a language, if it has been loaded. */
export function translatorOf(language: Language): Translate | undefined {
  return spoken.get(language);
}

/** Loads a language once. A load that failed is tried again the next time. */
export function loadTranslator(language: Language): Promise<Translate> {
  const known = loading.get(language);
  if (known) return known;
  const loaded = load(language);
  loading.set(language, loaded);
  loaded.catch(() => loading.delete(language));
  return loaded;
}

async function load(language: Language): Promise<Translate> {
  const messages = await languages[language]();
  const i18next = createInstance();
  await i18next.init({
    lng: language,
    resources: { [language]: { translation: messages } },
    // Keys are whole identifiers and texts are set as text nodes, so neither splitting nor escaping is wanted.
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  const translate: Translate = (key, values) => i18next.t(key, values);
  spoken.set(language, translate);
  return translate;
}
