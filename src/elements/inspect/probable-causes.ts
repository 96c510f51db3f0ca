import type { GatewayFailure } from '../../core/gateway.js';
import type { CashierRecord } from './record.js';

/** What a developer should look at first, by the code that the page shows. */
const causes: { readonly [Code in GatewayFailure['code']]?: string } = {
  'session-id-invalid': 'session-id is 22 to 64 characters of base64url; this one was cut short or never filled in.',
  'session-not-found': 'The server knows no such session: another environment’s server, or an id of a session that was removed.',
  'session-mismatch': 'The server answered with a session of another id: something between has kept an answer.',
  'gateway-missing': 'Set the gateway attribute to the base URL of the server, as gateway="/api".',
  'gateway-unreachable':
    'Nothing came back: the network, the gateway’s base URL, the page’s connect-src, or CORS, which has to allow the headers Idempotency-Key, If-None-Match and Content-Type.',
  'gateway-timeout': 'No answer in time: look at the server’s log of that moment, and at how long the channel took.',
  'gateway-error': 'The server failed, or something in front of it answered in its place: is the base URL right?',
  'gateway-answer-invalid':
    'An answer does not fit openapi.yaml; the console names the field. unified-cashier-contract asks the server all rules.',
  'origin-not-allowed': 'The server refuses pages of this origin: add it to those that it allows.',
  'too-soon': 'A new code was asked for more often than the channel allows; Retry-After says when.',
  'amount-invalid': 'order.amount is no positive integer of minor units with a currency.',
  'product-unavailable': 'The server did not take a product that its session lists: products says more than is opened.',
  'plan-unavailable': 'The server did not take a plan that its session lists: the quote may have changed.',
  'payment-refused': 'The channel, or the server, refused the attempt: the server’s log has the channel’s own code.',
  'authorization-needed': 'Who pays is not known: the channel needs an openid or user id, which the wallet is asked for.',
  'authorization-unavailable':
    'The wallet could not be asked who pays: check the appid and the domain registered for its page authorization.',
  'authorization-refused': 'The wallet did not say who pays: the payer refused, or the code was used twice or too late.',
  'action-missing': 'The server made an attempt without an action.',
  'action-unsupported': 'The server’s action is of a kind that this version does not know, and launchers has none for it.',
  'url-not-allowed': 'An address of the action is not https, or its host is neither the channel’s nor in allowedHosts.',
  'code-undrawable': 'The content of the code is empty or too long to be drawn.',
  'bridge-absent':
    'The wallet’s bridge was not there within 8 s: the page is not in the wallet’s own browser, or the script it needs (upsdk.js, qqapi.js) is not loaded.',
  'app-bridge-absent': 'terminal="app" needs the property appBridge, or an action with fallbackUrl.',
  'app-not-opened': 'No app took the link: it is not installed, its scheme is not allowed by the page’s own app, or nobody tapped.',
  'launch-failed': 'The launcher threw, or said nothing for 12 s; the console has what it threw.',
  'page-incomplete': 'A chunk could not be fetched: keep the chunks of the last version for a while after a deployment.',
  'internal-error': 'A part of the cashier could not be loaded; the console and the network panel say which.',
};

/** What went wrong, the newest first, each with what probably lies behind it. */
export function probableCauses({ pages, requests, wallets }: CashierRecord): readonly (readonly [problem: string, cause: string])[] {
  const found = [
    ...wallets.map(({ atMs, kind, word, cause, problem }) => ({ atMs, word: word ?? kind, cause: cause ?? causeOf(problem) })),
    ...requests.map(({ startedAtMs, problem = '' }) => ({ atMs: startedAtMs, word: problem, cause: causeOf(problem) })),
    ...pages.flatMap(({ atMs, details }) =>
      [details['error'], details['notice'], details['reason']].map((word = '') => ({ atMs, word, cause: causeOf(word) })),
    ),
  ].sort((one, other) => other.atMs - one.atMs);
  const told = new Map<string, string>();
  for (const { word, cause } of found) if (cause !== undefined && !told.has(word)) told.set(word, cause);
  return [...told];
}

function causeOf(problem: string | undefined): string | undefined {
  return new Map(Object.entries(causes)).get(problem ?? '');
}
