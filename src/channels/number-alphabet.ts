/** The characters that a channel takes in a merchant's number: each a pattern of one character, by the name a table says it with. */
export const numberAlphabets = {
  digits: /^[0-9]$/,
  'letters-digits': /^[0-9A-Za-z]$/,
  'letters-digits-underscore': /^[0-9A-Za-z_]$/,
  'letters-digits-underscore-hyphen': /^[0-9A-Za-z_-]$/,
} as const satisfies Record<string, RegExp>;

/** The name of an alphabet. */
export type NumberAlphabet = keyof typeof numberAlphabets;

/** How the characters of an alphabet are written out for a person. */
export const alphabetTexts: Readonly<Record<NumberAlphabet, string>> = {
  digits: '0-9',
  'letters-digits': '0-9 A-Z a-z',
  'letters-digits-underscore': '0-9 A-Z a-z _',
  'letters-digits-underscore-hyphen': '0-9 A-Z a-z _ -',
};
