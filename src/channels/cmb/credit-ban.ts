import type { CreditBans } from '../credit-ban.js';

/** How 招商银行 keeps credit cards out: its own page has a parameter, its code for other wallets has not. */
export const creditBans: CreditBans = [
  {
    value: {
      how: 'request',
      parameters: { cardType: 'A' },
      products: ['cmb.page', 'cmb.wap', 'cmb.app'],
      note: 'Debit cards alone, in the reqData of 一网通.',
    },
    source: "a developer's copy of the table of 一网通's order, csdn 115802989",
    trust: 'community',
  },
  {
    value: {
      how: 'contract',
      products: ['cmb.qr'],
      note: "The request for the aggregate's code (收款码) has no field for it, and the wallets that scan it have credit: ask the branch.",
    },
    source: "go-pay's cmbpay has every field of the bank's document 4.1, and none is for it; that the bank sets it is a guess",
    trust: 'unverified',
  },
];
