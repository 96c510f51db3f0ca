import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { mutationPath, readMutationScore, type MutationScore } from './mutation-score';
import { readRun, runs, type RunReport } from './evidence';
import { readSteadyRuns, steadyPath, type SteadyRuns } from './steady-runs';

/** Where is kept, with the sources, what the runs came to that are not run with every change. */
export const recordPath = 'test/reliability/runs.json';

/** Of which sources something is, and when it came about. */
export interface Stamp {
  readonly commit: string;
  /** ISO 8601, to the minute. */
  readonly on: string;
}

/** Scores by folder. */
export type MutationScores = Readonly<Record<'src/core/' | 'src/channels/', MutationScore | undefined>>;

/** What every run came to when it was last run. */
export interface RunRecord {
  /** By script. */
  readonly runs: Readonly<Record<string, (RunReport & Stamp) | undefined>>;
  readonly mutation?: { readonly scores: MutationScores } & Stamp;
  readonly steady?: SteadyRuns & Stamp;
}

/** Reads what was kept. */
export function readRecord(): RunRecord {
  return existsSync(recordPath) ? (JSON.parse(readFileSync(recordPath, 'utf8')) as RunRecord) : { runs: {} };
}

/** What was kept, with everything in its place that has been run since. */
export function renewRecord({ runs: kept, mutation, steady }: RunRecord): RunRecord {
  const renewed = runs.map(({ script, report }) => {
    const run = readRun(report);
    const known = kept[script];
    return [script, run && isNewer(report, known) ? { ...stampOf(report), ...run } : known] as const;
  });
  const core = readMutationScore('src/core/');
  const scores = { 'src/core/': core, 'src/channels/': readMutationScore('src/channels/') };
  const steadyRuns = readSteadyRuns();
  return {
    runs: Object.fromEntries(renewed),
    ...keep('mutation', core && isNewer(mutationPath, mutation) ? { ...stampOf(mutationPath), scores } : mutation),
    ...keep('steady', steadyRuns && isNewer(steadyPath, steady) ? { ...stampOf(steadyPath), ...steadyRuns } : steady),
  };
}

function keep<Name extends string, Value>(name: Name, value: Value | undefined): { readonly [N in Name]?: Value } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [N in Name]?: Value };
}

const minuteOf = (path: string): string => `${statSync(path).mtime.toISOString().slice(0, 16)}Z`;

function isNewer(path: string, known: Stamp | undefined): boolean {
  return known === undefined || minuteOf(path) > known.on;
}

/** A report is of the last commit before it was written. */
function stampOf(path: string): Stamp {
  const on = minuteOf(path);
  const commit = execFileSync('git', ['rev-list', '-1', `--before=${on}`, '--abbrev-commit', 'HEAD'], { encoding: 'utf8' }).trim();
  return { commit, on };
}
