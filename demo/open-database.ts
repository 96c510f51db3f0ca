import type { Database } from './database';
import { openEmbedded } from './embedded-database';
import { openPostgres } from './postgres-database';

/**
 * Opens the database at a place and brings its tables up to date.
 * @param place a server's `postgres://` address, the folder of an embedded one, or undefined for one in memory
 */
export function openDatabase(place: string | undefined): Promise<Database> {
  return place !== undefined && isAddress(place) ? openPostgres(place) : openEmbedded(place);
}

const isAddress = (place: string): boolean => /^postgres(ql)?:\/\//.test(place);
