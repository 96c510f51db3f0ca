import { en } from '../../src/locales/en';
import { enLater } from '../../src/locales/en.later';
import { bringWords, loadTranslator } from '../../src/locales/translate';

/** English with two fifths more to read, in letters with marks above and below. */
export const pseudoLocale = 'en-XA';

/** Makes the pseudo-language and loads it. */
export async function speakPseudoLanguage(): Promise<void> {
  const words = Object.fromEntries(Object.entries({ ...en, ...enLater }).map(([key, text]) => [key, lengthened(text)]));
  bringWords(pseudoLocale, words);
  await loadTranslator(pseudoLocale, 'whole');
}

function lengthened(text: string): string {
  const accented = text.replace(/{{\w+}}|[aeou]/g, (part) => ({ a: 'å', e: 'ẹ', o: 'ö', u: 'ů' })[part] ?? part);
  return `${accented} ${'ẅords ñow '.repeat(Math.ceil(text.length / 20)).slice(0, Math.ceil(text.length * 0.4))}`.trimEnd();
}
