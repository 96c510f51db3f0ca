import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A PostgreSQL server of the tests' own, on a socket in a folder that goes with it. */
export interface PostgresServer {
  /** The address of its first database. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

// Nothing of it is kept, so it need not wait for a disk. Two instances of a shop and a sandbox have ten connections each.
const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'listen_addresses=', 'max_connections=200'];

/**
 * Makes a cluster of databases and starts a server on it; what it needs is what Debian's `postgresql` or any other package has installed.
 * @throws Error where there is no PostgreSQL
 */
export async function startPostgres(): Promise<PostgresServer> {
  const programs = findPrograms();
  const owner = findOwner();
  const folder = mkdtempSync(join(tmpdir(), 'unified-cashier-postgres-'));
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid);
  // Names and money sort as bytes do wherever the tests run.
  const initial = ['--pgdata', join(folder, 'data'), '--username', 'cashier', '--auth', 'trust', '--encoding', 'UTF8', '--locale', 'C'];
  execFileSync(join(programs, 'initdb'), [...initial, '--no-sync'], { ...owner, stdio: ['ignore', 'ignore', 'inherit'] });
  const options = ['-D', join(folder, 'data'), '-k', folder, ...settings.flatMap((setting) => ['-c', setting])];
  const server = spawn(join(programs, 'postgres'), options, { ...owner, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    let said = '';
    server.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('ready to accept connections')) resolve();
    });
    server.once('error', reject);
    void ended.then(() => reject(new Error(`PostgreSQL did not start:\n${said}`)));
  });
  return {
    url: `postgres://cashier@localhost/postgres?host=${encodeURIComponent(folder)}`,
    close: async () => {
      // Whoever is connected still is cut off.
      server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The folder with `initdb` and `postgres`, which Debian does not put on the path. */
function findPrograms(): string {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((one, other) => Number(other) - Number(one)) : [];
  const folders = [...versions.map((version) => join(debian, version, 'bin')), ...(process.env['PATH'] ?? '').split(delimiter)];
  const found = folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))));
  if (found !== undefined) return found;
  throw new Error('There is no PostgreSQL here: install Debian’s package postgresql, or put its initdb and postgres on the PATH.');
}

/** Who runs the server: not root, which PostgreSQL refuses, but the user that its package has made. */
function findOwner(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (option: string): number => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}
