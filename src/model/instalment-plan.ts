import type { Money } from './money.js';

/** An instalment plan as the channel quoted it; its amounts are shown as they came. */
export interface InstalmentPlan {
  readonly planId: string;
  readonly periods: number;
  readonly firstPeriod: Money;
  readonly eachPeriod: Money;
  /** The whole fee over all periods. */
  readonly fee: Money;
  readonly feeBearer: 'payer' | 'merchant';
  readonly total: Money;
}
