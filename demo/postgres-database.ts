import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { Pool, type QueryResult } from 'pg';
import type { Connection, Database } from './database';
import { logError } from './log-error';
import { migrationsFolder } from './migrations-folder';

/** Of the lock that one process at a time holds while it makes tables; any number that no other program on the server uses. */
const lockNumber = 1_970_325_836;

/** A server's database, which several processes may share. */
export type PostgresDatabase = NodePgDatabase & { readonly $client: Pool } & Pick<Database, 'connection'>;

/**
 * Opens a database of a PostgreSQL server and brings its tables up to date.
 * @param url `postgres://user:password@host:5432/name`, with whatever else node-postgres takes
 */
export async function openPostgres(url: string): Promise<PostgresDatabase> {
  const pool = new Pool({ connectionString: url, connectionTimeoutMillis: 30_000 });
  // A connection that breaks while nobody uses it is replaced by the next query.
  pool.on('error', logError);
  const database = Object.assign(drizzle(pool), { connection: connectionOf(pool) });
  try {
    await database.connection.alone(() => migrate(database, { migrationsFolder }));
  } catch (error) {
    await pool.end();
    throw error;
  }
  return database;
}

function connectionOf(pool: Pool): Connection {
  return {
    isShared: true,
    run: async (sql, values) => {
      // Of several statements, node-postgres gives the results of all.
      const result = (await pool.query(sql, values)) as QueryResult | QueryResult[];
      return { rows: Array.isArray(result) ? (result.at(-1)?.rows ?? []) : result.rows };
    },
    alone: async (work) => {
      const client = await pool.connect();
      try {
        await client.query('select pg_advisory_lock($1)', [lockNumber]);
        return await work();
      } finally {
        // The lock is the session's, and ends with it.
        client.release(true);
      }
    },
    close: () => pool.end(),
  };
}
