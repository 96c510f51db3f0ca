import { createInstance } from 'i18next';
import type { Translate } from './messages.js';

/** Makes the translator of one language from all its texts. */
export async function createTranslator(language: string, texts: Readonly<Record<string, string>>): Promise<Translate> {
  const i18next = createInstance();
  await i18next.init({
    lng: language,
    resources: { [language]: { translation: texts } },
    // Keys are whole identifiers and texts are set as text nodes, so neither splitting nor escaping is wanted.
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  return (key, values) => (values ? i18next.t(key, values) : i18next.t(key));
}
