import type { Translate } from '../locales/messages.js';

/** A text by language, as `{ 'zh-CN': '会员积分', en: 'Points' }`; where a language is missing the first one is said. */
export type LocalText = Readonly<Record<string, string>>;

/** The text in the language that the translator speaks. */
export function localText(text: LocalText, translate: Translate): string {
  const texts = new Map(Object.entries(text));
  return texts.get(translate('language')) ?? [...texts.values()][0] ?? '';
}
