import type { Translate } from '../locales/messages.js';

/**
 * A text by language, as `{ 'zh-CN': '会员积分', en: 'Points' }`. Where a language is missing, a relative of it is said, as Chinese of another
 * script; else the first one.
 */
export type LocalText = Readonly<Record<string, string>>;

/** The text in the language that the translator speaks. */
export function localText(text: LocalText, translate: Translate): string {
  const language = translate('language');
  const texts = Object.entries(text);
  const primaryOf = (tag: string): string => tag.toLowerCase().split('-')[0] ?? '';
  const said = texts.find(([tag]) => tag === language) ?? texts.find(([tag]) => primaryOf(tag) === primaryOf(language)) ?? texts[0];
  return said?.[1] ?? '';
}
