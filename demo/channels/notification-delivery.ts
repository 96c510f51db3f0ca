import { and, eq } from 'drizzle-orm';
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Database } from '../database';
import type { Fault, FaultKind } from './faults';

/** What a notification says: the truth, or what a merchant must not be taken in by. */
export type Telling = 'truth' | 'wrong-amount' | 'wrong-merchant' | 'older-word' | 'forged';

/** What became of telling it. */
export interface Delivery {
  /** Whether it was acknowledged each time that it was sent. */
  readonly isDelivered: boolean;
  /** It was not sent yet, and is to be after so many milliseconds. */
  readonly putOffMs?: number;
}

const defaultPutOffMs = 5_000;

/** What is sent, one after another, each so many times at once; the truth, once, where nothing was arranged. */
const tellings: Partial<Record<FaultKind, readonly (readonly [Telling, number])[]>> = {
  repeated: [['truth', 2]],
  // A hundred, but no more at once than a server takes.
  flooded: Array.from({ length: 10 }, () => ['truth', 10] as const),
  reordered: [
    ['truth', 1],
    ['older-word', 1],
  ],
  forged: [['forged', 1]],
  'wrong-amount': [['wrong-amount', 1]],
  'wrong-merchant': [['wrong-merchant', 1]],
};

/**
 * Sends a notification as it was arranged.
 * @param write makes the message once, whose every sending is the same to the byte and answers whether it was acknowledged
 */
export async function sendAsArranged(fault: Fault | undefined, write: (telling: Telling) => () => Promise<boolean>): Promise<Delivery> {
  if (fault?.kind === 'dropped') return { isDelivered: false };
  if (fault?.kind === 'late') return { isDelivered: false, putOffMs: fault.afterMs ?? defaultPutOffMs };
  const toTell = (fault === undefined ? undefined : tellings[fault.kind]) ?? [['truth', 1] as const];
  try {
    let isDelivered = true;
    const written = new Map(toTell.map(([telling]) => [telling, write(telling)]));
    for (const [telling, times] of toTell) {
      const send = written.get(telling) ?? write(telling);
      const acknowledged = await Promise.all(Array.from({ length: times }, send));
      isDelivered = isDelivered && acknowledged.every(Boolean);
    }
    return { isDelivered };
  } catch {
    // A merchant that cannot be reached is told again later, like one that refuses.
    return { isDelivered: false };
  }
}

/** A notification that is due. */
export interface DueNotification {
  readonly id: string;
  /** How often it was sent. */
  readonly sent: number;
  readonly deliver: () => Promise<Delivery>;
}

/** Where a channel keeps its notifications. */
type NotificationTable = PgTable & { readonly id: AnyPgColumn; readonly sent: AnyPgColumn };

/**
 * Delivers all of them beside each other, and writes down when each is due again: never, once it is acknowledged or given up after the last gap.
 * @param gapsMs between one delivery and the next
 */
export async function deliverAll(
  { database, now }: { readonly database: Database; readonly now: () => number },
  table: NotificationTable,
  gapsMs: readonly number[],
  due: readonly DueNotification[],
): Promise<void> {
  await Promise.all(
    due.map(async ({ id, sent, deliver }) => {
      const next = nextDelivery(gapsMs, sent, await deliver(), now());
      const isUntouched = and(eq(table.id, id), eq(table.sent, sent));
      await database.update(table).set(next).where(isUntouched);
    }),
  );
}

function nextDelivery(gapsMs: readonly number[], sent: number, { isDelivered, putOffMs }: Delivery, now: number) {
  if (putOffMs !== undefined) return { sent, nextAt: new Date(now + putOffMs) };
  const gap = gapsMs[sent];
  return { sent: sent + 1, nextAt: isDelivered || gap === undefined ? null : new Date(now + gap) };
}
