import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { Database } from '../../demo/database';
import { copyOf, openCopy, openEmbedded } from '../../demo/embedded-database';
import { openPostgres } from '../../demo/postgres-database';
import { copyTemplate } from '../postgres/databases';
import { prepareDatabase } from './prepare-database';

/** Nearly every file of tests has a demo of its own: they begin as copies of one that was started once. */
let started: Promise<Blob> | undefined;

async function startOnce(): Promise<Blob> {
  const database = await openEmbedded(undefined);
  await prepareDatabase(database);
  const copy = await copyOf(database);
  await database.connection.close();
  return copy;
}

/** Whether these tests run on a PostgreSQL server, and not on the embedded one. */
const server = (): string | undefined => inject('postgresServer');

/** Opens a database with every side's keys in it, and nothing else. */
export async function openStartedDatabase(): Promise<Database> {
  const url = server();
  return url === undefined ? openCopy(await (started ??= startOnce())) : openPostgres(await copyTemplate(url));
}

/** Where a database is kept from one start to the next: a folder, or a database of the server. */
export async function makePlace(): Promise<string> {
  const url = server();
  return url === undefined ? mkdtemp(join(tmpdir(), 'unified-cashier-')) : copyTemplate(url);
}
