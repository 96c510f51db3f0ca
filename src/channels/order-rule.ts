import type { Fact } from './fact.js';
import type { NumberAlphabet } from './number-alphabet.js';
import type { RuleScope } from './rule-scope.js';

/** What a channel takes as the merchant's number of an attempt. Lengths are in characters; one that is left out is not known. */
export interface OrderNumberRule extends RuleScope {
  /** What the channel calls it. */
  readonly parameter: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** Left out where nobody says which characters are taken. */
  readonly alphabet?: NumberAlphabet;
  /** The parameters that only together tell one order from another. */
  readonly uniqueBy?: readonly string[] | undefined;
  readonly note?: string;
}

/** What an amount counts on the wire: minor units (分 for CNY), or major units (元) with as many decimals as the currency has. */
export type AmountUnit = 'minor' | 'major';

/** How some or all products of a channel write an amount. */
export interface AmountWriting extends RuleScope {
  readonly parameter: string;
  readonly unit: AmountUnit;
  /** Minor units; left out where none is known, or no amount can reach it. */
  readonly maximum?: number;
}

/** What amounts a channel takes. */
export interface AmountRule {
  /** More than one where products of one channel differ. */
  readonly writings: readonly [AmountWriting, ...AmountWriting[]];
  /** ISO 4217. */
  readonly currencies: readonly string[];
  /** Minor units. */
  readonly minimum: number;
  /** Currencies of which the channel takes no decimals though ISO 4217 gives them some. */
  readonly wholeOnly?: readonly string[];
  readonly note?: string;
}

/** How a text's length is counted: code points, bytes of UTF-8, or bytes of GBK, in which a Chinese character has two. */
export type TextMeasure = 'characters' | 'utf-8-bytes' | 'gbk-bytes';

/** What a channel takes as the words for what is bought. */
export interface DescriptionRule extends RuleScope {
  readonly parameter: string;
  readonly required: boolean;
  /** Left out where no limit is known. */
  readonly maximum?: number;
  readonly countedIn: TextMeasure;
  /** Characters that make the channel refuse the order. */
  readonly refused?: string;
  /** Characters that the channel refuses in a parameter of the same kind, and had better not be here. */
  readonly unsafe?: string;
  /** Where the payer reads it; left out where nobody says. */
  readonly shown?: 'while-paying' | 'in-the-bill' | 'nowhere';
  readonly note?: string;
}

/** Where the name of the payee that a payer sees comes from: the channel's register of merchants, or a parameter of each order. */
export type PayeeRule =
  | { readonly by: 'register'; readonly note?: string }
  | {
      readonly by: 'parameter';
      readonly parameter: string;
      /** In characters. */
      readonly maxLength?: number;
      /** What is shown of an order without the parameter. */
      readonly otherwise: 'registered-name' | 'nothing-reliable';
      readonly note?: string;
    };

/** What a channel says of the orders it takes. */
export interface OrderRules {
  readonly orderNumber: Fact<OrderNumberRule>;
  readonly amount: Fact<AmountRule>;
  readonly description: Fact<DescriptionRule>;
  readonly payee: Fact<PayeeRule>;
}
