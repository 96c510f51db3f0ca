import * as v from 'valibot';
import type { GatewayFailure } from '../core/gateway.js';
import type { components } from './contract.generated.js';
import { warnOnce } from '../model/warn-once.js';
import { payment } from './wire.js';

/** The machine's keys of the contract's problems. */
export type ProblemCode = components['schemas']['Problem']['code'];

/** What each problem of the contract means to the cashier. `unknown` is kept for those after which the request may have taken effect. */
const problemMeanings: Readonly<Record<ProblemCode, Pick<GatewayFailure, 'certainty' | 'code'>>> = {
  'malformed-request': { certainty: 'refused', code: 'payment-refused' },
  'idempotency-key-missing': { certainty: 'refused', code: 'payment-refused' },
  'idempotency-key-reused': { certainty: 'refused', code: 'payment-refused' },
  'in-progress': { certainty: 'unknown', code: 'in-progress' },
  'payment-live': { certainty: 'refused', code: 'payment-live' },
  'session-ended': { certainty: 'refused', code: 'session-ended' },
  'authorization-needed': { certainty: 'refused', code: 'authorization-needed' },
  'authorization-unsupported': { certainty: 'refused', code: 'authorization-unavailable' },
  'origin-not-allowed': { certainty: 'refused', code: 'origin-not-allowed' },
  'session-not-found': { certainty: 'refused', code: 'session-not-found' },
  'payment-not-found': { certainty: 'refused', code: 'payment-refused' },
  'payment-not-refreshable': { certainty: 'refused', code: 'refresh-refused' },
  'product-not-opened': { certainty: 'refused', code: 'product-unavailable' },
  'plan-not-offered': { certainty: 'refused', code: 'plan-unavailable' },
  'payer-code-invalid': { certainty: 'refused', code: 'payer-code-invalid' },
  'channel-refused': { certainty: 'refused', code: 'payment-refused' },
  'channel-unavailable': { certainty: 'unknown', code: 'gateway-error' },
  'too-soon': { certainty: 'refused', code: 'too-soon' },
  'server-error': { certainty: 'unknown', code: 'gateway-error' },
};

/** Refusals that belong to a payment's ordinary life. */
const expected: readonly string[] = [
  'payment-live',
  'in-progress',
  'too-soon',
  'session-ended',
  'authorization-needed',
] satisfies ProblemCode[];

const problem = v.object({ code: v.string(), detail: v.optional(v.string()), payment: v.fallback(v.optional(payment), undefined) });

/** What a problem means. A refusal that is not of the contract comes from something in between, and is no answer. */
export function readProblem(status: number, body: unknown): GatewayFailure {
  const parsed = v.safeParse(problem, body);
  if (parsed.success && Object.prototype.hasOwnProperty.call(problemMeanings, parsed.output.code)) {
    const { code, detail, payment: live } = parsed.output;
    const meaning = problemMeanings[code as ProblemCode];
    // What is part of paying is no news to a developer.
    if (!expected.includes(code)) warnOnce(`The server answered ${String(status)} ${code}. ${detail ?? ''}`);
    return { ...meaning, detail, payment: live };
  }
  warnOnce(`The server answered ${String(status)} with nothing of the contract; is the gateway's base URL right?`);
  return { certainty: 'unknown', code: 'gateway-error', detail: `HTTP ${String(status)}` };
}

/** An answer that does not look as the contract says; an order's amount that does not is the merchant's to mend. */
export function misfit(issues: readonly v.BaseIssue<unknown>[]): GatewayFailure {
  const paths = issues.map((issue) => v.getDotPath(issue) ?? '');
  warnOnce(`The server's answer does not fit the contract at ${paths.join(', ') || 'its root'}.`);
  if (paths.some((path) => path.startsWith('order.amount')))
    return { certainty: 'refused', code: 'amount-invalid', detail: paths.join(', ') };
  return { certainty: 'unknown', code: 'gateway-answer-invalid', detail: paths.join(', ') };
}
