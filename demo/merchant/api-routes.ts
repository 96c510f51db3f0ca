import { logError } from '../log-error';
import type { ValidateFunction } from 'ajv/dist/2020';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { beginAuthorization, findIdentity } from './authorizations';
import { readBrowser } from './browser-cookie';
import { closePayment } from './close-payment';
import { compileSchema, explainErrors } from './contract';
import { createPayment } from './create-payment';
import type { Merchant } from './merchant';
import { readRemoteAddress } from './remote-address';
import { ProblemAnswer } from './problem-answer';
import { refreshPayment } from './refresh-payment';
import { askAboutReturn } from './report-return';
import { withQuotes } from './instalment-quotes';
import { findPayments, findSession } from './sessions';
import { startInMiniProgram } from './start-in-mini-program';
import { tagOf, toSession, toStatus } from './views';
import type { AuthorizationRequest, MiniProgramLogin, PaymentRequest, ReturnReport } from './wire';

const isPaymentRequest = compileSchema<PaymentRequest>('#/components/schemas/PaymentRequest');
const isAuthorizationRequest = compileSchema<AuthorizationRequest>('#/components/schemas/AuthorizationRequest');
const isMiniProgramLogin = compileSchema<MiniProgramLogin>('#/components/schemas/MiniProgramLogin');
const isReturnReport = compileSchema<ReturnReport>('#/components/schemas/ReturnReport');
const isKey = compileSchema<string>('#/paths/~1sessions~1{sessionId}~1payments/post/parameters/0/schema');
const isSessionId = compileSchema<string>('#/components/parameters/SessionId/schema');
const isPaymentId = compileSchema<string>('#/components/parameters/PaymentId/schema');

const returnPollMs = 1_500;

/** The contract's eight operations. */
export function makeApiRoutes(merchant: Merchant): Hono {
  const { database } = merchant;
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    context.res.headers.set('Cache-Control', 'no-store');
    context.res.headers.set('X-Content-Type-Options', 'nosniff');
  });
  app.use(async (context, next) => {
    const origin = context.req.header('Origin');
    if (context.req.method !== 'GET' && origin !== undefined && origin !== merchant.origin) throw new ProblemAnswer('origin-not-allowed');
    await next();
  });
  const refuseLarge = (): never => {
    throw new ProblemAnswer('malformed-request', { detail: 'The body is larger than 1 MiB.' });
  };
  app.use(bodyLimit({ maxSize: 1_048_576, onError: refuseLarge }));

  app.get('/sessions/:sessionId', async (context) => {
    const session = await withQuotes(merchant, await findSession(database, readSessionId(context)));
    const identity = await findIdentity(database, session.id, readBrowser(context));
    return context.json(toSession(merchant, session, await findPayments(database, session.id), identity));
  });
  app.get('/sessions/:sessionId/status', async (context) => {
    const session = await findSession(database, readSessionId(context));
    const status = toStatus(merchant, session, await findPayments(database, session.id));
    const tag = tagOf(status);
    const known = (context.req.header('If-None-Match') ?? '').split(',').map((part) => part.trim().replace(/^W\//, ''));
    const headers = { ETag: tag };
    return known.includes(tag) || known.includes('*') ? context.body(null, 304, headers) : context.json(status, 200, headers);
  });
  app.post('/sessions/:sessionId/payments', async (context) => {
    const sessionId = readSessionId(context);
    await findSession(database, sessionId);
    const key = context.req.header('Idempotency-Key');
    if (!isKey(key)) {
      throw new ProblemAnswer('idempotency-key-missing', { detail: 'Send a random Idempotency-Key of 16 to 255 characters.' });
    }
    const asker = { sessionId, key, browser: readBrowser(context), payerIp: readRemoteAddress(context) };
    const { status, body } = await createPayment(merchant, asker, await readBody(context, isPaymentRequest));
    return sendJson(context, status, body);
  });
  app.post('/sessions/:sessionId/authorizations', async (context) => {
    const sessionId = readSessionId(context);
    await findSession(database, sessionId);
    const { host } = await readBody(context, isAuthorizationRequest);
    return context.json({ redirectUrl: await beginAuthorization(merchant, sessionId, host) }, 201);
  });
  app.post('/sessions/:sessionId/payments/:paymentId/refresh', async (context) =>
    context.json(await refreshPayment(merchant, readSessionId(context), readPaymentId(context), readRemoteAddress(context))),
  );
  app.post('/sessions/:sessionId/payments/:paymentId/close', async (context) =>
    context.json(await closePayment(merchant, readSessionId(context), readPaymentId(context))),
  );
  app.post('/sessions/:sessionId/payments/:paymentId/mini-program', async (context) => {
    const [sessionId, paymentId] = [readSessionId(context), readPaymentId(context)];
    const { code } = await readBody(context, isMiniProgramLogin);
    return context.json(await startInMiniProgram(merchant, sessionId, paymentId, code));
  });
  app.post('/sessions/:sessionId/return', async (context) => {
    const sessionId = readSessionId(context);
    await findSession(database, sessionId);
    const isTooSoon = await askAboutReturn(merchant, sessionId, await readBody(context, isReturnReport));
    const status = toStatus(merchant, await findSession(database, sessionId), await findPayments(database, sessionId));
    return context.json(isTooSoon ? { pollAfterMs: returnPollMs, ...status } : status);
  });

  app.all('*', (context) => answerProblem(context, new ProblemAnswer('session-not-found')));
  app.onError((error, context) => {
    if (error instanceof ProblemAnswer) return answerProblem(context, error);
    logError(error);
    return answerProblem(context, new ProblemAnswer('server-error'));
  });
  return app;
}

function sendJson(context: Context, status: ContentfulStatusCode, body: object): Response {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  return context.body(JSON.stringify(body), status, { 'Content-Type': type });
}

function answerProblem(context: Context, { status, body, retryAfterSeconds }: ProblemAnswer): Response {
  if (retryAfterSeconds !== undefined) context.header('Retry-After', String(retryAfterSeconds));
  return sendJson(context, status, body);
}

function readSessionId(context: Context): string {
  const value = context.req.param('sessionId');
  if (isSessionId(value)) return value;
  throw new ProblemAnswer('session-not-found');
}

function readPaymentId(context: Context): string {
  const value = context.req.param('paymentId');
  if (isPaymentId(value)) return value;
  throw new ProblemAnswer('payment-not-found');
}

async function readBody<T>(context: Context, validate: ValidateFunction<T>): Promise<T> {
  // A form of another site can send text, but not this type.
  const isJson = /^application\/json\b/i.test(context.req.header('Content-Type') ?? '');
  const value: unknown = isJson ? await context.req.json().catch(() => undefined) : undefined;
  if (validate(value)) return value;
  throw new ProblemAnswer('malformed-request', { detail: isJson ? explainErrors(validate, 'body') : 'Send application/json.' });
}
