import type { CashierErrorCode } from '../model/cashier-error.js';
import type { Environment } from '../model/environment.js';
import type { Payment } from '../model/payment.js';
import type { ChannelId } from '../model/product.js';
import type { Selection } from '../model/offer.js';
import type { Session, SessionUpdate } from '../model/session.js';

/**
 * Why there is no value. `refused`: the server understood and nothing was started. `unknown`: no trustworthy answer, so what was asked for
 * may or may not have happened.
 */
export interface GatewayFailure {
  readonly certainty: 'refused' | 'unknown';
  readonly code: CashierErrorCode | 'payment-live' | 'in-progress' | 'authorization-needed';
  /** The attempt that is live instead, with `payment-live`. */
  readonly payment?: Payment | undefined;
  /** For the developer; never shown to the payer. */
  readonly detail?: string | undefined;
}

/** What a server said, or that it said nothing to be trusted. Gateways never throw and never reject. */
export type Answer<Value> =
  | { readonly ok: true; readonly value: Value; readonly retryAfterMs?: number | undefined }
  | { readonly ok: false; readonly failure: GatewayFailure; readonly retryAfterMs?: number | undefined };

/** What to start an attempt with. */
export interface PaymentRequest extends Selection {
  readonly payerCode?: string | undefined;
  readonly environment: Environment;
  readonly idempotencyKey: string;
}

/** What the channel answered to a close. */
export type CloseOutcome = 'closed' | 'already-paid' | 'in-progress' | 'not-closable' | 'unknown';

/** An attempt and what became of its closing. */
export interface CloseResult {
  readonly outcome: CloseOutcome;
  readonly payment: Payment;
}

/** What the wallet or channel told the browser; a hint that makes the server ask. */
export interface ReturnReport {
  readonly channel: ChannelId;
  readonly params: Readonly<Record<string, string>>;
}

/** A status, and the name of its version for the next question. */
export interface StatusAnswer {
  readonly update: SessionUpdate;
  readonly version?: string | undefined;
}

/** The port to a merchant's server. `createHttpGateway` is the shipped adapter; a merchant may write another. */
export interface Gateway {
  getSession(sessionId: string, signal: AbortSignal): Promise<Answer<Session>>;
  /** `undefined` where nothing has changed since the answer of that version. */
  getStatus(sessionId: string, version: string | undefined, signal: AbortSignal): Promise<Answer<StatusAnswer | undefined>>;
  createPayment(sessionId: string, request: PaymentRequest, signal: AbortSignal): Promise<Answer<Payment>>;
  createAuthorization(sessionId: string, host: string, signal: AbortSignal): Promise<Answer<{ readonly redirectUrl: string }>>;
  refreshPayment(sessionId: string, paymentId: string, signal: AbortSignal): Promise<Answer<Payment>>;
  closePayment(sessionId: string, paymentId: string, signal: AbortSignal): Promise<Answer<CloseResult>>;
  reportReturn(sessionId: string, report: ReturnReport, signal: AbortSignal): Promise<Answer<SessionUpdate>>;
}
