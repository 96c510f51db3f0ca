import { and, eq } from 'drizzle-orm';
import { toBeijingTime } from './beijing-time';
import type { Bills } from './channels/channel-adapter';
import type { Chore, Due } from './chore';
import { reconcile } from './reconcile';
import { reconciliations } from './tables';

const hourMs = 3_600_000;

/** Between two tries to get a bill that should be there. */
const retryGapMs = 600_000;

/** Compares the last bill that should be there with the books, once a day for each channel that has bills to fetch. */
export const seeToBills: Chore = {
  findDue: async ({ database, channels, now }) => {
    const due: Due[] = [];
    for (const [channel, { bills }] of channels) {
      if (bills === undefined) continue;
      const day = lastDay(bills, now());
      const isIt = and(eq(reconciliations.channel, channel), eq(reconciliations.day, day));
      const [known] = await database.select().from(reconciliations).where(isIt);
      const isWanted = known === undefined || (known.comparison === null && known.triedAt.getTime() + retryGapMs <= now());
      if (isWanted) due.push({ id: `${channel} ${day}`, channel, since: known?.triedAt ?? null });
    }
    return due;
  },
  seeTo: async (merchant, id) => {
    const [channel = '', day = ''] = id.split(' ');
    await reconcile(merchant, channel, day);
  },
};

/** The last day, as the channel counts them, whose bill should be there. */
export const lastDay = ({ readyAtHour }: Bills, now: number): string =>
  toBeijingTime(new Date(now - (24 + readyAtHour) * hourMs)).slice(0, 10);
