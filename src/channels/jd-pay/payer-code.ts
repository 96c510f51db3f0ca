import type { PayerCodeRule } from '../payer-code-rule.js';

/** 19 digits as UnionPay's; one list says 18. */
export const payerCodeRules: readonly PayerCodeRule[] = [
  { beginning: /^62/, shortest: 19, longest: 19 },
  { beginning: /^62/, shortest: 18, longest: 18, isUnsure: true },
];
