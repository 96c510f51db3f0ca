import { eq } from 'drizzle-orm';
import { Hono } from 'hono';
import { NotificationRefusal } from './channels/wechat-pay-notification';
import type { Merchant } from './merchant';
import { findSession, toAttempt } from './sessions';
import { settle } from './settle';
import { notifications, payments } from './tables';

/** Where the channels tell what happened. Committed before acknowledged; told again until acknowledged. */
export function makeNotifyRoutes(merchant: Merchant): Hono {
  const app = new Hono();
  app.post('/notify/:channel', async (context) => {
    const adapter = merchant.channels.get(context.req.param('channel'));
    if (adapter === undefined) return context.json({ code: 'FAIL', message: 'No such channel' }, 404);
    const notification = adapter.readNotification(context.req.raw.headers, await context.req.text());
    const [payment] = await merchant.database.select().from(payments).where(eq(payments.outTradeNo, notification.outTradeNo));
    if (payment === undefined) throw new NotificationRefusal(400, 'No such attempt');
    const session = await findSession(merchant.database, payment.sessionId);
    const state = notification.judge(toAttempt(session, payment));
    if (state.kind === 'unknown') throw new NotificationRefusal(400, 'Not the facts of this attempt');
    const receivedAt = new Date(merchant.now());
    await settle(merchant, payment, state, receivedAt);
    await merchant.database
      .insert(notifications)
      .values({ id: notification.id, outTradeNo: notification.outTradeNo, receivedAt })
      .onConflictDoNothing();
    return context.body(null, 204);
  });
  app.onError((error, context) => {
    if (error instanceof NotificationRefusal) return context.json({ code: 'FAIL', message: error.message }, error.status);
    console.error(error);
    return context.json({ code: 'FAIL', message: 'Try again later' }, 500);
  });
  return app;
}
