import { logError } from '../../log-error';
import { Hono } from 'hono';
import { closeOrder } from './close-order';
import { findOrder } from './find-order';
import { outTradeNoPattern, readFields, readText } from './order-request';
import { makeOrderRoutes } from './order-routes';
import { tellCertificates } from './platform-certificates';
import { findRefund, startRefund } from './refund';
import { makeResponder, type ApiEnvironment } from './responder';
import { reverseOrder } from './reverse-order';
import { billPath, findTradeBill, tellTradeBill } from './trade-bill';
import { toTransaction } from './transaction';
import { WechatError } from './wechat-error';
import type { WechatSandbox } from './wechat-sandbox';

/** WeChat Pay APIv3. */
export function makeApiRoutes(sandbox: WechatSandbox): Hono<ApiEnvironment> {
  const respond = makeResponder(sandbox);
  const app = new Hono<ApiEnvironment>();
  app.route('/', makeOrderRoutes(sandbox, respond));
  app.get('/v3/certificates', (context) =>
    respond(context, {
      place: 'query',
      numberOf: () => 'certificates',
      work: () => tellCertificates(sandbox.credentials.platform, sandbox.credentials.apiV3Key),
    }),
  );
  app.get('/v3/pay/transactions/out-trade-no/:outTradeNo', (context) => {
    const { outTradeNo } = context.req.param();
    return respond(context, {
      place: 'query',
      numberOf: () => outTradeNo,
      work: async () => {
        if (context.req.query('mchid') !== sandbox.merchant.mchid) throw new WechatError('PARAM_ERROR', '参数mchid不正确');
        return toTransaction(await findOrder(sandbox, outTradeNo));
      },
    });
  });
  app.post('/v3/pay/transactions/out-trade-no/:outTradeNo/close', (context) => {
    const { outTradeNo } = context.req.param();
    return respond(context, {
      place: 'close',
      numberOf: () => outTradeNo,
      work: async (body) => {
        await closeOrder(sandbox, outTradeNo, body);
        return undefined;
      },
    });
  });
  app.post('/v3/pay/transactions/out-trade-no/:outTradeNo/reverse', (context) => {
    const { outTradeNo } = context.req.param();
    return respond(context, {
      place: 'reverse',
      numberOf: () => outTradeNo,
      work: (body, fault) => reverseOrder(sandbox, outTradeNo, body, fault === 'refused'),
    });
  });
  app.get('/v3/bill/tradebill', (context) => {
    const { bill_date: day = '', bill_type: type = 'ALL' } = context.req.query();
    const work = () => tellTradeBill(sandbox, new URL(context.req.url).origin, day, type);
    return respond(context, { place: 'query', numberOf: () => 'bill', work });
  });
  app.get(billPath, (context) => {
    const { bill_date: day = '', token = '' } = context.req.query();
    return respond(context, { place: 'query', numberOf: () => 'bill', work: () => findTradeBill(sandbox, day, token) });
  });
  app.post('/v3/refund/domestic/refunds', (context) =>
    respond(context, {
      place: 'refund',
      numberOf: (body) => readText(readFields(body), 'out_trade_no', outTradeNoPattern),
      work: (body, fault) => startRefund(sandbox, body, fault === 'funds-short'),
    }),
  );
  app.get('/v3/refund/domestic/refunds/:outRefundNo', (context) => {
    const { outRefundNo } = context.req.param();
    return respond(context, { place: 'refund', numberOf: () => outRefundNo, work: () => findRefund(sandbox, outRefundNo) });
  });
  app.onError((error, context) => {
    logError(error);
    return context.json({ code: 'SYSTEM_ERROR', message: '系统异常，请用相同参数重新调用' }, 500);
  });
  return app;
}
