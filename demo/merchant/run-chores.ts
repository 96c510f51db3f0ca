import { startTicker, type Ticker } from '../ticker';
import type { Chores } from './chores';

const roundEveryMs = 250;
const tidyEveryMs = 10_000;

/** Does the chores from now on, the channels beside each other. */
export function runChores({ queues, findDue, seeToSome, tidy }: Chores): Ticker {
  const workers = new Map(queues.map((queue) => [queue, startTicker(() => work(queue))]));
  const work = async (queue: string): Promise<void> => {
    if (await seeToSome(queue)) workers.get(queue)?.wake();
  };
  const finder = startTicker(async () => {
    for (const queue of await findDue()) workers.get(queue)?.wake();
  }, roundEveryMs);
  const tidier = startTicker(tidy, tidyEveryMs);
  return {
    wake: finder.wake,
    stop: async () => {
      await Promise.all([finder.stop(), tidier.stop()]);
      await Promise.all([...workers.values()].map(({ stop }) => stop()));
    },
  };
}
