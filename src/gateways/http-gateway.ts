import * as v from 'valibot';
import type { Answer, Gateway, StatusAnswer } from '../core/gateway.js';
import type { Session } from '../model/session.js';
import type * as Problems from './problem.js';
import type * as Wires from './wire.js';
import { openingSession, type Wire } from './wire-opening.js';

/** How to reach a merchant's server. */
export interface HttpGatewayOptions {
  /** Where the contract's operations begin, as `/api` or `https://pay.shop.example/api`. */
  readonly baseUrl: string;
  /** After that long without an answer its outcome is unknown. */
  readonly timeoutMs?: number;
  readonly fetch?: typeof fetch;
}

interface Call<Value> {
  readonly path: string;
  /** What the answer must look like; loaded when it is first needed. */
  readonly schema: (body: unknown) => Promise<Wire<Value>>;
  readonly method?: 'GET' | 'POST';
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

interface Reply<Value> {
  readonly answer: Answer<Value | undefined>;
  readonly etag?: string | null;
}

/** The shipped gateway: openapi.yaml over HTTP. Every answer is checked as it comes in; one that does not fit is no answer. */
export function createHttpGateway({ baseUrl, timeoutMs = 10_000, fetch: request = fetch.bind(globalThis) }: HttpGatewayOptions): Gateway {
  const base = baseUrl.replace(/\/+$/, '');

  const call = async <Value>({ path, schema, method = 'GET', body, headers, signal }: Call<Value>): Promise<Reply<Value>> => {
    const controller = new AbortController();
    const abort = (): void => {
      controller.abort();
    };
    const timer = setTimeout(abort, timeoutMs);
    signal.addEventListener('abort', abort);
    try {
      // What reading an answer needs may still have to be loaded, and may hang like anything else.
      const stopped = new Promise<never>((_resolve, reject) => {
        controller.signal.addEventListener('abort', reject);
      });
      const asked = request(`${base}/sessions/${path}`, {
        method,
        headers: {
          Accept: 'application/json, application/problem+json',
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        credentials: 'same-origin',
        cache: 'no-store',
        // A redirect would take a POST to a place nobody named.
        redirect: 'error',
        signal: controller.signal,
      }).then(async (response) => ({ answer: await read(response, schema), etag: response.headers.get('ETag') }));
      return await Promise.race([stopped, asked]);
    } catch (error) {
      const code = controller.signal.aborted && !signal.aborted ? 'gateway-timeout' : 'gateway-unreachable';
      return { answer: { ok: false, failure: { certainty: 'unknown', code, detail: String(error) } } };
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    }
  };

  const ask = async <Value>(details: Call<Value>): Promise<Answer<Value>> => {
    const { answer } = await call(details);
    return answer.ok && answer.value === undefined
      ? { ok: false, failure: { certainty: 'unknown', code: 'gateway-answer-invalid' } }
      : (answer as Answer<Value>);
  };

  const path = (...parts: string[]): string => parts.map(encodeURIComponent).join('/');

  return {
    getSession: (id, signal) => ask({ path: path(id), schema: sessionSchema, signal }),
    async getStatus(id, version, signal): Promise<Answer<StatusAnswer | undefined>> {
      const headers = version === undefined ? {} : { 'If-None-Match': version };
      const { answer, etag } = await call({
        path: path(id, 'status'),
        schema: async () => (await loadWire()).sessionUpdate,
        headers,
        signal,
      });
      if (!answer.ok) return answer;
      return { ...answer, value: answer.value && { update: answer.value, version: etag ?? undefined } };
    },
    createPayment: (id, { productId, planId, payerCode, environment, idempotencyKey }, signal) => {
      const { terminal, host, os, device } = environment;
      const body = { productId, planId, payerCode, environment: { terminal, host, os, device } };
      const headers = { 'Idempotency-Key': idempotencyKey };
      return ask({ path: path(id, 'payments'), schema: async () => (await loadWire()).payment, method, body, headers, signal });
    },
    createAuthorization: (id, host, signal) =>
      ask({
        path: path(id, 'authorizations'),
        schema: async () => (await loadWire()).authorizationRedirect,
        method,
        body: { host },
        signal,
      }),
    refreshPayment: (id, paymentId, signal) =>
      ask({ path: path(id, 'payments', paymentId, 'refresh'), schema: async () => (await loadWire()).payment, method, signal }),
    closePayment: (id, paymentId, signal) =>
      ask({ path: path(id, 'payments', paymentId, 'close'), schema: async () => (await loadWire()).closeResult, method, signal }),
    reportReturn: (id, report, signal) =>
      ask({ path: path(id, 'return'), schema: async () => (await loadWire()).sessionUpdate, method, body: report, signal }),
  };
}

const method = 'POST';

/** What only some answers need is loaded with the first of them. */
const loadWire = (): Promise<typeof Wires> => import('./wire.js');
const loadProblems = (): Promise<typeof Problems> => import('./problem.js');

/** A session is mostly met before anything was tried; the rest of the contract is loaded when there is more in it. */
async function sessionSchema(body: unknown): Promise<Wire<Session>> {
  return v.is(openingSession, body) ? openingSession : (await loadWire()).session;
}

async function read<Value>(response: Response, schema: Call<Value>['schema']): Promise<Answer<Value | undefined>> {
  const retryAfterMs = readRetryAfter(response.headers);
  if (response.status === 304) return { ok: true, value: undefined, retryAfterMs };
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) return { ok: false, failure: (await loadProblems()).readProblem(response.status, body), retryAfterMs };
  const parsed = v.safeParse(await schema(body), body);
  if (parsed.success) return { ok: true, value: parsed.output, retryAfterMs };
  return { ok: false, failure: (await loadProblems()).misfit(parsed.issues) };
}

/**
 * Seconds or a date, as RFC 9110 has it. A date is read against the server's own clock, which stands beside it; the device's clock is asked here
 * alone, and only where the answer's date is hidden, as from another origin.
 */
function readRetryAfter(headers: Headers): number | undefined {
  const header = headers.get('Retry-After');
  if (header === null) return undefined;
  const seconds = Number(header);
  const saidAt = Date.parse(headers.get('Date') ?? '');
  const delayMs = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - (Number.isFinite(saidAt) ? saidAt : Date.now());
  return Number.isFinite(delayMs) ? Math.min(Math.max(0, delayMs), 10 * 60_000) : undefined;
}
