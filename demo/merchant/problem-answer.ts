import type { Payment, Problem } from './wire';

type Code = Problem['code'];
type ProblemStatus = 400 | 403 | 404 | 409 | 422 | 429 | 500 | 503;

const problems = {
  'malformed-request': [400, 'The request does not fit the contract'],
  'idempotency-key-missing': [400, 'An idempotency key is needed'],
  'idempotency-key-reused': [422, 'This key was used for another product or plan'],
  'in-progress': [409, 'The first request with this key is still at work'],
  'payment-live': [409, 'Another attempt is live'],
  'session-ended': [409, 'The session has ended'],
  'authorization-needed': [403, 'The wallet has to say who pays'],
  'authorization-unsupported': [422, 'This host can not be asked who pays'],
  'origin-not-allowed': [403, "Requests come from the cashier's own pages"],
  'session-not-found': [404, 'No such session'],
  'payment-not-found': [404, 'No such payment'],
  'payment-not-refreshable': [409, 'This attempt can not be renewed'],
  'product-not-opened': [422, 'The merchant has not opened this product'],
  'plan-not-offered': [422, 'No such instalment plan'],
  'payer-code-invalid': [422, "The payer's code can not be read"],
  'channel-refused': [422, 'The channel refused the order'],
  'channel-unavailable': [503, 'The channel does not answer'],
  'too-soon': [429, 'Too soon'],
  'server-error': [500, 'Something went wrong'],
} as const satisfies Record<Code, readonly [ProblemStatus, string]>;

/** What a problem may carry besides its code. */
export interface ProblemFacts {
  readonly detail?: string;
  readonly payment?: Payment;
  /** Sent as `Retry-After`. */
  readonly retryAfterSeconds?: number;
}

/** An expected refusal on its way to the page; thrown by the operations, answered by the routes. */
export class ProblemAnswer extends Error {
  readonly status: ProblemStatus;
  readonly body: Problem;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: Code, facts: ProblemFacts = {}) {
    super(code);
    const [status, title] = problems[code];
    const { retryAfterSeconds, ...rest } = facts;
    this.status = status;
    this.body = { type: `urn:unified-cashier:problem:${code}`, title, status, code, ...rest };
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
