import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { renderMessagePage, type Site } from './message-page';

/** Why a request outside the contract is refused, and what to do about it. */
export interface Refusal {
  readonly status: ContentfulStatusCode;
  readonly code: string;
  readonly title: string;
  readonly message: string;
}

/** Answers a program with a problem. */
export function answerRefusalAsProblem(context: Context, { status, code, title, message }: Refusal): Response {
  const problem = { type: `urn:unified-cashier:demo:${code}`, title, status, code, detail: message };
  return context.body(JSON.stringify(problem), status, { 'Content-Type': 'application/problem+json' });
}

/** Answers a program with a problem and a person with a page. */
export function answerRefusal(context: Context, site: Site, refusal: Refusal): Response | Promise<Response> {
  const { method, path } = context.req;
  const wantsJson = (context.req.header('Accept') ?? '').includes('json');
  const isProgram = method !== 'GET' || wantsJson || /^\/(notify|sandbox|v3|sns)\//.test(path);
  if (isProgram) return answerRefusalAsProblem(context, refusal);
  return context.html(renderMessagePage(site, refusal.title, refusal.message), refusal.status);
}
