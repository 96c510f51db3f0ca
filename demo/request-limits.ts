import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Site } from './message-page';
import { answerRefusal, answerRefusalAsProblem } from './refusal';

/** Nothing that is sent here, a notification or an order, comes near it. */
const largestBody = 65_536;

/** Refuses a body that nobody has a reason to send, before it is read. */
export const limitBody: MiddlewareHandler = bodyLimit({
  maxSize: largestBody,
  onError: (context) =>
    answerRefusalAsProblem(context, {
      status: 413,
      code: 'body-too-large',
      title: 'The body is larger than 64 KiB',
      message: 'Send less.',
    }),
});

/** Refuses null characters in addresses: the database takes them in no text, and no address of ours has one. */
export function refuseNullCharacters(site: Site): MiddlewareHandler {
  return async (context, next) => {
    const { pathname, search } = new URL(context.req.url);
    if (isNull.test(pathname)) {
      return answerRefusal(context, site, { status: 404, code: 'not-found', title: '没有这个页面', message: '请核对地址。' });
    }
    if (isNull.test(search)) {
      return answerRefusal(context, site, { status: 400, code: 'malformed-query', title: '地址有误', message: '请核对地址。' });
    }
    await next();
    return undefined;
  };
}

const isNull = /%00|\0/;
