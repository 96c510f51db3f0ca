import { eq } from 'drizzle-orm';
import { productDefinitions } from '../../src/entries/channels';
import { logError } from '../log-error';
import { channelOf } from './channel-of';
import type { Merchant, SessionRow } from './merchant';
import { sessions } from './tables';
import { sessionStatus } from './views';

/** How long a quote holds before it is asked for again, and how long silence does: whoever opens a page often must not ask the channel often. */
const quoteLifeMs = 10 * 60_000;
const silenceLifeMs = 3_000;

/** How long a page waits for a quote: it opens without these instalments rather than late, and finds them there the next time. */
const longestWaitMs = 1_000;

/** The session with the plans that channels quote for it, asked for once in a while. */
export async function withQuotes(merchant: Merchant, session: SessionRow): Promise<SessionRow> {
  const now = merchant.now();
  const isFresh = session.quotesHoldUntil !== null && session.quotesHoldUntil.getTime() > now;
  const asked = session.products.filter(isQuoted);
  if (isFresh || asked.length === 0 || sessionStatus(session, now) !== 'open') return session;
  const quoted = ask(merchant, session, asked).catch((error: unknown) => {
    logError(error);
    return session;
  });
  return Promise.race([quoted, afterAWhile(session)]);
}

/** Whether a product is paid in instalments that only its channel can name. */
function isQuoted(productId: string): boolean {
  const definition = productDefinitions.get(productId);
  return definition?.carriers !== undefined && definition.plans === 'quotes';
}

async function ask(merchant: Merchant, session: SessionRow, productIds: readonly string[]): Promise<SessionRow> {
  const { database, channels, now } = merchant;
  const amount = { value: session.amount, currency: session.currency };
  const answers = await Promise.all(
    productIds.map(async (productId) => {
      // No attempt has such a number: theirs go on with an A.
      const question = { number: `${session.orderNo}Q`, amount };
      return [productId, await channels.get(channelOf(productId))?.quotePlans?.(question)] as const;
    }),
  );
  const quotes = Object.fromEntries(answers.flatMap(([productId, plans]) => (plans === undefined ? [] : [[productId, plans]])));
  const holdMs = Object.keys(quotes).length === productIds.length ? quoteLifeMs : silenceLifeMs;
  const [renewed] = await database
    .update(sessions)
    .set({ quotes: { ...session.quotes, ...quotes }, quotesHoldUntil: new Date(now() + holdMs) })
    .where(eq(sessions.id, session.id))
    .returning();
  return renewed ?? session;
}

function afterAWhile(session: SessionRow): Promise<SessionRow> {
  return new Promise((resolve) => setTimeout(() => resolve(session), longestWaitMs).unref());
}
