/** What the codes that a wallet shows for a counter's scanner look like (付款码). */
export interface PayerCodeRule {
  readonly beginning: RegExp;
  /** Characters of the whole code, the beginning included. */
  readonly shortest: number;
  readonly longest: number;
  /** Letters may follow the beginning; digits alone otherwise. */
  readonly hasLetters?: true;
  /** Somebody says so and nothing confirms it: such a rule names a wallet that may be the code's, and refuses no code. */
  readonly isUnsure?: true;
}
