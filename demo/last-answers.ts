import { logError } from './log-error';
import type { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Site } from './message-page';
import { answerRefusal } from './refusal';

/** What an application answers when it has no page, or when something broke. */
export function addLastAnswers(app: Hono, site: Site): void {
  app.notFound((context) =>
    answerRefusal(context, site, { status: 404, code: 'not-found', title: '没有这个页面', message: `请核对地址，或${site.home}。` }),
  );
  app.onError((error, context) => {
    if (error instanceof HTTPException && error.status < 500) {
      return answerRefusal(context, site, { status: 400, code: 'malformed-request', title: '请求有误', message: '请核对后重试。' });
    }
    logError(error);
    return answerRefusal(context, site, {
      status: 500,
      code: 'server-error',
      title: '服务暂时不可用',
      message: '请稍后重试。如已付款，请勿重复支付。',
    });
  });
}
