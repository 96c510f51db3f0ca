import type { GatewayFailure } from '../core/gateway';
import type { components } from './contract.generated';

/** The machine's keys of the contract's problems. */
export type ProblemCode = components['schemas']['Problem']['code'];

/** What each problem of the contract means to the cashier. `unknown` is kept for those after which the request may have taken effect. */
export const problemMeanings: Readonly<Record<ProblemCode, Pick<GatewayFailure, 'certainty' | 'code'>>> = {
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
  'plan-not-offered': { certainty: 'refused', code: 'product-unavailable' },
  'payer-code-invalid': { certainty: 'refused', code: 'payment-refused' },
  'channel-refused': { certainty: 'refused', code: 'payment-refused' },
  'channel-unavailable': { certainty: 'unknown', code: 'gateway-error' },
  'too-soon': { certainty: 'refused', code: 'too-soon' },
  'server-error': { certainty: 'unknown', code: 'gateway-error' },
};
