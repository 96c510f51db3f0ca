import type { ProductId } from '../model/product.js';
import type { Known, Unknown } from './fact.js';

/** A plan as some contract of the past had it. Contracts differ and change: an example is shown to people, and nothing is reckoned with it. */
export interface RateExample {
  readonly periods: number;
  /** Of the amount, over all periods, as decimal text: `0.023` is 2.3 %. */
  readonly feeRate: string;
  readonly feeBearer: 'payer' | 'merchant';
}

/** What a rule is about, and what it says. */
export type InstalmentSaying =
  /** The periods that there are. A contract may have fewer of them. */
  | { readonly about: 'periods'; readonly periods: readonly number[] }
  /** What is sent, and what each parameter says; the values it may have where they are few. */
  | { readonly about: 'parameter'; readonly parameter: string; readonly says: string; readonly values?: readonly string[] }
  /** Minor units; below it the channel advises against instalments, and does not refuse them. */
  | { readonly about: 'advised-minimum'; readonly value: number; readonly currency: string }
  | { readonly about: 'virtual-goods'; readonly refused: boolean }
  /** Whether plans may, must or can not be shown before the payer goes to the wallet; `server-asks`: only where the channel answers that they may. */
  | { readonly about: 'display'; readonly upFront: 'required' | 'possible' | 'server-asks' | 'not-possible'; readonly note?: string }
  /** Where plans come from. */
  | { readonly about: 'plans'; readonly from: 'quote' | 'contract' | 'wallet'; readonly note?: string }
  | { readonly about: 'rates'; readonly year: number; readonly examples: readonly RateExample[] }
  /** How the fee and the periods are rounded. */
  | { readonly about: 'formula'; readonly note: string }
  /** What another plan needs when an order is there already. */
  | { readonly about: 'change-of-plan'; readonly needs: 'new-number' }
  | { readonly about: 'refund'; readonly feeReturned: boolean };

/** One thing that is said of a channel's instalments. */
export type InstalmentRule = InstalmentSaying & {
  /** The house's product that it is said of; left out where the house shows none of that channel up front. */
  readonly product?: ProductId;
};

/** Everything that is said of a channel's instalments, each with its own source; `none` where it has none, or why nothing is known. */
export type InstalmentRules = readonly Known<InstalmentRule>[] | Known<'none'> | Unknown;
