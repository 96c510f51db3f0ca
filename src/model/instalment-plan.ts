import type { Money } from './money.js';

/** An instalment plan as the channel quoted it, or reckoned where nobody did; its amounts are shown as they came. */
export interface InstalmentPlan {
  readonly planId: string;
  readonly periods: number;
  readonly firstPeriod: Money;
  readonly eachPeriod: Money;
  /** What the payer gives for it over all periods; none where the merchant bears it. */
  readonly fee: Money;
  readonly feeBearer: 'payer' | 'merchant';
  /** What the payer gives in all. */
  readonly total: Money;
  /** The channel has neither quoted nor confirmed it: it is called an estimate wherever it is shown. */
  readonly isEstimate?: boolean | undefined;
}

/** A plan that the merchant has contracted, of a channel that quotes none. */
export interface InstalmentTerms {
  readonly planId: string;
  readonly periods: number;
  /** Of the amount, over all periods, as decimal text: `0.023` is 2.3 %. Contracts differ and change, so nobody but the server knows it. */
  readonly feeRate: string;
  readonly feeBearer: 'payer' | 'merchant';
}
