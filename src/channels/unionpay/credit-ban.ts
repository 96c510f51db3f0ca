import type { CreditBans } from '../credit-ban.js';

/** How UnionPay keeps credit cards out. */
export const creditBans: CreditBans = [
  {
    value: {
      how: 'contract',
      note: 'supPayType, payCardType and issInsCode are there by contract; which value keeps credit out is in no source at hand, so none is sent. Ask the acquirer.',
    },
    source: "copies of UnionPay's official demo name the parameters; merchants' handbook names the contract",
    trust: 'trade',
  },
];
