import type { CreditBans } from '../credit-ban.js';

/** How 农业银行 keeps credit cards out. */
export const creditBans: CreditBans = [
  {
    value: {
      how: 'request',
      parameters: { PaymentType: '1' },
      note: "ABC's own debit cards. 3 is its credit cards, 6 the cards of other banks, A is 1 and 3 together: so other banks' debit cards are kept out too.",
    },
    source: "copies of ABC's official demo, and merchants' code that writes 1 as 农行借记卡支付",
    trust: 'quoted',
  },
];
