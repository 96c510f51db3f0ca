import { existsSync, readFileSync } from 'node:fs';

/** What became of the faults that were put in on purpose. */
export interface MutationScore {
  readonly mutants: number;
  readonly found: number;
  /** In per cent of those that could be found. */
  readonly score: number;
}

interface MutationReport {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: string }[] }>>;
}

const foundAs: readonly string[] = ['Killed', 'Timeout'];
const missedAs: readonly string[] = ['Survived', 'NoCoverage'];

/** The score of the files under a folder, from Stryker's JSON report; undefined where there is none. */
export function readMutationScore(folder: string, path = 'dist/mutation/mutation.json'): MutationScore | undefined {
  if (!existsSync(path)) return undefined;
  const { files } = JSON.parse(readFileSync(path, 'utf8')) as MutationReport;
  const states = Object.entries(files)
    .filter(([file]) => file.startsWith(folder))
    .flatMap(([, { mutants }]) => mutants.map(({ status }) => status));
  const found = states.filter((status) => foundAs.includes(status)).length;
  const mutants = found + states.filter((status) => missedAs.includes(status)).length;
  return mutants === 0 ? undefined : { mutants, found, score: (100 * found) / mutants };
}
