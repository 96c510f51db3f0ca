import { mkdirSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { drizzle, type PgliteDatabase } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import type { Connection, Database } from './database';
import { migrationsFolder } from './migrations-folder';

/** A database that lives in this process and is reached by no other. */
export type EmbeddedDatabase = PgliteDatabase & { readonly $client: PGlite } & Pick<Database, 'connection'>;

/** Opens the database in a folder, or in memory without one, and brings its tables up to date. */
export async function openEmbedded(dataDir: string | undefined): Promise<EmbeddedDatabase> {
  if (dataDir === undefined) return openCopy(await (pristine ??= makePristine()));
  mkdirSync(dataDir, { recursive: true });
  return upToDate(new PGlite(dataDir));
}

/** A database in memory whose tables have just been made. Making them takes much longer than copying them, and tests open one a file. */
let pristine: Promise<Blob> | undefined;

async function makePristine(): Promise<Blob> {
  const database = await upToDate(new PGlite());
  const copy = await copyOf(database);
  await database.connection.close();
  return copy;
}

/** Everything that is in a database, to open others like it. */
export function copyOf({ $client }: EmbeddedDatabase): Promise<Blob> {
  return $client.dumpDataDir('none');
}

/** Opens a database in memory that begins as a copy. */
export function openCopy(copy: Blob): EmbeddedDatabase {
  return connect(new PGlite({ loadDataDir: copy }));
}

async function upToDate(client: PGlite): Promise<EmbeddedDatabase> {
  const database = connect(client);
  await migrate(database, { migrationsFolder });
  return database;
}

function connect(client: PGlite): EmbeddedDatabase {
  const connection: Connection = {
    isShared: false,
    run: async (sql, values) => (values === undefined ? { rows: (await client.exec(sql)).at(-1)?.rows ?? [] } : client.query(sql, values)),
    alone: (work) => work(),
    close: () => client.close(),
  };
  return Object.assign(drizzle(client), { connection });
}
