import type { Problem } from '../merchant/wire';
import type { Fault } from './fault';

type StatusFault = Extract<Fault, { readonly kind: 'status' }>;

const problem = (status: number, code: Problem['code'], title: string): string =>
  JSON.stringify({ type: `urn:unified-cashier:problem:${code}`, title, status, code } satisfies Problem);

/** What usually comes with a status: a problem of the contract, or the page of a server in between, which has none. */
export const usualAnswers: ReadonlyMap<number, Omit<StatusFault, 'kind' | 'code'>> = new Map([
  [409, { body: problem(409, 'in-progress', 'The first request with this key is still at work'), headers: { 'retry-after': '1' } }],
  [422, { body: problem(422, 'channel-refused', 'The channel refused the order') }],
  [429, { body: problem(429, 'too-soon', 'Too soon'), headers: { 'retry-after': '2' } }],
  [500, { body: problem(500, 'server-error', 'Something went wrong') }],
  [502, { body: '<!doctype html><title>502 Bad Gateway</title><h1>Bad Gateway</h1>', contentType: 'text/html' }],
  [503, { body: problem(503, 'channel-unavailable', 'The channel does not answer'), headers: { 'retry-after': '2' } }],
]);
