import type { PayerCodeRule } from '../payer-code-rule.js';

/** A code on a phone, or a face that Alipay's camera has seen. */
export const payerCodeRules: readonly PayerCodeRule[] = [
  { beginning: /^(?:2[5-9]|30)/, shortest: 16, longest: 24 },
  { beginning: /^fp/i, shortest: 35, longest: 35, hasLetters: true },
];
