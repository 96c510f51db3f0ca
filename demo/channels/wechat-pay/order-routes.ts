import { Hono, type Context } from 'hono';
import { h5Path } from './h5-link';
import { outTradeNoPattern, readAuthCode, readFields, readOrderRequest, readPayerIp, readText } from './order-request';
import { payByCode } from './payer-codes';
import { placeOrder, type PrepaidRequest } from './place-order';
import type { ApiEnvironment, Respond } from './responder';
import { toTransaction } from './transaction';
import type { WechatSandbox } from './wechat-sandbox';

type Prepaid = PrepaidRequest['product'];

/** What is asked for beside an order, and what its answer has. */
const answers: Readonly<Record<Prepaid, (content: string, origin: string) => object>> = {
  native: (content) => ({ code_url: content }),
  jsapi: toPrepayId,
  app: toPrepayId,
  h5: (content, origin) => ({ h5_url: `${origin}${h5Path}?${content}` }),
};

/** Where merchants place their orders, a path a product. */
export function makeOrderRoutes(sandbox: WechatSandbox, respond: Respond): Hono<ApiEnvironment> {
  const numberOf = (body: string): string => readText(readFields(body), 'out_trade_no', outTradeNoPattern);
  const place = (context: Context<ApiEnvironment>, product: Prepaid): Promise<Response> =>
    respond(context, {
      place: 'order',
      numberOf,
      work: async (body) => {
        const request: PrepaidRequest = { ...readOrderRequest(product, body, sandbox.merchant), product };
        const content = await placeOrder(sandbox, request, product === 'h5' ? readPayerIp(body) : null);
        return answers[product](content, new URL(context.req.url).origin);
      },
    });
  const app = new Hono<ApiEnvironment>();
  app.post('/v3/pay/transactions/native', (context) => place(context, 'native'));
  app.post('/v3/pay/transactions/jsapi', (context) => place(context, 'jsapi'));
  app.post('/v3/pay/transactions/h5', (context) => place(context, 'h5'));
  app.post('/v3/pay/transactions/app', (context) => place(context, 'app'));
  app.post('/v3/pay/transactions/codepay', (context) =>
    respond(context, {
      place: 'order',
      numberOf,
      work: async (body) =>
        toTransaction(await payByCode(sandbox, readOrderRequest('codepay', body, sandbox.merchant), readAuthCode(body))),
    }),
  );
  return app;
}

function toPrepayId(content: string): object {
  return { prepay_id: content.replace('prepay_id=', '') };
}
