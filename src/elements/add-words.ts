import { bringWords, canonicalOf, type Words } from '../locales/translate.js';
import { warnOnce } from '../model/warn-once.js';

/**
 * Says some things in a merchant's own words, or all of them in another language; what a new language leaves out is said in English. To be
 * called before a cashier is on the page.
 * @param locale BCP 47, as `zh-CN` or `fr`
 */
export function addWords(locale: string, words: Words): void {
  const language = canonicalOf(locale);
  if (language === undefined) {
    warnOnce(`addWords: ${locale} is no language; write it as BCP 47 does, as fr or pt-BR.`);
    return;
  }
  const texts = Object.entries(words).filter(([, text]) => typeof text === 'string');
  bringWords(language, Object.fromEntries(texts));
}
