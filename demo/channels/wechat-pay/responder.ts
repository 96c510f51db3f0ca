import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { ActRefusal } from '../act';
import type { FaultKind, FaultPlace } from '../faults';
import { performOnOrder } from './act';
import { signBody, verifyRequest } from './signatures';
import { WechatError } from './wechat-error';
import type { WechatSandbox } from './wechat-sandbox';

/** What the routes of APIv3 have at hand: a lost answer needs the socket. */
export interface ApiEnvironment {
  Bindings: HttpBindings;
}

/** What is asked for, and of which order it is, by the request's body. */
export interface Operation {
  readonly place: FaultPlace;
  readonly numberOf: (body: string) => string;
  /** @returns what is answered; undefined for 204, and a text for a file, which is not signed */
  readonly work: (body: string, fault: FaultKind | undefined) => Promise<object | string | undefined>;
}

/** Answers one request of APIv3. */
export type Respond = (context: Context<ApiEnvironment>, operation: Operation) => Promise<Response>;

/** APIv3's manner: each request is verified, each answer is signed, and what was arranged to go wrong does. */
export function makeResponder(sandbox: WechatSandbox): Respond {
  const sign = (context: Context<ApiEnvironment>, status: ContentfulStatusCode | 204, answer: object | undefined): Response => {
    const text = answer === undefined ? '' : JSON.stringify(answer);
    const headers = signBody(text, sandbox.credentials.platform);
    return status === 204
      ? context.body(null, 204, headers)
      : context.body(text, status, { 'Content-Type': 'application/json', ...headers });
  };
  return async (context, { place, numberOf, work }) => {
    const { req } = context;
    const body = await req.text();
    const url = new URL(req.url);
    try {
      const request = { method: req.method, uri: `${url.pathname}${url.search}`, body, authorization: req.header('Authorization') };
      verifyRequest(request, sandbox.merchant);
      const outTradeNo = numberOf(body);
      const fault = sandbox.faults.take(place, outTradeNo)?.kind;
      if (fault === 'server-error') throw new WechatError('SYSTEM_ERROR', '系统异常，请用相同参数重新调用');
      // A reversal has an answer of its own for it.
      if (fault === 'refused' && place !== 'reverse') throw new WechatError('NO_AUTH', '商户无权限');
      if (fault === 'paid-first') await payFirst(sandbox, outTradeNo);
      const answer = await work(body, fault);
      if (fault === 'lost-answer') {
        context.env.outgoing.destroy();
        return RESPONSE_ALREADY_SENT;
      }
      if (typeof answer === 'string') return context.body(answer, 200, { 'Content-Type': 'text/plain;charset=UTF-8' });
      return sign(context, answer === undefined ? 204 : 200, fault === 'wrong-amount' ? withWrongAmount(answer) : answer);
    } catch (error) {
      if (!(error instanceof WechatError)) throw error;
      return sign(context, error.status, { code: error.code, message: error.message });
    }
  };
}

async function payFirst(sandbox: WechatSandbox, outTradeNo: string): Promise<void> {
  try {
    await performOnOrder(sandbox, outTradeNo, 'pay');
  } catch (error) {
    // An order that has ended, or is not there, is what the merchant's request then meets.
    if (!(error instanceof ActRefusal)) throw error;
  }
}

/** A fen too little, under a good signature: what a merchant must not take for its money. */
function withWrongAmount(answer: object | undefined): object | undefined {
  if (answer === undefined || !('amount' in answer)) return answer;
  const { amount } = answer as { amount: { total: number } };
  return { ...answer, amount: { ...amount, total: amount.total - 1, payer_total: amount.total - 1 } };
}
