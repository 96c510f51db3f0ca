/** What the merchant's page shows, as it is sent to it. Times are RFC 3339, money is in minor units; null is what is not there. */
export interface Overview {
  readonly orders: readonly OverviewOrder[];
  readonly notifications: readonly { readonly outTradeNo: string; readonly receivedAt: string }[];
  readonly reconciliations: readonly OverviewReconciliation[];
  /** The channels whose bills are fetched, each with the last day that should have one. */
  readonly bills: readonly { readonly channel: string; readonly day: string }[];
}

/** An order and everything that was tried to pay it, the newest first. */
export interface OverviewOrder {
  readonly orderNo: string;
  readonly subject: string;
  readonly amount: number;
  readonly currency: string;
  readonly status: string;
  readonly createdAt: string;
  readonly attempts: readonly OverviewAttempt[];
}

export interface OverviewAttempt {
  readonly outTradeNo: string;
  readonly productId: string;
  readonly status: string;
  readonly channelAnswer: string;
  readonly transactionId: string | null;
  readonly paidAt: string | null;
  readonly paidAmount: number | null;
  readonly failure: string | null;
  /** How often the channel was asked, when last, and when next. */
  readonly queries: number;
  readonly queriedAt: string | null;
  readonly nextQueryAt: string | null;
  /** How many of the channel's notifications have taken effect. */
  readonly notifications: number;
  readonly refunds: readonly OverviewRefund[];
  /** What can be refunded still. */
  readonly refundable: number;
}

export interface OverviewRefund {
  readonly number: string;
  readonly amount: number;
  readonly status: string;
  readonly hindrance: string | null;
  readonly reason: string;
  readonly feeBack: number | null;
  readonly nextAt: string | null;
}

export interface OverviewReconciliation {
  readonly channel: string;
  readonly day: string;
  readonly triedAt: string;
  readonly comparison: {
    readonly payments: number;
    readonly paid: number;
    readonly refunds: number;
    readonly refunded: number;
    readonly fees: number;
    readonly differences: readonly {
      readonly kind: string;
      readonly of: string;
      readonly number: string;
      readonly billed: number | null;
      readonly booked: number | null;
    }[];
  } | null;
}
