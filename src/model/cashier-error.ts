/** Everything that can go wrong for a payer or a host page. Each has a cause and a next step in every language. */
export type CashierErrorCode =
  | 'session-id-invalid'
  | 'session-not-found'
  | 'session-mismatch'
  | 'gateway-missing'
  | 'gateway-unreachable'
  | 'gateway-timeout'
  | 'gateway-error'
  | 'gateway-answer-invalid'
  | 'origin-not-allowed'
  | 'too-soon'
  | 'amount-invalid'
  | 'product-unavailable'
  | 'plan-unavailable'
  | 'payment-refused'
  | 'payment-live-elsewhere'
  | 'session-ended'
  | 'authorization-refused'
  | 'authorization-unavailable'
  | 'refresh-refused'
  | 'close-refused'
  | 'action-missing'
  | 'action-unsupported'
  | 'url-not-allowed'
  | 'code-undrawable'
  | 'bridge-absent'
  | 'app-bridge-absent'
  | 'app-not-opened'
  | 'payer-code-invalid'
  | 'launch-failed'
  | 'page-incomplete'
  | 'internal-error';

declare global {
  // Newer libraries declare it; the engine floor's does not.
  interface Error {
    cause?: unknown;
  }
}

/** The one family of errors: a code for programs, a message that says what to do next, and the cause. */
export class CashierError extends Error {
  override readonly name = 'CashierError';
  readonly code: CashierErrorCode;
  override readonly cause: unknown;

  constructor(code: CashierErrorCode, message: string, options: { cause?: unknown } = {}) {
    super(message);
    this.code = code;
    this.cause = options.cause;
  }
}

/** Whether a thing is of the family, even when it comes from another copy of the library. */
export function isCashierError(thing: unknown): thing is CashierError {
  return thing instanceof Error && thing.name === 'CashierError' && 'code' in thing;
}
