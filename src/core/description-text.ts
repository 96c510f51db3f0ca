import type { DescriptionRule, TextMeasure } from '../channels/order-rule.js';

/** How much a text is in a channel's measure. Linear, whatever the text. */
export function measureText(text: string, measure: TextMeasure): number {
  let total = 0;
  for (const character of text) total += weigh(character, measure);
  return total;
}

/** The first few different characters of a text that a question is true of, as they stand; unseen ones by their numbers. */
export function charactersIn(text: string, isMeant: (character: string) => boolean): string {
  const found = new Set<string>();
  for (const character of text) {
    if (isMeant(character)) found.add(isUnseen(character) ? codeText(character) : character);
    if (found.size === mostShown) break;
  }
  return [...found].join(' ');
}

/**
 * Whether nobody should send a character in a text: controls, separators of lines, halves of a pair, characters that turn the writing direction
 * and with it what a bill seems to say, and the two code points that are none.
 */
export function isUnseen(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return (
    code < 0x20 ||
    (code >= 0x7f && code <= 0x9f) ||
    (code >= 0xd800 && code <= 0xdfff) ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069) ||
    (code & 0xfffe) === 0xfffe
  );
}

/** The description without what the channel refuses and no longer than it takes; nothing where too little is left to say anything. */
export function cleanDescription(text: string, rule: DescriptionRule | undefined): string | undefined {
  const { maximum = mostProposed, countedIn = 'characters', refused = '', unsafe = '' } = rule ?? {};
  let clean = '';
  let pending = '';
  let total = 0;
  for (const character of text) {
    const isBlank = isUnseen(character) || refused.includes(character) || unsafe.includes(character) || /\s/.test(character);
    if (isBlank) {
      // Not said until a word follows, so that no blank stands at either end.
      pending = clean && ' ';
      continue;
    }
    total += pending.length + weigh(character, countedIn);
    if (total > maximum) break;
    clean += pending + character;
    pending = '';
  }
  return clean || undefined;
}

/** Characters that one finding names. */
const mostShown = 8;

/** Characters of a proposal where the channel names no limit. */
const mostProposed = 1000;

function weigh(character: string, measure: TextMeasure): number {
  const code = character.codePointAt(0) ?? 0;
  switch (measure) {
    case 'characters':
      return 1;
    case 'utf-8-bytes':
      return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    case 'gbk-bytes':
      // What GBK lacks has four bytes in its successor.
      return code < 0x80 ? 1 : code < 0x10000 ? 2 : 4;
  }
}

function codeText(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
