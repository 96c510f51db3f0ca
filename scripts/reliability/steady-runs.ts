import { existsSync, readFileSync } from 'node:fs';

/** Where `npm run steady` leaves what came of it. */
export const steadyPath = 'dist/reliability/steady.json';

/** How many runs were wanted in a row, and those that were green. */
export interface SteadyRuns {
  readonly wanted: number;
  readonly green: readonly { readonly tests: number; readonly seconds: number }[];
}

/** What the last series came to; undefined where there was none. */
export function readSteadyRuns(): SteadyRuns | undefined {
  return existsSync(steadyPath) ? (JSON.parse(readFileSync(steadyPath, 'utf8')) as SteadyRuns) : undefined;
}
