import type { components } from '../../../src/gateways/contract.generated';
import type { Action, Plan } from '../wire';

type Schemas = components['schemas'];

/** What a channel is told about one attempt. */
export interface Attempt {
  /** The product that is carried out: of instalments, the base product. */
  readonly productId: string;
  /** 8 to 32 letters and digits: the rule that every channel shares. */
  readonly outTradeNo: string;
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
  readonly subject: string;
  /** Who pays, in the channel's own id, where a product needs it. */
  readonly openid: string | null;
  /** When the merchant made it; UnionPay tells attempts apart by it. */
  readonly createdAt: Date;
  /** When the order's time is over. */
  readonly expiresAt: Date;
  readonly goods?: 'physical' | 'virtual';
  /** No credit card and no consumer credit may pay it. */
  readonly creditForbidden?: boolean;
  /** The plan that the payer chose on the page. */
  readonly instalments?: { readonly periods: number; readonly feeBearer: 'payer' | 'merchant' };
  /** Whether it was sent to be reversed, however that was answered. */
  readonly reversalSent?: boolean;
}

/** What is known only while a payer's browser asks. */
export interface Circumstances {
  /** As the merchant's server sees it; WeChat's H5 compares it with the address that opens its page. */
  readonly payerIp: string;
  /** Where the channel sends the browser back to: the cashier's own page of this session. */
  readonly returnUrl: string;
  /** What the payer's phone showed; never kept, never logged. */
  readonly payerCode?: string | undefined;
  /** Where a mini program's native page finds the attempt: `gateway`, `sessionId` and `paymentId`, to be put in the path's query. */
  readonly attemptQuery: Readonly<Record<string, string>>;
}

/**
 * What became of asking for an action. `unavailable` says nothing about whether the order exists at the channel. `paying` is a payer's code
 * whose answer is not there yet: a password is being typed, or the answer was lost; it is asked about on the channel's schedule.
 */
export type StartAnswer =
  | { readonly kind: 'started'; readonly action: Action; readonly lifeMs: number }
  | ChannelPaid
  | { readonly kind: 'paying' }
  | { readonly kind: 'already-paid' }
  /** The payer's code is old, used, or not one: nothing was charged, and another code may be read. */
  | { readonly kind: 'payer-code-invalid'; readonly message: string }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  | { readonly kind: 'unavailable' };

/** A payment that the channel vouches for: number, payee, appid and amount are the attempt's own. */
export interface ChannelPaid {
  readonly kind: 'paid';
  readonly transactionId: string;
  readonly paidAt: Date;
  /** Minor units; of the order. */
  readonly paidAmount: number;
  /** Minor units; what the payer gave after coupons. */
  readonly payerAmount: number;
  /** Of the instalments that it was paid in, as far as the channel names them; the payer may have changed them in the wallet. */
  readonly confirmedPeriods?: number;
}

/** Where an attempt stands at the channel. `absent`: the channel has no such order, as before an Alipay code is scanned. */
export type ChannelState =
  | ChannelPaid
  | { readonly kind: 'unpaid' | 'in-progress' | 'closed' | 'absent' | 'unknown' }
  | { readonly kind: 'failed'; readonly failure: Schemas['Failure'] };

/** What became of closing. `not-closable`: the channel has nothing to close yet, or no such operation, and may still be paid. */
export type CloseAnswer = 'closed' | 'already-paid' | 'not-closable' | 'in-progress' | 'unknown';

/**
 * What became of reversing (撤销) an attempt with a payer's code. `reversed` is definite. `again`: the channel asks to be called once more; it
 * is called again after `unknown` too.
 */
export type ReverseAnswer = 'reversed' | 'again' | 'unknown';

/** Money of an attempt that is to be given back. */
export interface RefundOrder {
  /** 1 for the attempt's first, and so on. The refund's number derives from it and the attempt's, so that asking twice gives back once. */
  readonly ordinal: number;
  /** Minor units: all that was paid, or a part of it. */
  readonly amount: number;
  /** Some wallets show it to the payer. */
  readonly reason: string;
  /** Which of the merchant's money it comes from, where the channel tells them apart: what it has not settled yet, or the balance. */
  readonly funds: 'unsettled' | 'balance';
}

/** What a channel allows and keeps when money is given back. */
export interface RefundTerms {
  /** How long after the payment, in days; after that only without the channel. */
  readonly windowDays: number;
  /** How often one payment can be refunded. */
  readonly timesAtMost?: number;
  /** Between two refunds of one payment, in milliseconds. */
  readonly gapMs?: number;
  readonly fee: FeeTerms;
}

/** What a channel takes of a payment, and how much of that comes back with a refund. */
export interface FeeTerms {
  /** Of what is paid, in hundredths of a percent. */
  readonly rate: number;
  /** The least that is taken, in minor units. */
  readonly minimum?: number;
  /** `in-proportion`: the rate of what is refunded. `rest-with-the-last`: that, and with the last of the money what is left of the fee. */
  readonly isReturned: 'never' | 'in-proportion' | 'rest-with-the-last';
}

/** Where a refund stands; `unknown` is asked about again, and so is what the merchant's money did not suffice for. */
export type RefundAnswer = Schemas['Refund']['status'] | 'funds-short' | 'unknown';

/** A payment on a channel's bill. */
export interface BilledPayment {
  readonly outTradeNo: string;
  readonly transactionId: string;
  /** Minor units, like all that follow. */
  readonly amount: number;
  readonly fee: number;
}

