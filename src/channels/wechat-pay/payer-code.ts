import type { PayerCodeRule } from '../payer-code-rule.js';

/** 10 to 14 on the mainland, 15 in Hong Kong; good for one payment and about a minute. */
export const payerCodeRules: readonly PayerCodeRule[] = [{ beginning: /^1[0-5]/, shortest: 18, longest: 18 }];
