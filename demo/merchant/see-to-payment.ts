import { and, eq, inArray, isNull, lte, or } from 'drizzle-orm';
import { askChannel } from './ask-channel';
import { dueAtChannelOf, type Chore } from './chore';
import { closePayment } from './close-payment';
import { takesPayerCode, type Merchant, type PaymentRow, type SessionRow } from './merchant';
import { nextQuery } from './query-schedule';
import { isReversalDue, reversePayment } from './reverse-payment';
import { findPayment } from './sessions';
import { unfinishedStatuses } from './settle';
import { payments, sessions } from './tables';
import { isLive, isUnfinished } from './views';

/** When an attempt whose adapter can not even say when is tried again. */
const brokenGapMs = 60_000;

/** Between two tries to close what can not be closed yet, as its payer is typing. */
const closingGapMs = 15_000;

/**
 * Queries what the schedules say is due, so that a lost notification is healed and a payer's code that comes to nothing is reversed, and closes
 * what its order has no use for any more.
 */
export const seeToPayments: Chore = {
  findDue: async (merchant) => {
    const found = [...(await findToQuery(merchant)), ...(await findToClose(merchant))];
    return [...new Map(found.map((due) => [due.id, dueAtChannelOf(due)])).values()];
  },
  seeTo: async (merchant, id) => {
    const [row] = await merchant.database
      .select()
      .from(payments)
      .innerJoin(sessions, eq(sessions.id, payments.sessionId))
      .where(eq(payments.id, id));
    if (row === undefined) return;
    const { payments: payment, sessions: session } = row;
    // Another instance may have been here since it was found.
    if (isQueryDue(merchant, payment)) await query(merchant, session, payment);
    else if (isClosingDue(merchant, session, payment)) await closePayment(merchant, session.id, payment.id);
  },
};

const facts = { id: payments.id, productId: payments.productId };

function findToQuery({ database, now }: Merchant) {
  return database
    .select({ ...facts, since: payments.nextQueryAt })
    .from(payments)
    .where(lte(payments.nextQueryAt, new Date(now())));
}

/** A session that is over has no use for a live attempt: after a grace it is closed, so that nobody pays for nothing. */
function findToClose({ database, now, times }: Merchant) {
  const isOver = or(eq(sessions.status, 'paid'), lte(sessions.expiresAt, new Date(now() - times.expiryGraceMs)));
  const isLeft = and(inArray(payments.status, [...unfinishedStatuses]), isNull(payments.releasedAt));
  const isDue = or(isNull(payments.queriedAt), lte(payments.queriedAt, new Date(now() - closingGapMs)));
  return database
    .select({ ...facts, since: payments.queriedAt })
    .from(payments)
    .innerJoin(sessions, eq(sessions.id, payments.sessionId))
    .where(and(isLeft, isOver, isDue));
}

const isQueryDue = ({ now }: Merchant, { nextQueryAt }: PaymentRow): boolean => nextQueryAt !== null && nextQueryAt.getTime() <= now();

function isClosingDue({ now, times }: Merchant, session: SessionRow, payment: PaymentRow): boolean {
  const isOver = session.status === 'paid' || session.expiresAt.getTime() + times.expiryGraceMs <= now();
  return isOver && isLive(payment) && (payment.queriedAt?.getTime() ?? 0) + closingGapMs <= now();
}

async function query(merchant: Merchant, session: SessionRow, payment: PaymentRow): Promise<void> {
  const { database } = merchant;
  const plan = (nextQueryAt: Date | null) => database.update(payments).set({ nextQueryAt }).where(eq(payments.id, payment.id));
  // Put off first: a query that hangs or throws is then not repeated at once, and neither is what has no adapter any more.
  await plan(new Date(merchant.now() + brokenGapMs));
  await plan(nextQuery(merchant, session, payment));
  if (payment.status === 'paid') return;
  const isOver = session.status === 'paid' || session.expiresAt.getTime() <= merchant.now();
  // One that was left behind can be closed once somebody has scanned its code; while its order is open, it may as well be paid.
  const isLeftBehind = isUnfinished(payment) && payment.releasedAt !== null && isOver;
  const isLeftOver = isClosingDue(merchant, session, payment) && !takesPayerCode(payment.carrierId);
  if (isLeftBehind || isLeftOver) await closePayment(merchant, session.id, payment.id);
  else await askChannel(merchant, payment);
  let after = await findPayment(database, payment.sessionId, payment.id);
  if (takesPayerCode(after.carrierId) && isUnfinished(after) && isReversalDue(merchant, after, merchant.now())) {
    await reversePayment(merchant, session, after);
    after = await findPayment(database, payment.sessionId, payment.id);
    // News of a payment asks for a look at once: not while that is what the reversal takes back.
    if (isUnfinished(after)) return void (await plan(nextQuery(merchant, session, after)));
  }
  // What was heard may ask for another interval: a payer in his wallet is looked at more often.
  if (after.nextQueryAt === null || after.nextQueryAt.getTime() > merchant.now()) await plan(nextQuery(merchant, session, after));
}
