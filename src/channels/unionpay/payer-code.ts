import type { PayerCodeRule } from '../payer-code-rule.js';

/** 云闪付's codes look like a bank card's number, and like JD's codes. */
export const payerCodeRules: readonly PayerCodeRule[] = [{ beginning: /^62/, shortest: 19, longest: 19 }];
