import { readFileSync } from 'node:fs';

/**
 * The modules that are loaded on demand and that a Chinese page on a PC nevertheless always loads before the first method shows.
 * A journey compares the list that follows from this with what a browser really loads.
 */
const loadedAtOnce = ['src/locales/zh-CN.ts'];

const standalone = 'dist/standalone';
const entry = 'src/entries/standalone.ts';

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

/** The files of the standalone build that a page loads before the first method shows, by their paths from the project's root. */
export function firstLoadFiles(): string[] {
  const manifest = readManifest();
  const files = new Set<string>();
  const visited = new Set<string>();
  const visit = (key: string): void => {
    if (visited.has(key)) return;
    visited.add(key);
    const chunk = manifest[key];
    if (!chunk) throw new Error(`${key} is not in the standalone build: correct the list in scripts/first-load.ts, or build again.`);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(`${standalone}/${file}`);
    chunk.imports?.forEach(visit);
  };
  [entry, ...loadedAtOnce].forEach(visit);
  return [...files];
}

function readManifest(): Record<string, Chunk> {
  const path = `${standalone}/.vite/manifest.json`;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Record<string, Chunk>;
  } catch (error) {
    throw new Error(`${path} cannot be read: run \`npm run build:standalone\` first.`, { cause: error });
  }
}
