import type { TestProject } from 'vitest/node';
import { openPostgres } from '../../demo/postgres-database';
import { prepareDatabase } from '../demo/prepare-database';
import { createDatabase, templateName } from './databases';
import { startPostgres } from './postgres-server';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of a PostgreSQL server, where tests run on one. */
    postgresServer: string;
  }
}

/** Starts a server once for all tests, with the database that theirs are copies of. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  try {
    const template = await openPostgres(await createDatabase(server.url, templateName));
    await prepareDatabase(template);
    await template.connection.close();
  } catch (error) {
    await server.close();
    throw error;
  }
  project.provide('postgresServer', server.url);
  return server.close;
}
