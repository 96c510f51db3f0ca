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
  if (dataDir !== undefined) mkdirSync(dataDir, { recursive: true });
  const database = drizzle(dataDir === undefined ? new PGlite() : new PGlite(dataDir));
  await migrate(database, { migrationsFolder: fileURLToPath(new URL('migrations', import.meta.url)) });
  return database;
}
