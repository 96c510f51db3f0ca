import { existsSync, readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/** What became of the faults that were put in on purpose. */
export interface MutationScore {
  readonly mutants: number;
  readonly found: number;
  /** In per cent of those that could be found. */
  readonly score: number;
  /** How many files of the folder they were put into, of how many that have code. */
  readonly files: number;
  readonly allFiles: number;
}

interface MutationReport {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: string }[] }>>;
}

const foundAs: readonly string[] = ['Killed', 'Timeout'];
const missedAs: readonly string[] = ['Survived', 'NoCoverage'];

/** Where `npm run mutate` leaves what came of it. */
export const mutationPath = 'dist/mutation/mutation.json';

/** The score of the files under a folder, from Stryker's JSON report; undefined where there is none. */
export function readMutationScore(folder: string, path = mutationPath): MutationScore | undefined {
  if (!existsSync(path)) return undefined;
  const { files } = JSON.parse(readFileSync(path, 'utf8')) as MutationReport;
  const asked = Object.entries(files).filter(([file]) => file.startsWith(folder));
  const states = asked.flatMap(([, { mutants }]) => mutants.map(({ status }) => status));
  const found = states.filter((status) => foundAs.includes(status)).length;
  const mutants = found + states.filter((status) => missedAs.includes(status)).length;
  if (mutants === 0) return undefined;
  return { mutants, found, score: (100 * found) / mutants, files: asked.length, allFiles: filesWithCode(folder) };
}

/** Types alone have nothing to put a fault into. */
function filesWithCode(folder: string): number {
  const { ES2020 } = ts.ScriptTarget;
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return all.filter((file) => {
    const { outputText } = ts.transpileModule(readFileSync(folder + file, 'utf8'), {
      compilerOptions: { target: ES2020, removeComments: true },
    });
    return outputText.replace(/^export \{\};$/m, '').trim() !== '';
  }).length;
}
