import { createHash } from 'node:crypto';
// Kept, on plain PostgreSQL tables, and with a place to put in any connection, so that the embedded database has the same queue. The last
// version for Node.js 20.
import PgBoss from 'pg-boss';
import type { Database } from '../database';
import { logError } from '../log-error';
import { leaseMs } from './lease';

/** Something that is to be done once, by whichever instance of the server takes it first. */
export interface Job<Data extends object> {
  /** What was offered under a name is not offered again until it has been done. */
  readonly name: string;
  readonly data: Data;
}

/** How many jobs of a queue an instance works on at a time. */
const atOnce = 8;

/** Queues that the instances of a server share. */
export interface Jobs<Data extends object> {
  readonly offer: (queue: string, jobs: readonly Job<Data>[]) => Promise<void>;
  /**
   * Takes a few jobs and does them side by side. One that throws is written out, and counts as done.
   * @returns whether there were any
   */
  readonly takeSome: (queue: string, work: (data: Data) => Promise<void>) => Promise<boolean>;
  /** Gives back to the queues what instances have died over. */
  readonly tidy: () => Promise<void>;
}

/** Opens the queues of those names. */
export async function openJobs<Data extends object>({ connection }: Database, queues: readonly string[]): Promise<Jobs<Data>> {
  const boss = new PgBoss({
    db: { executeSql: connection.run },
    expireInSeconds: leaseMs / 1_000,
    retryLimit: 1_000,
    deleteAfterHours: 1,
    supervise: false,
    schedule: false,
  });
  boss.on('error', logError);
  await connection.alone(async () => {
    await boss.start();
    for (const queue of queues) await boss.createQueue(queue);
  });
  return {
    offer: async (queue, jobs) => {
      // Theirs is the time of the database, which may not have moved on since.
      await boss.insert(jobs.map(({ name, data }) => ({ id: idOf(name), name: queue, data, startAfter: '-1 second' })));
    },
    takeSome: async (queue, work) => {
      const jobs = await boss.fetch<Data>(queue, { batchSize: atOnce });
      if (jobs.length === 0) return false;
      await Promise.all(jobs.map(({ data }) => work(data).catch(logError)));
      await boss.deleteJob(
        queue,
        jobs.map(({ id }) => id),
      );
      return true;
    },
    tidy: () => boss.maintain(),
  };
}

/** A UUID (version 8, of one's own making) that is the same for the same name. */
function idOf(name: string): string {
  const digits = createHash('sha256').update(name).digest('hex');
  return [digits.slice(0, 8), digits.slice(8, 12), `8${digits.slice(12, 15)}`, `8${digits.slice(15, 18)}`, digits.slice(18, 30)].join('-');
}
