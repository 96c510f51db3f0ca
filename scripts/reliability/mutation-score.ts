import { existsSync, readFileSync } from 'node:fs';
import stryker from '../../stryker.config.js';

/** What became of the faults that were put in on purpose. */
export interface MutationScore {
  readonly mutants: number;
  readonly found: number;
  /** In per cent of those that could be found. */
  readonly score: number;
  /** How many files of the folder they were put into. */
  readonly files: number;
  /** Whether all files were asked about that a whole run asks about. */
  readonly isWhole: boolean;
}

interface MutationReport {
  readonly config?: { readonly mutate?: readonly string[] };
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: string }[] }>>;
}

const foundAs: readonly string[] = ['Killed', 'Timeout'];
const missedAs: readonly string[] = ['Survived', 'NoCoverage'];

/** Where `npm run mutate` leaves what came of it. */
export const mutationPath = 'dist/mutation/mutation.json';

/** The score of the files under a folder, from Stryker's JSON report; undefined where there is none. */
export function readMutationScore(folder: string, path = mutationPath): MutationScore | undefined {
  if (!existsSync(path)) return undefined;
  const { files, config } = JSON.parse(readFileSync(path, 'utf8')) as MutationReport;
  const asked = Object.entries(files).filter(([file]) => file.startsWith(folder));
  const states = asked.flatMap(([, { mutants }]) => mutants.map(({ status }) => status));
  const found = states.filter((status) => foundAs.includes(status)).length;
  const mutants = found + states.filter((status) => missedAs.includes(status)).length;
  if (mutants === 0) return undefined;
  const isWhole = JSON.stringify(config?.mutate) === JSON.stringify(stryker.mutate);
  return { mutants, found, score: (100 * found) / mutants, files: asked.length, isWhole };
}
