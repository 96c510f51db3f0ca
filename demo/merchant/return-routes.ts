import { logError } from '../log-error';
import { eq } from 'drizzle-orm';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { renderMessagePage, shopSite } from '../message-page';
import { askChannelSparingly } from './ask-channel';
import { channelOf } from './channel-of';
import type { Merchant } from './merchant';
import { readReturnedNumber } from './report-return';
import { payments } from './tables';

/** Nothing that a channel sends a browser back with comes near it. */
const largestBody = 65_536;

/**
 * Where channels that return by POST send the payer's browser. It comes from another site by nature; all that it can bring about is a query,
 * and that only with what the channel has signed.
 */
export function makeReturnRoutes(merchant: Merchant): Hono {
  const { database, origin } = merchant;
  const app = new Hono();
  app.use('/return/*', bodyLimit({ maxSize: largestBody, onError: refuse }));
  app.post('/return/:channel', async (context) => {
    const fields = readForm(await context.req.text());
    const channel = context.req.param('channel');
    const outTradeNo = fields && readReturnedNumber(merchant.channels.get(channel), fields);
    if (outTradeNo === undefined) return refuse(context);
    const [payment] = await database.select().from(payments).where(eq(payments.outTradeNo, outTradeNo));
    if (payment === undefined || channelOf(payment.productId) !== channel) return refuse(context);
    // The page asks for itself: a query that fails must not keep the payer from it.
    if (payment.status !== 'paid') await askChannelSparingly(merchant, payment).catch((error: unknown) => logError(error));
    return context.redirect(`${origin}/pay/${payment.sessionId}`, 303);
  });
  return app;
}

/** The fields of a form; undefined when one is doubled, as the signature would be of either. */
function readForm(body: string): Record<string, string> | undefined {
  const entries = [...new URLSearchParams(body)];
  const names = new Set(entries.map(([name]) => name));
  return names.size === entries.length ? Object.fromEntries(entries) : undefined;
}

function refuse(context: Context): Response | Promise<Response> {
  const message = '无法识别返回的参数，订单没有变化。请回到原来的收银台页面查看结果；如已付款，请勿重复支付，结果会自动更新。';
  return context.html(renderMessagePage(shopSite, '请回到收银台', message), 400);
}
