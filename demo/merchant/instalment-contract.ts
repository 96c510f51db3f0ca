import { estimateInstalments } from '../../src/entries/channels';
import type { PaymentRow, SessionRow } from './merchant';
import type { InstalmentTerms, Plan } from './wire';

/** One line of a contract about instalments. */
interface ContractedTerms {
  readonly periods: number;
  /** Whom the merchant has bear the fee of this plan. */
  readonly feeBearer: 'payer' | 'merchant';
  /** Of the amount, over all periods, as decimal text, by who bears the fee. */
  readonly rates: Readonly<Record<'payer' | 'merchant', string>>;
}

/**
 * What this shop agreed on, by product. Rates are each contract's own and change with it: these are what opendocs.alipay.com 277/105952 named in
 * 2022, and no merchant should copy them. 花呗 has no other numbers of periods than these three.
 */
const contracted: ReadonlyMap<string, readonly ContractedTerms[]> = new Map([
  [
    'alipay.huabei',
    [
      { periods: 3, feeBearer: 'merchant', rates: { payer: '0.023', merchant: '0.018' } },
      { periods: 6, feeBearer: 'payer', rates: { payer: '0.045', merchant: '0.045' } },
      { periods: 12, feeBearer: 'payer', rates: { payer: '0.075', merchant: '0.075' } },
    ],
  ],
]);

/** The plans that a page may offer of a product, which it reckons and calls estimates; undefined for a product without instalments. */
export function termsOf(productId: string): InstalmentTerms[] | undefined {
  return contracted.get(productId)?.map((terms) => toTerms(terms, terms.feeBearer));
}

/** The plan that a request names, as the channel quoted it or for the order's amount; undefined where there is none. */
export function planFor({ amount, currency, quotes }: SessionRow, productId: string, planId: string): Plan | undefined {
  const quote = quotes[productId]?.find((one) => one.planId === planId);
  const terms = termsOf(productId)?.find((one) => one.planId === planId);
  return quote ?? (terms && reckon({ value: amount, currency }, terms));
}

/** The names of the plans that an order can be paid by; undefined for a product without instalments. */
export function planIdsOf({ quotes }: SessionRow, productId: string): readonly string[] | undefined {
  return (quotes[productId] ?? termsOf(productId))?.map(({ planId }) => planId);
}

/**
 * The plan of an attempt by the channel's word of how many periods it was paid in; it says no amounts, so that these stay an estimate. What the
 * payer chose in the wallet, and not on the page, is at the payer's own cost, as the request had the merchant bear that of the named plan alone.
 * @returns null where the channel named none, as when the wallet's own money was taken after all
 */
export function confirmedPlan(session: SessionRow, { productId, plan }: PaymentRow, periods: number | undefined): Plan | null {
  if (periods === undefined) return null;
  if (plan?.periods === periods) return plan;
  const terms = contracted.get(productId)?.find((one) => one.periods === periods);
  return (terms && reckon({ value: session.amount, currency: session.currency }, toTerms(terms, 'payer'))) ?? null;
}

function toTerms({ periods, rates }: ContractedTerms, feeBearer: InstalmentTerms['feeBearer']): InstalmentTerms {
  return { planId: String(periods), periods, feeRate: rates[feeBearer], feeBearer };
}

function reckon(amount: Plan['total'], { planId, ...terms }: InstalmentTerms): Plan | undefined {
  const estimate = estimateInstalments({ amount, ...terms });
  return estimate && { planId, ...estimate };
}
