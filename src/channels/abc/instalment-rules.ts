import type { InstalmentRules } from '../instalment-rule.js';

const demo = "copies of ABC's official demo";

/** Instalments of ABC's credit cards, which the bank's own page offers. */
export const instalmentRules: InstalmentRules = [
  {
    value: { about: 'parameter', parameter: 'PayTypeID', says: 'that the order is paid by instalments', values: ['DividedPay'] },
    source: demo,
    trust: 'quoted',
  },
  {
    value: { about: 'parameter', parameter: 'InstallmentMark', says: 'that the order is paid by instalments, beside PayTypeID' },
    source: demo,
    trust: 'quoted',
  },
  {
    value: { about: 'parameter', parameter: 'InstallmentCode', says: "the contract's code for them" },
    source: demo,
    trust: 'quoted',
  },
  { value: { about: 'parameter', parameter: 'InstallmentNum', says: 'periods' }, source: demo, trust: 'quoted' },
];
