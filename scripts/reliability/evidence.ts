import { existsSync, readFileSync } from 'node:fs';
import type { Goal } from '../../test/reliability/goals';
import type { Shown } from '../../test/reliability/shows';

/** One test that shows something of a goal, as a run left it. */
export interface Evidence extends Shown {
  /** From the project's root. */
  readonly file: string;
  /** The names of its suites and its own. */
  readonly name: string;
  readonly isGreen: boolean;
}

/** A run that leaves a report behind, and what starts it. */
export interface Run {
  readonly script: string;
  readonly report: string;
}

/** The runs whose tests answer to goals. */
export const runs = [
  { script: 'npm test', report: 'dist/reliability/tests.json' },
  { script: 'npm run exports', report: 'dist/reliability/exports.json' },
  { script: 'npm run test:stories', report: 'dist/reliability/stories.json' },
  { script: 'npm run reliability:long', report: 'dist/reliability/long.json' },
  { script: 'npm run reliability:bfcache', report: 'dist/reliability/bfcache.json' },
] as const satisfies readonly Run[];

/** What a run was, as its report says. */
export interface RunReport {
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
  readonly evidence: readonly Evidence[];
}

interface JsonReport {
  readonly startTime: number;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly endTime: number;
    readonly status: string;
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[];
      readonly title: string;
      readonly status: string;
      readonly meta?: { readonly shows?: readonly Shown[] };
    }[];
  }[];
}

/** Reads what vitest's JSON reporter wrote; undefined where that run has left nothing. */
export function readRun(path: string): RunReport | undefined {
  if (!existsSync(path)) return undefined;
  const { startTime, numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(path, 'utf8')) as JsonReport;
  // A file that could not be loaded has no tests that could have failed.
  const unloaded = testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0);
  const evidence = testResults.flatMap(({ name: file, assertionResults }) =>
    assertionResults.flatMap(({ ancestorTitles, title, status, meta }) =>
      (meta?.shows ?? []).map((shown) => ({
        ...shown,
        file: file.slice(file.indexOf('/test/') + 1),
        name: [...ancestorTitles, title].join(' › '),
        isGreen: status === 'passed',
      })),
    ),
  );
  const end = Math.max(startTime, ...testResults.map(({ endTime }) => endTime));
  return { passed: numPassedTests, failed: numFailedTests + unloaded.length, seconds: (end - startTime) / 1000, evidence };
}

/** Evidence by goal. */
export function evidenceOf(goal: Goal, reports: readonly (RunReport | undefined)[]): readonly Evidence[] {
  return reports.flatMap((report) => report?.evidence ?? []).filter((one) => one.goal === goal);
}
