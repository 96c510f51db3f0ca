import type { InstalmentRules } from '../instalment-rule.js';

/** Instalments of CCB's credit cards, which the bank's own page offers. */
export const instalmentRules: InstalmentRules = [
  {
    value: { about: 'parameter', parameter: 'INSTALLNUM', says: 'periods' },
    source: "CCB's merchants' manual as developers quote it, csdn 94585963",
    trust: 'quoted',
  },
];
