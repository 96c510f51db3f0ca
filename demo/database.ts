import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { drizzle, type PgliteDatabase } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';

/** The embedded PostgreSQL; merchant and sandbox each keep to a schema of their own. */
export type Database = PgliteDatabase & { $client: PGlite };

/** What runs inside `Database.transaction`. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

/** Opens the database in a folder, or in memory without one, and brings its tables up to date. */
export async function openDatabase(dataDir: string | undefined): Promise<Database> {
  if (dataDir === undefined) return openCopy(await (pristine ??= makePristine()));
  mkdirSync(dataDir, { recursive: true });
  return upToDate(new PGlite(dataDir));
}

/** A database in memory whose tables have just been made. Making them takes much longer than copying them, and tests open one a file. */
let pristine: Promise<Blob> | undefined;

async function makePristine(): Promise<Blob> {
  const database = await upToDate(new PGlite());
  const copy = await copyOf(database);
  await database.$client.close();
  return copy;
}

/** Everything that is in a database, to open others like it. */
export function copyOf({ $client }: Database): Promise<Blob> {
  return $client.dumpDataDir('none');
}

/** Opens a database in memory that begins as a copy. */
export function openCopy(copy: Blob): Database {
  return drizzle(new PGlite({ loadDataDir: copy }));
}

async function upToDate(client: PGlite): Promise<Database> {
  const database = drizzle(client);
  await migrate(database, { migrationsFolder: fileURLToPath(new URL('migrations', import.meta.url)) });
  return database;
}