/** A refund on a channel's bill. */
export interface BilledRefund {
  /** The channel's of the payment, which may be on an earlier bill. */
  readonly transactionId: string;
  /** The merchant's number of the refund. */
  readonly number: string;
  readonly amount: number;
  readonly feeBack: number;
}

/** What a channel has counted on one of its days. */
export interface Bill {
  readonly payments: readonly BilledPayment[];
  readonly refunds: readonly BilledRefund[];
}

/**
 * A bill; `not-ready` before the hour at which it is made, `absent` from a channel that also has none of a day on which nothing happened,
 * `unknown` when nothing trustworthy was answered.
 */
export type BillAnswer = Bill | 'not-ready' | 'absent' | 'unknown';

/** How a channel's bills are had. */
export interface Bills {
  /** The bill of a day, `2026-11-27` in Beijing. */
  readonly fetch: (day: string) => Promise<BillAnswer>;
  /** When the channel's day begins, in hours from midnight in Beijing: -1 is eleven in the evening before. */
  readonly dayBeginsAtHour: number;
  /** When a day's bill is there, in hours from midnight after it. */
  readonly readyAtHour: number;
}

/** A notification whose signature and time are good. The attempt's own facts are compared by `judge`. */
export interface Notification {
  readonly id: string;
  readonly outTradeNo: string;
  /** Compares what was notified with the attempt; `unknown` when it is not about it. */
  readonly judge: (attempt: Attempt) => ChannelState;
}

/** Why a notification or a return is not taken. */
export class NotificationRefusal extends Error {
  readonly status: 400 | 401;

  constructor(status: 400 | 401, message: string) {
    super(message);
    this.status = status;
  }
}

/** How a channel wants its notification acknowledged or refused. */
export interface Acknowledgement {
  readonly status: 200 | 204 | 400 | 401 | 404 | 500;
  readonly body: string | null;
  readonly contentType?: string;
}

/** How the payer's identity is asked for. */
export interface Authorizer {
  /** The program whose page asks, as `wechat`. */
  readonly host: string;
  /** Where the browser goes so that the wallet says who the payer is. */
  readonly authorizeUrl: (redirectUrl: string, state: string) => string;
  /** The name of the parameter in which the code comes back. */
  readonly codeParameter: string;
  /** Exchanges the code of that round trip; undefined when the wallet refuses. */
  readonly exchangeCode: (code: string) => Promise<string | undefined>;
}

/** What a channel that quotes its instalments is asked. */
export interface PlanQuestion {
  /** A number that no payment has. */
  readonly number: string;
  readonly amount: Plan['total'];
}

/** How the merchant talks to one channel. */
export interface ChannelAdapter {
  /** Products that the adapter can start. */
  readonly productIds: readonly string[];
  /** The products among them that need the payer's identity first. */
  readonly identifiedProductIds: readonly string[];
  /** The products among them whose `start` only signs: the channel hears of the attempt from the payer's wallet or browser. */
  readonly signedHereProductIds?: readonly string[];
  readonly authorizer?: Authorizer;
  /** When unpaid attempts are asked about, in milliseconds from their creation. */
  readonly queryScheduleMs: readonly number[];
  readonly refundTerms: RefundTerms;
  /** Of a channel that quotes its instalments: the plans of an amount; undefined when it gave no answer. */
  readonly quotePlans?: (question: PlanQuestion) => Promise<Plan[] | undefined>;
  /** Places the order, or the same order again for a new action. */
  readonly start: (attempt: Attempt, circumstances: Circumstances) => Promise<StartAnswer>;
  /**
   * Places the order of a mini program's attempt for the payer whom its native page's login code names, and says what the wallet is called
   * with; undefined when the code is not taken.
   */
  readonly startInMiniProgram?: (
    attempt: Attempt,
    loginCode: string,
  ) => Promise<Schemas['MiniProgramCall'] | 'unavailable' | 'code-refused'>;
  readonly query: (attempt: Attempt) => Promise<ChannelState>;
  readonly close: (attempt: Attempt) => Promise<CloseAnswer>;
  /** Takes an attempt with a payer's code back, whatever has become of it: closes it, or gives the money back. Asked only after a query. */
  readonly reverse?: (attempt: Attempt) => Promise<ReverseAnswer>;
  /** Absent where a person fetches them from the channel's pages. */
  readonly bills?: Bills;
  /** The merchant's number of a refund, as the channel is told it. */
  readonly refundNumber: (attempt: Pick<Attempt, 'outTradeNo'>, order: Pick<RefundOrder, 'ordinal'>) => string;
  readonly refund: (attempt: Attempt, order: RefundOrder) => Promise<RefundAnswer>;
  readonly queryRefund: (attempt: Attempt, order: RefundOrder) => Promise<RefundAnswer>;
  /**
   * Verifies, and decrypts where need be.
   * @param body as it came: JSON, or a form
   * @throws NotificationRefusal when the notification is not the channel's
   */
  readonly readNotification: (headers: Headers, body: string) => Notification;
  /**
   * Of a channel that does not sign: the addresses and networks that its notifications come from, as `203.0.113.0/24`. Even from there they are
   * only a reason to ask the channel.
   */
  readonly notifiesFrom?: readonly string[];
  /** What the channel takes for an acknowledgement: told again until it has one. */
  readonly acknowledged: Acknowledgement;
  /** What the channel is told of a notification that is not taken. */
  readonly refuse: (refusal: { readonly status: 400 | 401 | 404 | 500; readonly message: string }) => Acknowledgement;
  /**
   * Verifies the parameters with which a channel sent the browser back.
   * @returns the number they are about, or undefined where they are not signed by the channel
   */
  readonly readReturn?: (params: Readonly<Record<string, string>>) => string | undefined;
}
