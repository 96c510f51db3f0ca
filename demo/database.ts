import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** How a database is reached, for what is asked of it past the query builder. */
export interface Connection {
  /** Whether other processes may be using it at the same time. */
  readonly isShared: boolean;
  /** Runs a statement with its values, or several without any; the rows are those of the last. */
  readonly run: (sql: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;
  /** Does something while no other process does what it asked for in the same way: for what has to be made once. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** A PostgreSQL database, embedded or a server's; merchant and sandbox each keep to a schema of their own. */
export type Database = PgDatabase<PgQueryResultHKT> & { readonly connection: Connection };

/** What runs inside `Database.transaction`. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];
