import type { PayerCodeRule } from '../payer-code-rule.js';

/** The beginning is hearsay, and of the length nothing is said: that of any code is taken. */
export const payerCodeRules: readonly PayerCodeRule[] = [{ beginning: /^51/, shortest: 16, longest: 24, isUnsure: true }];
