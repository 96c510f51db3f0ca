import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** The database that those of the tests are copies of. */
export const templateName = 'started';

/**
 * Makes a database like the template.
 * @param server the address of any database of the server
 * @returns its address
 */
export async function copyTemplate(server: string): Promise<string> {
  return createDatabase(server, `test_${randomBytes(6).toString('hex')}`, templateName);
}

/** Makes a database, and gives its address. */
export async function createDatabase(server: string, name: string, template = 'template0'): Promise<string> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(`create database ${name} template ${template}`);
  } finally {
    await client.end();
  }
  const address = new URL(server);
  address.pathname = `/${name}`;
  return address.href;
}
