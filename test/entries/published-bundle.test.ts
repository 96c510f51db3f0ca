/** The bundle as a host without a bundler gets it. Run by `npm run exports`, after `npm run build`. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { shows } from '../reliability/shows';

const folder = 'dist/standalone';
const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
const readJson = (file: string): unknown => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'));

interface Component {
  readonly group?: string;
  readonly name: string;
  readonly version: string;
  readonly licenses?: readonly unknown[];
}

test('every script of the bundle has its digest, and no other has one', ({ task }) => {
  const digests = readJson('integrity.json') as Record<string, string>;
  expect(Object.keys(digests).sort()).toEqual(scripts.sort());
  for (const [file, digest] of Object.entries(digests)) {
    const content = readFileSync(`${folder}/${file}`);
    expect(digest, file).toBe(`sha384-${createHash('sha384').update(content).digest('base64')}`);
  }
  shows({ task }, 'S13', scripts.length, `${scripts.length} scripts with sha384`);
});

test('the account of the bundle names every package that is in it, with its version and licence', ({ task }) => {
  const { components } = readJson('sbom.cdx.json') as { components: readonly Component[] };
  const names = components.map(({ group, name }) => (group === undefined ? name : `${group}/${name}`));
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
  expect(names).toEqual(expect.arrayContaining(Object.keys(dependencies)));
  for (const { name, version, licenses } of components) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+/);
    expect(licenses, name).not.toHaveLength(0);
  }
  expect(readFileSync(`${folder}/sbom.cdx.json`, 'utf8')).not.toMatch(/"(timestamp|serialNumber)"|file:|\/node_modules\//);
  shows({ task }, 'S13', components.length, `${components.length} packages in the account`);
});
