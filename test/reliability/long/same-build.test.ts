import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { expect, onTestFinished, test } from 'vitest';
import { shows } from '../shows';

/** Builds into a folder of its own, and answers the digest of every file. */
async function digestsOfBuild(mode: 'standalone' | 'package'): Promise<Readonly<Record<string, string>>> {
  const outDir = mkdtempSync(join(tmpdir(), 'unified-cashier-'));
  onTestFinished(() => rmSync(outDir, { recursive: true }));
  await build({ mode, logLevel: 'error', build: { outDir, emptyOutDir: true } });
  const files = readdirSync(outDir, { recursive: true, encoding: 'utf8' }).filter((file) => statSync(join(outDir, file)).isFile());
  return Object.fromEntries(
    files.sort().map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(outDir, file)))
        .digest('hex'),
    ]),
  );
}

test.for(['standalone', 'package'] as const)('two builds of the %s are the same to the byte', async (mode, { task }) => {
  const first = await digestsOfBuild(mode);
  const second = await digestsOfBuild(mode);
  expect(second).toEqual(first);
  expect(Object.keys(first).length).toBeGreaterThan(3);
  shows({ task }, 'S13', Object.keys(first).length, `${Object.keys(first).length} files of the ${mode} built twice`);
});
