import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Database, Transaction } from '../database';
import type { Authorizer } from './channels/channel-adapter';
import type { Merchant } from './merchant';
import { ProblemAnswer } from './problem-answer';
import { findSession, makeId } from './sessions';
import { authorizations } from './tables';
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
  const authorizer = findAuthorizer(merchant, host);
  if (authorizer === undefined) throw new ProblemAnswer('authorization-unsupported');
  const state = makeId();
  await merchant.database.insert(authorizations).values({ state, sessionId, host, createdAt: new Date(now) });
  return authorizer.authorizeUrl(`${merchant.origin}/${host}/callback`, state);
}

/** Where a browser goes on after the round trip. */
export interface Return {
  readonly sessionId: string;
  /** Whether this callback was the one that decided. */
  readonly isFirst: boolean;
}

/**
 * Ends a round trip: a good code under an unused state binds the payer's identity to the session and the browser; anything else is a
 * refusal. A callback that comes again finds its state used and changes nothing.
 * @returns undefined when the state is nobody's, or another wallet's
 */
export async function endAuthorization(
  merchant: Merchant,
  host: string,
  browser: string,
  state: string,
  code: string | undefined,
): Promise<Return | undefined> {
  const { database } = merchant;
  const now = merchant.now();
  const [known] = await database.select().from(authorizations).where(eq(authorizations.state, state));
  if (known?.host !== host) return undefined;
  const { sessionId } = known;
  const isUnused = and(eq(authorizations.state, state), isNull(authorizations.usedAt));
  const used = await database
    .update(authorizations)
    .set({ usedAt: new Date(now) })
    .where(isUnused)
    .returning();
  if (used.length === 0) return { sessionId, isFirst: false };
  const isGood = known.createdAt.getTime() + stateLifeMs > now && code !== undefined;
  const openid = isGood ? await findAuthorizer(merchant, host)?.exchangeCode(code) : undefined;
  await database
    .update(authorizations)
    .set({ browser, openid: openid ?? null })
    .where(eq(authorizations.state, state));
  return { sessionId, isFirst: true };
}

/** Who pays, as far as one browser was told by the wallet. */
export interface Identity {
  readonly host: string | null;
  /** Null when the wallet refused. */
  readonly openid: string | null;
}

/** The identity of a browser in a session, of one host or of any: the last that was granted, or else the last refusal. */
export async function findIdentity(
  database: Database | Transaction,
  sessionId: string,
  browser: string | undefined,
  host?: string,
): Promise<Identity | undefined> {
  if (browser === undefined) return undefined;
  const isTheirs = and(eq(authorizations.sessionId, sessionId), eq(authorizations.browser, browser));
  const rows = await database
    .select()
    .from(authorizations)
    .where(host === undefined ? isTheirs : and(isTheirs, eq(authorizations.host, host)))
    .orderBy(desc(authorizations.usedAt));
  return rows.find(({ openid }) => openid !== null) ?? rows[0];
}

/** The wallets that can be asked who pays. */
export function authorizersOf(merchant: Merchant): readonly Authorizer[] {
  return [...merchant.channels.values()].flatMap(({ authorizer }) => authorizer ?? []);
}

const findAuthorizer = (merchant: Merchant, host: string): Authorizer | undefined =>
  authorizersOf(merchant).find((authorizer) => authorizer.host === host);
