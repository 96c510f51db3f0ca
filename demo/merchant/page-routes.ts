import { eq } from 'drizzle-orm';
import { Hono } from 'hono';
import { endAuthorization } from './authorizations';
import type { Merchant } from './merchant';
import { readNewOrder, type OrderRefusal } from './new-order';
import { renderMessagePage } from './pages/message-page';
import { renderOrderPage } from './pages/order-page';
import { renderPayPage } from './pages/pay-page';
import { renderShopPage } from './pages/shop-page';
import { openSession } from './sessions';
import { sessions } from './tables';
import { sessionStatus } from './views';

/** What a shopper's browser opens. */
export function makePageRoutes(merchant: Merchant): Hono {
  const { database, origin } = merchant;
  const app = new Hono();
  app.get('/', (context) => context.html(renderShopPage()));
  app.get('/new', async (context) => {
    const wantsJson = (context.req.header('Accept') ?? '').includes('application/json');
    context.header('Cache-Control', 'no-store');
    const refuse = (status: 400 | 409, { code, message }: OrderRefusal): Response | Promise<Response> => {
      if (!wantsJson) return context.html(renderMessagePage('无法下单', `${message}（${code}）`), status);
      const problem = { type: `urn:unified-cashier:demo:${code}`, title: message, status, code };
      return context.body(JSON.stringify(problem), status, { 'Content-Type': 'application/problem+json' });
    };
    const order = readNewOrder(context.req.query(), merchant.now());
    if ('code' in order) return refuse(400, order);
    const session = await openSession(merchant, order);
    if (session === undefined) return refuse(409, { code: 'order-no-used', message: '该订单号已用于另一笔订单，请更换订单号。' });
    const payUrl = `${origin}/pay/${session.id}`;
    return wantsJson ? context.json({ sessionId: session.id, payUrl }, 201) : context.redirect(payUrl, 303);
  });
  app.get('/pay/:sessionId', async (context) => {
    const { sessionId } = context.req.param();
    const [session] = await database.select().from(sessions).where(eq(sessions.id, sessionId));
    return context.html(renderPayPage(sessionId, session?.terminal ?? null));
  });
  app.get('/orders/:orderNo', async (context) => {
    const [session] = await database
      .select()
      .from(sessions)
      .where(eq(sessions.orderNo, context.req.param('orderNo')));
    if (session === undefined) return context.html(renderMessagePage('没有这笔订单', '请核对订单号，或回到书店重新下单。'), 404);
    return context.html(renderOrderPage(session, sessionStatus(session, merchant.now())));
  });
  app.get('/wechat/callback', async (context) => {
    const { state, code } = context.req.query();
    const sessionId = state === undefined ? undefined : await endAuthorization(merchant, 'wechat', state, code);
    if (sessionId === undefined) return context.html(renderMessagePage('授权无法识别', '请回到收银台页面重新发起支付。'), 400);
    return context.redirect(`${origin}/pay/${sessionId}`, 303);
  });
  return app;
}
