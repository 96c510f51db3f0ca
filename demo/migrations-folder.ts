import { fileURLToPath } from 'node:url';

/** Where the tables' history is, for every kind of database. */
export const migrationsFolder = fileURLToPath(new URL('migrations', import.meta.url));
