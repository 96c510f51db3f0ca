import { logError } from '../../log-error';
import { Hono, type Context } from 'hono';
import type { FaultKind, FaultPlace } from '../faults';
import type { AlipaySandbox } from './alipay-sandbox';
import { openCashier, pageProducts, renderErrorPage } from './cashier-routes';
import { businessError, GatewayError } from './gateway-error';
import { readGatewayRequest, type GatewayRequest } from './gateway-request';
import { payInTheMomentBefore } from './lead';
import { exchangeAuthCode } from './oauth-routes';
import { payByCode } from './pay-by-code';
import { cancel, queryRefund, refund } from './refund-methods';
import { signRsa2 } from './rsa2';
import { tellBillUrl } from './trade-bill';
import { close, create, precreate, query, type Answer, type GatewayMethod } from './trade-methods';
import { readYuan, toYuan } from './wire-values';

/** The methods that a merchant's server calls, and where each may go wrong. */
const methods: Readonly<Record<string, { place: FaultPlace; work: GatewayMethod }>> = {
  'alipay.trade.precreate': { place: 'order', work: precreate },
  'alipay.trade.create': { place: 'order', work: create },
  'alipay.trade.pay': { place: 'order', work: payByCode },
  'alipay.trade.query': { place: 'query', work: query },
  'alipay.trade.close': { place: 'close', work: close },
  'alipay.trade.cancel': { place: 'reverse', work: cancel },
  'alipay.trade.refund': { place: 'refund', work: refund },
  'alipay.trade.fastpay.refund.query': { place: 'refund', work: queryRefund },
  'alipay.data.dataservice.bill.downloadurl.query': { place: 'query', work: tellBillUrl },
};

const tokenMethod = 'alipay.system.oauth.token';

/** Alipay's open gateway: every request is verified, and every answer that a server gets is signed over its exact text. */
export function makeGatewayRoutes(sandbox: AlipaySandbox): Hono {
  const answer = (context: Context, key: string, facts: Answer): Response => {
    const text = JSON.stringify(facts);
    const sign = signRsa2(text, sandbox.credentials.alipay.privateKey);
    const headers = { 'Content-Type': 'application/json;charset=utf-8' };
    return context.body(`{${JSON.stringify(key)}:${text},"sign":"${sign}"}`, 200, headers);
  };
  const app = new Hono();
  app.on(['GET', 'POST'], '/gateway.do', async (context) => {
    const params = await readParams(context);
    const { method = '' } = params;
    const isPage = Object.hasOwn(pageProducts, method);
    const key = `${method.replaceAll('.', '_')}_response`;
    try {
      const request = readGatewayRequest(params, sandbox.merchant);
      if (method === tokenMethod) return answer(context, key, await exchangeAuthCode(sandbox, request));
      const known = Object.hasOwn(methods, method) ? methods[method] : undefined;
      if (known === undefined && !isPage) throw new GatewayError('40002', 'isv.invalid-method', '不存在的方法名');
      const place = known?.place ?? 'order';
      const fault = sandbox.faults.take(place, readNumber(request))?.kind;
      await rehearse(sandbox, fault, place, request);
      if (known === undefined) return context.redirect(await openCashier(sandbox, request), 303);
      const told = await known.work(sandbox, request);
      // A broken connection would not do: the merchant's SDK silently sends the request again over another one.
      if (fault === 'lost-answer') return context.body(null, 504);
      return answer(context, key, { code: '10000', msg: 'Success', ...(fault === 'wrong-amount' ? withWrongAmount(told) : told) });
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      if (isPage) return context.html(renderErrorPage(error), 400);
      // A refused token alone comes under another name.
      return answer(context, method === tokenMethod ? 'error_response' : key, error.toAnswer());
    }
  });
  app.onError((error, context) => {
    logError(error);
    return context.body(null, 500);
  });
  return app;
}

/** Parameters come in the address and in the form, and count alike. */
async function readParams(context: Context): Promise<Record<string, string>> {
  const form = context.req.method === 'POST' ? new URLSearchParams(await context.req.text()) : [];
  return { ...context.req.query(), ...Object.fromEntries(form) };
}

function readNumber({ biz }: GatewayRequest): string {
  const { out_trade_no: outTradeNo } = biz;
  return typeof outTradeNo === 'string' ? outTradeNo : '';
}

async function rehearse(sandbox: AlipaySandbox, fault: FaultKind | undefined, place: FaultPlace, request: GatewayRequest): Promise<void> {
  if (fault === 'refused') throw new GatewayError('40006', 'isv.insufficient-isv-permissions', 'ISV权限不足');
  if (fault === 'funds-short') throw businessError('ACQ.SELLER_BALANCE_NOT_ENOUGH');
  if (fault === 'paid-first') await payInTheMomentBefore(sandbox, readNumber(request));
  if (fault !== 'server-error') return;
  if (place === 'reverse') throw new GatewayError('40004', 'ACQ.SYSTEM_ERROR', '系统异常', { retry_flag: 'Y' });
  throw new GatewayError('20000', 'isp.unknow-error', '系统繁忙');
}

/** A fen too little, under a good signature: what a merchant must not take for its money. */
function withWrongAmount(told: Answer): Answer {
  const total = readYuan(told['total_amount']);
  return total === undefined ? told : { ...told, total_amount: toYuan(total - 1) };
}
