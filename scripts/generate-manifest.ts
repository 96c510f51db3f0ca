/** The manifest of the custom elements, generated from src/elements. `--check` fails when the committed file differs. */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { format } from 'prettier';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = new URL('../custom-elements.json', import.meta.url);

const manifest = await cli({
  argv: ['analyze', '--litelement', '--quiet', '--globs', 'src/elements/**/*.ts', '--exclude', 'src/**/*.styles.ts'],
  cwd: root,
  noWrite: true,
});
/** What the analyzer makes of `dispatchEvent(new UcSelectEvent(…))` beside what `@event` tells has no name, or that of an argument. */
const toldEvents = (key: string, value: unknown): unknown =>
  key === 'events' ? (value as readonly { readonly description?: string }[]).filter(({ description }) => description) : value;

const generated = await format(JSON.stringify(manifest, toldEvents), { parser: 'json', printWidth: 140 });

if (process.argv.includes('--check')) {
  const committed = await readFile(target, 'utf8').catch(() => '');
  if (committed !== generated) {
    console.error('custom-elements.json differs from src/elements: run `npm run manifest:write`.');
    process.exit(1);
  }
} else {
  await writeFile(target, generated);
}
