import type { Known, Unknown } from './fact.js';
import type { RuleScope } from './rule-scope.js';

/** Credit is kept out of each order by what the merchant's server sends. */
export interface RequestedCreditBan extends RuleScope {
  readonly how: 'request';
  /** What is sent, beside the rest of the order. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Parameters that the channel refuses beside these. */
  readonly excludes?: readonly string[];
  /** An older version of the channel's interface, which the house does not speak, is the one that takes it. */
  readonly olderVersion?: string;
  /** It is said of such goods alone; of others it would be untrue. */
  readonly goods?: 'virtual';
  readonly note?: string;
}

/** Credit is kept out by a setting of the channel's, when the contract is made or later on. */
export interface ContractedCreditBan extends RuleScope {
  readonly how: 'contract';
  readonly note?: string;
}

/** There is no credit to keep out. */
export interface NoCredit extends RuleScope {
  readonly how: 'no-credit';
}

/** How credit cards and other credit are kept out. */
export type CreditBan = RequestedCreditBan | ContractedCreditBan | NoCredit;

/** Every way of a channel, each with its own source, or why none is known. */
export type CreditBans = readonly Known<CreditBan>[] | Unknown;
