import { and, eq, lte } from 'drizzle-orm';
import type { Chore, Due } from './chore';
import { openJobs, type Job } from './jobs';
import type { Merchant } from './merchant';
import { seeToBills } from './see-to-bill';
import { seeToPayments } from './see-to-payment';
import { seeToRefunds } from './see-to-refund';
import { sessions } from './tables';

const kinds = { payment: seeToPayments, refund: seeToRefunds, bill: seeToBills } as const satisfies Record<string, Chore>;

/** One piece of a kind of work. */
interface Task {
  readonly kind: keyof typeof kinds;
  readonly id: string;
}

/** For what was started at a channel that the merchant has no more. */
const noChannel = 'no-channel';

/** What the server does without being asked. The schedules stand in the tables, by the merchant's clock; who does what is settled by jobs. */
export interface Chores {
  /** A queue for each channel: those that are out of order hold nobody else up. */
  readonly queues: readonly string[];
  /**
   * Ends the sessions whose time is over, and offers what has come due.
   * @returns the queues that have something
   */
  readonly findDue: () => Promise<readonly string[]>;
  /**
   * Does a few things of a queue.
   * @returns whether there were any
   */
  readonly seeToSome: (queue: string) => Promise<boolean>;
  /** Has done again what instances have died over. */
  readonly tidy: () => Promise<void>;
}

/** Opens the queues of the merchant's channels. */
export async function openChores(merchant: Merchant): Promise<Chores> {
  const queues = [...merchant.channels.keys(), noChannel];
  const jobs = await openJobs<Task>(merchant.database, queues);
  return {
    queues,
    findDue: async () => {
      await endExpiredSessions(merchant);
      const due = await findDue(merchant);
      for (const [queue, offered] of due) await jobs.offer(queue, offered);
      return [...due.keys()];
    },
    seeToSome: (queue) => jobs.takeSome(queue, ({ kind, id }) => kinds[kind].seeTo(merchant, id)),
    tidy: jobs.tidy,
  };
}

async function endExpiredSessions({ database, now }: Merchant): Promise<void> {
  const isOver = and(eq(sessions.status, 'open'), lte(sessions.expiresAt, new Date(now())));
  await database.update(sessions).set({ status: 'expired' }).where(isOver);
}

async function findDue(merchant: Merchant): Promise<ReadonlyMap<string, readonly Job<Task>[]>> {
  const found = new Map<string, Job<Task>[]>();
  for (const kind of ['payment', 'refund', 'bill'] as const) {
    for (const due of await kinds[kind].findDue(merchant)) {
      const queue = merchant.channels.has(due.channel) ? due.channel : noChannel;
      found.set(queue, [...(found.get(queue) ?? []), { name: nameOf(kind, due), data: { kind, id: due.id } }]);
    }
  }
  return found;
}

/** The same for all instances, and another the next time that it comes due. */
function nameOf(kind: Task['kind'], { id, since }: Due): string {
  return [kind, id, since?.toISOString() ?? 'never'].join(' ');
}
