import { eq, lte } from 'drizzle-orm';
import { askChannel } from './ask-channel';
import { channelOf } from './channel-of';
import { closePayment } from './close-payment';
import { takesPayerCode, type Merchant, type PaymentRow, type SessionRow } from './merchant';
import { nextQuery } from './query-schedule';
import { isReversalDue, reversePayment } from './reverse-payment';
import { seeToEach } from './see-to-each';
import { findPayment } from './sessions';
import { payments, sessions } from './tables';
import { isUnfinished } from './views';

/** When an attempt whose adapter can not even say when is tried again. */
const brokenGapMs = 60_000;

interface Due {
  readonly payments: PaymentRow;
  readonly sessions: SessionRow;
}

/**
 * Queries what the schedules say is due: a lost notification is healed by it, and a payer's code that comes to nothing is reversed.
 * Channels do not wait for each other; one that is out of order costs a time-out for each attempt.
 */
export async function askWhatIsDue(merchant: Merchant): Promise<void> {
  const due = await merchant.database
    .select()
    .from(payments)
    .innerJoin(sessions, eq(sessions.id, payments.sessionId))
    .where(lte(payments.nextQueryAt, new Date(merchant.now())));
  const byChannel = new Map<string, Due[]>();
  for (const one of due) {
    const channel = channelOf(one.payments.productId);
    byChannel.set(channel, [...(byChannel.get(channel) ?? []), one]);
  }
  await Promise.all([...byChannel.values()].map((dueAtChannel) => seeToEach(dueAtChannel, (one) => attend(merchant, one))));
}

async function attend(merchant: Merchant, { payments: payment, sessions: session }: Due): Promise<void> {
  const { database } = merchant;
  const plan = (nextQueryAt: Date | null) => database.update(payments).set({ nextQueryAt }).where(eq(payments.id, payment.id));
  // Put off first: a query that hangs or throws is then not repeated at once, and neither is what has no adapter any more.
  await plan(new Date(merchant.now() + brokenGapMs));
  await plan(nextQuery(merchant, session, payment));
  if (payment.status === 'paid') return;
  const isOver = session.status === 'paid' || session.expiresAt.getTime() <= merchant.now();
  // One that was left behind can be closed once somebody has scanned its code; while its order is open, it may as well be paid.
  if (isUnfinished(payment) && payment.releasedAt !== null && isOver) await closePayment(merchant, session.id, payment.id);
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
