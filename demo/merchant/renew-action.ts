import { and, eq, isNull } from 'drizzle-orm';
import type { StartAnswer } from './channels/channel-adapter';
import type { Merchant, PaymentRow, SessionRow } from './merchant';
import { isNewsAt, isNotOver } from './settle';
import { payments } from './tables';

type Started = Extract<StartAnswer, { kind: 'started' }>;

/**
 * Writes down an attempt's new action. A code lives as long as the page shows it; a bridge's parameters as long as the order.
 * The action is always the newest, as the channel has let go of the old one; the word of a payer who has begun meanwhile stays.
 * @param askedAt when the channel was asked for the action, which says that it is not paid; null when it was only signed here
 * @returns whether the attempt was still live
 */
export async function renewAction(
  merchant: Merchant,
  session: SessionRow,
  payment: PaymentRow,
  started: Started,
  askedAt: Date | null,
): Promise<boolean> {
  const now = merchant.now();
  const lifeMs = started.action.kind === 'qr-code' ? Math.min(session.actionLifeMs, started.lifeMs) : started.lifeMs;
  const actionExpiresAt = new Date(Math.min(now + lifeMs, session.expiresAt.getTime()));
  return merchant.database.transaction(async (transaction) => {
    const renewed = await transaction
      .update(payments)
      .set({ action: started.action, actionMadeAt: new Date(now), actionExpiresAt, renewingSince: null })
      .where(and(isNotOver(payment.id), isNull(payments.releasedAt)))
      .returning();
    if (askedAt !== null) {
      await transaction
        .update(payments)
        .set({ channelAnswer: 'unpaid', checkedAt: askedAt })
        .where(and(eq(payments.id, payment.id), eq(payments.status, 'pending'), isNewsAt(askedAt)));
    }
    return renewed.length > 0;
  });
}
