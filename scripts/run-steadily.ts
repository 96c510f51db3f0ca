/**
 * `npm run steady`: the whole suite ten times in a row (`-- 3` for three), without retries, and stops at the first that is not green. Takes ten
 * times what `npm test` takes, about an hour and a half. Leaves dist/reliability/steady.json, which the table of reliability reads.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { readRun } from './reliability/evidence';
import { steadyPath, type SteadyRuns } from './reliability/steady-runs';

const wanted = Number(process.argv[2] ?? 10);
const report = 'dist/reliability/steady-run.json';
const green: { tests: number; seconds: number }[] = [];

mkdirSync('dist/reliability', { recursive: true });
rmSync(steadyPath, { force: true });
while (green.length < wanted) {
  rmSync(report, { force: true });
  const { status } = spawnSync('npx', ['vitest', 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`], {
    stdio: 'inherit',
  });
  const run = readRun(report);
  if (status !== 0 || !run || run.failed > 0) break;
  green.push({ tests: run.passed, seconds: Math.round(run.seconds) });
  console.log(`${green.length} of ${wanted} green, ${run.passed} tests in ${Math.round(run.seconds)} s.`);
}
const result: SteadyRuns = { wanted, green };
writeFileSync(steadyPath, JSON.stringify(result, undefined, 2));
if (green.length < wanted) throw new Error(`Run ${green.length + 1} of ${wanted} was not green.`);
