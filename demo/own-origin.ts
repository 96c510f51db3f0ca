import type { MiddlewareHandler } from 'hono';
import { answerRefusalAsProblem } from './refusal';

/**
 * Refuses what pages of other sites send. What is no browser names no origin, and is let through.
 * @param nextStep said with the refusal
 */
export function refuseOtherOrigins(origin: string, nextStep: string): MiddlewareHandler {
  return async (context, next) => {
    const sender = context.req.header('Origin');
    if (sender === undefined || sender === origin) return next();
    const title = 'Requests come from pages of this origin';
    return answerRefusalAsProblem(context, { status: 403, code: 'origin-not-allowed', title, message: nextStep });
  };
}
