import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { and, eq, inArray } from 'drizzle-orm';
import { Hono, type Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { FaultPlace } from './faults';
import { readFields, readOrderRequest, readText, outTradeNoPattern } from './order-request';
import { placeOrder } from './place-order';
import { findRefund, startRefund } from './refund';
import { signBody, verifyRequest } from './signatures';
import { orders } from './tables';
import { toTransaction, type Order } from './transaction';
import { WechatError } from './wechat-error';
import type { WechatSandbox } from './wechat-sandbox';

type Environment = { Bindings: HttpBindings };
type Work = (context: Context<Environment>, body: string) => Promise<object | undefined>;

/** WeChat Pay APIv3: each request is verified and each answer is signed. */
export function makeApiRoutes(sandbox: WechatSandbox): Hono<Environment> {
  const respond = async (context: Context<Environment>, place: FaultPlace, numberOf: (body: string) => string, work: Work) => {
    const { req } = context;
    const body = await req.text();
    const url = new URL(req.url);
    try {
      const request = { method: req.method, uri: `${url.pathname}${url.search}`, body, authorization: req.header('Authorization') };
      verifyRequest(request, sandbox.merchant);
      const fault = sandbox.faults.take(place, numberOf(body));
      if (fault === 'server-error') throw new WechatError('SYSTEM_ERROR', '系统异常，请用相同参数重新调用');
      if (fault === 'refused') throw new WechatError('NO_AUTH', '商户无权限');
      const answer = await work(context, body);
      if (fault === 'lost-answer') {
        context.env.outgoing.destroy();
        return RESPONSE_ALREADY_SENT;
      }
      return sign(context, answer === undefined ? 204 : 200, fault === 'wrong-amount' ? withWrongAmount(answer) : answer);
    } catch (error) {
      if (!(error instanceof WechatError)) throw error;
      return sign(context, error.status, { code: error.code, message: error.message });
    }
  };
  const sign = (context: Context<Environment>, status: ContentfulStatusCode | 204, answer: object | undefined) => {
    const text = answer === undefined ? '' : JSON.stringify(answer);
    const headers = signBody(text, sandbox.credentials.platform);
    return status === 204
      ? context.body(null, 204, headers)
      : context.body(text, status, { 'Content-Type': 'application/json', ...headers });
  };
  const find = async (outTradeNo: string): Promise<Order> => {
    const [order] = await sandbox.database.select().from(orders).where(eq(orders.outTradeNo, outTradeNo));
    if (order === undefined) throw new WechatError('ORDER_NOT_EXIST', '订单不存在');
    return order;
  };
  const numberInBody = (body: string): string => readText(readFields(body), 'out_trade_no', outTradeNoPattern);

  const app = new Hono<Environment>();
  app.post('/v3/pay/transactions/native', (context) =>
    respond(context, 'order', numberInBody, async (_, body) => ({
      code_url: await placeOrder(sandbox, readOrderRequest('native', body, sandbox.merchant)),
    })),
  );
  app.post('/v3/pay/transactions/jsapi', (context) =>
    respond(context, 'order', numberInBody, async (_, body) => {
      const content = await placeOrder(sandbox, readOrderRequest('jsapi', body, sandbox.merchant));
      return { prepay_id: content.replace('prepay_id=', '') };
    }),
  );
  app.get('/v3/pay/transactions/out-trade-no/:outTradeNo', (context) => {
    const { outTradeNo } = context.req.param();
    return respond(
      context,
      'query',
      () => outTradeNo,
      async () => {
        if (context.req.query('mchid') !== sandbox.merchant.mchid) throw new WechatError('PARAM_ERROR', '参数mchid不正确');
        return toTransaction(await find(outTradeNo));
      },
    );
  });
  app.post('/v3/pay/transactions/out-trade-no/:outTradeNo/close', (context) => {
    const { outTradeNo } = context.req.param();
    return respond(
      context,
      'close',
      () => outTradeNo,
      async (_, body) => {
        if (readFields(body)['mchid'] !== sandbox.merchant.mchid) throw new WechatError('PARAM_ERROR', '参数mchid不正确');
        const isUnpaid = and(eq(orders.outTradeNo, outTradeNo), inArray(orders.tradeState, ['NOTPAY', 'USERPAYING', 'PAYERROR']));
        const closed = { tradeState: 'CLOSED', tradeStateDesc: '订单已关闭' } as const;
        const done = await sandbox.database.update(orders).set(closed).where(isUnpaid).returning();
        if (done.length > 0) return undefined;
        const order = await find(outTradeNo);
        if (order.tradeState !== 'CLOSED') throw new WechatError('ORDERPAID', '该订单已支付');
        return undefined;
      },
    );
  });
  app.post('/v3/refund/domestic/refunds', (context) =>
    respond(context, 'refund', numberInBody, async (_, body) => startRefund(sandbox, body)),
  );
  app.get('/v3/refund/domestic/refunds/:outRefundNo', (context) => {
    const { outRefundNo } = context.req.param();
    return respond(
      context,
      'refund',
      () => outRefundNo,
      async () => findRefund(sandbox, outRefundNo),
    );
  });
  app.onError((error, context) => {
    console.error(error);
    return context.json({ code: 'SYSTEM_ERROR', message: '系统异常，请用相同参数重新调用' }, 500);
  });
  return app;
}

/** A fen too little, under a good signature: what a merchant must not take for its money. */
function withWrongAmount(answer: object | undefined): object | undefined {
  if (answer === undefined || !('amount' in answer)) return answer;
  const { amount } = answer as { amount: { total: number } };
  return { ...answer, amount: { ...amount, total: amount.total - 1, payer_total: amount.total - 1 } };
}
