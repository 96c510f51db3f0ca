import { and, eq, isNull, ne } from 'drizzle-orm';
import type { ChannelAdapter } from './channels/channel-adapter';
import type { Merchant } from './merchant';
import { ProblemAnswer } from './problem-answer';
import { findSession, makeId } from './sessions';
import { authorizations, sessions } from './tables';
import { sessionStatus } from './views';

const stateLifeMs = 10 * 60_000;

/**
 * Where the browser goes so that the wallet says who the payer is.
 * @throws ProblemAnswer session-ended, authorization-unsupported
 */
export async function beginAuthorization(merchant: Merchant, sessionId: string, host: string): Promise<string> {
  const session = await findSession(merchant.database, sessionId);
  const now = merchant.now();
  if (sessionStatus(session, now) !== 'open') throw new ProblemAnswer('session-ended');
  const adapter = findByHost(merchant, host);
  if (adapter === undefined) throw new ProblemAnswer('authorization-unsupported');
  const state = makeId();
  await merchant.database.insert(authorizations).values({ state, sessionId, createdAt: new Date(now) });
  await merchant.database.update(sessions).set({ authorizationHost: host }).where(eq(sessions.id, sessionId));
  return adapter.authorizeUrl(`${merchant.origin}/${host}/callback`, state);
}

/**
 * Ends a round trip: a good code under an unused state binds the payer's identity to the session; anything else is a refusal.
 * @returns the session to go back to, or undefined when the state is nobody's
 */
export async function endAuthorization(
  merchant: Merchant,
  host: string,
  state: string,
  code: string | undefined,
): Promise<string | undefined> {
  const { database } = merchant;
  const now = merchant.now();
  const [known] = await database.select().from(authorizations).where(eq(authorizations.state, state));
  if (known === undefined) return undefined;
  const isUnused = and(eq(authorizations.state, state), isNull(authorizations.usedAt));
  const used = await database
    .update(authorizations)
    .set({ usedAt: new Date(now) })
    .where(isUnused)
    .returning();
  const isGood = used.length > 0 && known.createdAt.getTime() + stateLifeMs > now && code !== undefined;
  const openid = isGood ? await findByHost(merchant, host)?.exchangeCode(code) : undefined;
  const isSession = eq(sessions.id, known.sessionId);
  if (openid !== undefined) {
    await database.update(sessions).set({ authorizationStatus: 'granted', authorizationHost: host, openid }).where(isSession);
  } else {
    // A callback that is reloaded takes nothing away from what was granted.
    const isNotGranted = and(isSession, ne(sessions.authorizationStatus, 'granted'));
    await database.update(sessions).set({ authorizationStatus: 'refused', authorizationHost: host }).where(isNotGranted);
  }
  return known.sessionId;
}

function findByHost(merchant: Merchant, host: string): ChannelAdapter | undefined {
  return [...merchant.channels.values()].find((adapter) =>
    adapter.productIds.some((productId) => adapter.identityHost(productId) === host),
  );
}
