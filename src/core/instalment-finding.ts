import type { OrderFinding } from './order-finding.js';

/** What is the same in every finding of one kind. */
interface FindingKind extends Pick<OrderFinding, 'severity'> {
  readonly rule: 'product' | 'periods' | 'amount' | 'goods';
  readonly field: 'productId' | 'periods' | 'amount' | 'goods';
  readonly remedy: 'use-other-product' | 'use-other-periods' | 'raise' | 'count-minor-units';
}

/** Every kind of finding about instalments, by the name of its text for merchants; virtual goods have the text of an order's check. */
export const instalmentFindingKinds = {
  'instalment.product.none': { rule: 'product', field: 'productId', severity: 'error', remedy: 'use-other-product' },
  'instalment.periods.not-a-number': { rule: 'periods', field: 'periods', severity: 'error', remedy: 'use-other-periods' },
  'instalment.periods.not-offered': { rule: 'periods', field: 'periods', severity: 'error', remedy: 'use-other-periods' },
  'instalment.amount.not-integer': { rule: 'amount', field: 'amount', severity: 'error', remedy: 'count-minor-units' },
  'instalment.amount.too-small': { rule: 'amount', field: 'amount', severity: 'error', remedy: 'raise' },
  'instalment.amount.below-advised': { rule: 'amount', field: 'amount', severity: 'advice', remedy: 'raise' },
  'order.goods.virtual': { rule: 'goods', field: 'goods', severity: 'error', remedy: 'use-other-product' },
} as const satisfies Record<string, FindingKind>;

/** The name of a finding's text for merchants. */
export type InstalmentMessageKey = keyof typeof instalmentFindingKinds;

/** One thing about an instalment that a channel refuses, or that had better be otherwise; read like an order's. */
export interface InstalmentFinding extends FindingKind, Pick<OrderFinding, 'channel' | 'values' | 'source'> {
  readonly messageKey: InstalmentMessageKey;
}
