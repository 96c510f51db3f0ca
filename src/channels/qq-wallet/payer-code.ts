import type { PayerCodeRule } from '../payer-code-rule.js';

/** As the one sample of Tencent's own demo. */
export const payerCodeRules: readonly PayerCodeRule[] = [{ beginning: /^91/, shortest: 18, longest: 18, isUnsure: true }];
