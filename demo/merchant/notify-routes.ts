import { logError } from '../log-error';
import { eq } from 'drizzle-orm';
import { Hono } from 'hono';
import { isAllowed } from './allowed-addresses';
import { askChannel } from './ask-channel';
import { channelOf } from './channel-of';
import { NotificationRefusal, type Acknowledgement, type ChannelAdapter } from './channels/channel-adapter';
import type { Merchant } from './merchant';
import { readRemoteAddress } from './remote-address';
import { findSession, toAttempt } from './sessions';
import { settle } from './settle';
import { notifications, payments } from './tables';

/** Where the channels tell what happened. Committed before acknowledged; told again until acknowledged. */
export function makeNotifyRoutes(merchant: Merchant): Hono {
  const app = new Hono();
  app.post('/notify/:channel', async (context) => {
    const channel = context.req.param('channel');
    const adapter = merchant.channels.get(channel);
    if (adapter === undefined) return context.json({ code: 'FAIL', message: 'No such channel' }, 404);
    if (adapter.notifiesFrom !== undefined && !isAllowed(adapter.notifiesFrom, readRemoteAddress(context))) {
      return toResponse(adapter.refuse({ status: 401, message: 'Not from an address of the channel' }));
    }
    try {
      return toResponse(await take(merchant, channel, adapter, context.req.raw.headers, await context.req.text()));
    } catch (error) {
      if (error instanceof NotificationRefusal) return toResponse(adapter.refuse(error));
      logError(error);
      return toResponse(adapter.refuse({ status: 500, message: 'Try again later' }));
    }
  });
  return app;
}

async function take(
  merchant: Merchant,
  channel: string,
  adapter: ChannelAdapter,
  headers: Headers,
  body: string,
): Promise<Acknowledgement> {
  const { database } = merchant;
  // Before the row is read: a reversal that is sent from here on makes the news old.
  const receivedAt = new Date(merchant.now());
  const notification = adapter.readNotification(headers, body);
  const [payment] = await database.select().from(payments).where(eq(payments.outTradeNo, notification.outTradeNo));
  // The channel may tell of what another shop of the same account sold.
  if (payment === undefined || channelOf(payment.productId) !== channel) return adapter.refuse({ status: 404, message: 'No such attempt' });
  const session = await findSession(database, payment.sessionId);
  const state = notification.judge(toAttempt(session, payment));
  if (state.kind === 'unknown') throw new NotificationRefusal(400, 'Not the facts of this attempt');
  // News of a payment may have been on its way while a reversal took the money back, and what is not signed may be anybody's: the channel is
  // asked what is true now.
  if (payment.reversals > 0 || adapter.notifiesFrom !== undefined) await askChannel(merchant, payment);
  else await settle(merchant, payment, state, receivedAt);
  const told = { id: notification.id, outTradeNo: notification.outTradeNo, receivedAt };
  await database.insert(notifications).values(told).onConflictDoNothing();
  return adapter.acknowledged;
}

function toResponse({ status, body, contentType }: Acknowledgement): Response {
  return new Response(body, { status, headers: contentType === undefined ? {} : { 'Content-Type': contentType } });
}
