import type { InstalmentRules } from '../instalment-rule.js';

/** Instalments of 招商银行's credit cards. */
export const instalmentRules: InstalmentRules = [
  {
    value: { about: 'periods', periods: [3, 6, 12, 24] },
    source: "consumers' pages on the bank's cards; no parameter of 一网通 for it was found, so that they are the bank's own page's",
    trust: 'unverified',
  },
];
