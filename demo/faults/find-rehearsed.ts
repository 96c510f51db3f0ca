import { desc, eq } from 'drizzle-orm';
import type { Database } from '../database';
import { sessions } from '../merchant/tables';
import type { RehearsedSession } from './fault-routes';

/** The session of that id, of the order of that number, or, asked for neither, of the newest order. */
export async function findRehearsed(
  database: Database,
  { sessionId, orderNo }: Partial<RehearsedSession>,
): Promise<RehearsedSession | undefined> {
  const found = database.select({ sessionId: sessions.id, orderNo: sessions.orderNo }).from(sessions);
  const wanted = sessionId === undefined ? orderNo && eq(sessions.orderNo, orderNo) : eq(sessions.id, sessionId);
  const [session] = await (wanted ? found.where(wanted) : found.orderBy(desc(sessions.createdAt)).limit(1));
  return session;
}
