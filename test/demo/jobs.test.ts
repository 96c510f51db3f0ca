import { afterAll, describe, expect, test, vi } from 'vitest';
import { openJobs, type Jobs } from '../../demo/merchant/jobs';
import { openStartedDatabase } from './started-database';

interface Numbered {
  readonly number: number;
}

const database = await openStartedDatabase();
afterAll(() => database.connection.close());
let queues = 0;

/** The same queue, as two instances of a server have it. */
async function openTwice(): Promise<{ readonly queue: string; readonly instances: readonly Jobs<Numbered>[] }> {
  const queue = `queue-${++queues}`;
  return { queue, instances: [await openJobs<Numbered>(database, [queue]), await openJobs<Numbered>(database, [queue])] };
}

const numbered = (count: number) => Array.from({ length: count }, (_, number) => ({ name: `job ${queues} ${number}`, data: { number } }));

describe('work that several instances offer and take', () => {
  test('is each done once', async () => {
    const { queue, instances } = await openTwice();
    const done: number[] = [];
    await Promise.all(instances.map((jobs) => jobs.offer(queue, numbered(100))));
    await Promise.all(
      instances.map(async (jobs) => {
        while (await jobs.takeSome(queue, ({ number }) => Promise.resolve(void done.push(number))));
      }),
    );
    expect(done.sort((one, other) => one - other)).toEqual(numbered(100).map(({ data }) => data.number));
  });

  test('is not offered again while somebody has it in hand, and can be once it is done', async () => {
    const { queue, instances } = await openTwice();
    const [first, second] = instances;
    let finish: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (finish = resolve));
    await first?.offer(queue, numbered(1));
    let working: Promise<boolean> | undefined;
    await new Promise<void>((begin) => {
      working = first?.takeSome(queue, () => {
        begin();
        return held;
      });
    });
    expect(await second?.takeSome(queue, () => Promise.resolve())).toBe(false);
    await second?.offer(queue, numbered(1));
    expect(await second?.takeSome(queue, () => Promise.resolve())).toBe(false);
    finish();
    expect(await working).toBe(true);
    await second?.offer(queue, numbered(1));
    expect(await second?.takeSome(queue, () => Promise.resolve())).toBe(true);
  });

  test('is done by another when the one who took it has died', async () => {
    const { queue, instances } = await openTwice();
    const [first, second] = instances;
    await first?.offer(queue, numbered(1));
    // It never comes back.
    void first?.takeSome(queue, () => new Promise(() => undefined));
    const active = `select id from pgboss.job where name = '${queue}' and state = 'active'`;
    await expect.poll(async () => (await database.connection.run(active)).rows.length).toBe(1);
    await second?.tidy();
    expect(await second?.takeSome(queue, () => Promise.resolve())).toBe(false);
    await database.connection.run(`update pgboss.job set started_on = started_on - interval '1 minute' where name = '${queue}'`);
    await second?.tidy();
    await expect.poll(() => second?.takeSome(queue, () => Promise.resolve())).toBe(true);
  });

  test('goes on when a piece of it throws', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { queue, instances } = await openTwice();
    const done: number[] = [];
    await instances[0]?.offer(queue, numbered(20));
    const work = ({ number }: Numbered): Promise<void> => {
      if (number === 3) return Promise.reject(new Error('The third broke'));
      done.push(number);
      return Promise.resolve();
    };
    while (await instances[0]?.takeSome(queue, work));
    expect(done).toHaveLength(19);
    expect(log).toHaveBeenCalledWith(expect.stringContaining('The third broke'));
    log.mockRestore();
  });
});
