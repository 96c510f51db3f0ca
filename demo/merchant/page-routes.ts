import { eq } from 'drizzle-orm';
import { Hono } from 'hono';
import { renderMessagePage, shopSite } from '../message-page';
import { authorizersOf, endAuthorization } from './authorizations';
import { makeBrowser, readBrowser, writeBrowser } from './browser-cookie';
import type { Merchant } from './merchant';
import { readNewOrder, type OrderRefusal } from './new-order';
import { renderOrderPage, standingOf, sumsOf, tagOf } from './pages/order-page';
import { renderPayPage } from './pages/pay-page';
import { renderShopPage } from './pages/shop-page';
import { findRefunds } from './refunds';
import { findPayments, openSession } from './sessions';
import { sessions } from './tables';
import { sessionStatus } from './views';

/** What a shopper's browser opens. */
export function makePageRoutes(merchant: Merchant): Hono {
  const { database, origin } = merchant;
  const app = new Hono();
  if (merchant.sandboxOrigin !== undefined) app.route('/', makeShopRoutes(merchant));

  app.get('/pay/:sessionId', async (context) => {
    const { sessionId } = context.req.param();
    const [session] = await database.select().from(sessions).where(eq(sessions.id, sessionId));
    return context.html(renderPayPage(sessionId, session));
  });
  app.get('/orders/:sessionId', async (context) => {
    const { sessionId } = context.req.param();
    const [session] = await database.select().from(sessions).where(eq(sessions.id, sessionId));
    if (session === undefined) {
      return context.html(renderMessagePage(shopSite, '没有这笔订单', '请核对地址，或回到书店重新下单。'), 404);
    }
    const back = sumsOf(await findRefunds(database, session));
    const standing = standingOf(session, sessionStatus(session, merchant.now()), await findPayments(database, session.id), back);
    context.header('ETag', tagOf(standing, back));
    return context.html(renderOrderPage(session, standing, back));
  });
  for (const { host, codeParameter } of authorizersOf(merchant)) {
    app.get(`/${host}/callback`, async (context) => {
      const { state, [codeParameter]: code } = context.req.query();
      const browser = readBrowser(context) ?? makeBrowser();
      const back = state === undefined ? undefined : await endAuthorization(merchant, host, browser, state, code);
      if (back === undefined) return context.html(renderMessagePage(shopSite, '授权无法识别', '请回到收银台页面重新发起支付。'), 400);
      if (back.isFirst) writeBrowser(context, browser, origin);
      // Without a fragment of its own, the address would keep the wallet's.
      return context.redirect(`${origin}/pay/${back.sessionId}#`, 303);
    });
  }
  return app;
}

/** The shop, where anybody may make any order: for rehearsals, and never in front of real channels. */
function makeShopRoutes(merchant: Merchant): Hono {
  const app = new Hono();
  app.get('/', (context) => context.html(renderShopPage()));
  app.get('/new', async (context) => {
    const wantsJson = (context.req.header('Accept') ?? '').includes('application/json');
    context.header('Cache-Control', 'no-store');
    const refuse = (status: 400 | 409, { code, message }: OrderRefusal): Response | Promise<Response> => {
      if (!wantsJson) return context.html(renderMessagePage(shopSite, '无法下单', `${message}（${code}）`), status);
      const problem = { type: `urn:unified-cashier:demo:${code}`, title: message, status, code };
      return context.body(JSON.stringify(problem), status, { 'Content-Type': 'application/problem+json' });
    };
    const order = readNewOrder(context.req.query(), merchant.now());
    if ('code' in order) return refuse(400, order);
    const session = await openSession(merchant, order);
    if (session === undefined) {
      return refuse(409, { code: 'order-no-used', message: '该订单号已用过：请回到原来的收银台页面继续支付，或请更换订单号。' });
    }
    const payUrl = `${merchant.origin}/pay/${session.id}`;
    return wantsJson ? context.json({ sessionId: session.id, payUrl }, 201) : context.redirect(payUrl, 303);
  });
  return app;
}
