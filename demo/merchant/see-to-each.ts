import { logError } from '../log-error';

/** Does something for each, one after another; what throws is written out, and the others are seen to all the same. */
export async function seeToEach<T>(items: readonly T[], see: (item: T) => Promise<unknown>): Promise<void> {
  for (const item of items) {
    try {
      await see(item);
    } catch (error) {
      logError(error);
    }
  }
}
