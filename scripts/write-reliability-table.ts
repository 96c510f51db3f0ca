/**
 * `npm run reliability` runs what shows the goals of test/reliability/goals.ts and writes test/RELIABILITY.md and ACCESSIBILITY.md from what the
 * runs left behind;
 * of a run that was not repeated, what it came to when it was last run is kept in test/reliability/runs.json, with the commit it was of.
 * `npm run reliability:check` runs nothing: it compares the written table with the goals there are and with the report of `npm test`, whose
 * path may be given, so that nothing that is written down is gone, and nothing that is there is left out.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { goals, type Goal } from '../test/reliability/goals';
import { criteria } from '../test/reliability/criteria';
import { accessibilityIntro } from './reliability/accessibility-intro';
import { evidenceOf, readRun, runs, type Evidence, type RunReport } from './reliability/evidence';
import { readRecord, recordPath, renewRecord, type RunRecord } from './reliability/record';

const goalNames = Object.keys(goals) as Goal[];
const leastScore = 85;

/** A document, and which goals it answers for. */
interface Document {
  readonly path: string;
  readonly isOf: (goal: Goal) => boolean;
  readonly intro: string;
  /** What stands before the tables. */
  readonly before: (verdicts: ReadonlyMap<Goal, Verdict>) => string;
}

const isForReaders = (goal: Goal): boolean => goal.startsWith('A');

const documents: readonly Document[] = [
  {
    path: 'test/RELIABILITY.md',
    isOf: (goal) => !isForReaders(goal),
    intro: `# Reliability

What the cashier promises of money and of attackers, and what came of the runs that show it. Written by \`npm run reliability\` from the reports of
the runs, and by no hand; a case is one run of a property, one row of a table, one request or one fault.`,
    before: () => '',
  },
  { path: 'ACCESSIBILITY.md', isOf: isForReaders, intro: accessibilityIntro, before: criteriaTable },
];

/** What a row of the table says of a goal. */
interface Verdict {
  readonly tests: number;
  readonly cases: number;
  readonly result: 'green' | '**in part**' | '**red**' | '**not run**';
  readonly figures: readonly string[];
}

const slowPlaces = [
  'test/reliability/long/',
  'test/reliability/bfcache/',
  'test/entries/exports',
  'test/entries/published',
  'test/stories/',
];
const nothing: Verdict = { tests: 0, cases: 0, result: '**not run**', figures: [] };

if (process.argv[2] === '--check') check(process.argv[3]);
else await write();

async function write(): Promise<void> {
  const record = renewRecord(readRecord());
  await writeFormatted(recordPath, JSON.stringify(record), 'json');
  for (const document of documents) await writeFormatted(document.path, textOf(document, record), 'markdown');
}

function textOf({ isOf, intro, before }: Document, record: RunRecord): string {
  const reports = runs.map(({ script }) => record.runs[script]);
  const wanted = goalNames.filter(isOf);
  const verdicts = new Map(wanted.map((goal) => [goal, verdictOf(goal, evidenceOf(goal, reports), record)]));
  const rows = [...verdicts].map(
    ([goal, { tests, cases, result, figures }]) =>
      `| ${goal} | ${goals[goal]} | ${tests} | ${cases} | ${result} | ${figures.map(escaped).join('; ')} |`,
  );
  const details = wanted.map((goal) => {
    const evidence = evidenceOf(goal, reports);
    return evidence.length === 0
      ? ''
      : `### ${goal}\n\n| Test | Cases | Result |\n| --- | --- | --- |\n${evidence.map(detail).join('\n')}\n`;
  });
  return `${intro}

${before(verdicts)}
## What is promised

| Goal | What is promised | Tests | Cases | Result | Figures |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

## The runs

| Run | Of | On | Passed | Failed | Seconds |
| --- | --- | --- | --- | --- | --- |
${runLines(record).join('\n')}

## The tests

${details.filter(Boolean).join('\n')}`;
}

/** The statement of conformance: a criterion a row, by what shows it. */
function criteriaTable(verdicts: ReadonlyMap<Goal, Verdict>): string {
  const rows = criteria.map(({ id, name, level, verdict, by, note = '' }) => {
    const shown = by.map((goal) => `${goal} (${verdicts.get(goal)?.result ?? '**not run**'})`).join(', ');
    return `| ${id} ${name} | ${level} | ${verdict} | ${shown || 'a look'} | ${escaped(note)} |`;
  });
  return `## WCAG 2.2, A and AA

| Criterion | Level | Verdict | Shown by | Note |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}

async function writeFormatted(to: string, text: string, parser: 'markdown' | 'json'): Promise<void> {
  writeFileSync(to, await format(text, { ...(await resolveConfig(to)), parser }));
}

function runLines({ runs: kept, mutation, steady }: RunRecord): string[] {
  const lines = runs.map(({ script }) => {
    const run = kept[script];
    return run
      ? `| \`${script}\` | ${run.commit} | ${run.on} | ${run.passed} | ${run.failed} | ${Math.round(run.seconds)} |`
      : `| \`${script}\` | **not run** | | | | |`;
  });
  if (mutation) {
    const scores = Object.values(mutation.scores).flatMap((score) => score ?? []);
    const [found, all] = [scores.reduce((sum, one) => sum + one.found, 0), scores.reduce((sum, one) => sum + one.mutants, 0)];
    lines.push(`| \`npm run mutate\` | ${mutation.commit} | ${mutation.on} | ${found} | ${all - found} | |`);
  }
  if (steady) {
    const seconds = steady.green.reduce((sum, one) => sum + one.seconds, 0);
    const failed = steady.green.length < steady.wanted ? 1 : 0;
    lines.push(`| \`npm run steady\` | ${steady.commit} | ${steady.on} | ${steady.green.length} | ${failed} | ${seconds} |`);
  }
  return lines;
}

/** Two goals are shown by runs that are no tests of their own: faults put in on purpose, and the suite many times over. */
function verdictOf(goal: Goal, evidence: readonly Evidence[], record: RunRecord): Verdict {
  if (goal === 'R20') return mutationVerdict(record);
  if (goal === 'R22') return steadyVerdict(record);
  const cases = evidence.reduce((sum, one) => sum + one.cases, 0);
  const figures = [...new Set(evidence.flatMap(({ figure }) => figure ?? []))];
  const result = evidence.length === 0 ? '**not run**' : evidence.every(({ isGreen }) => isGreen) ? 'green' : '**red**';
  return { tests: evidence.length, cases, result, figures };
}

function mutationVerdict({ mutation }: RunRecord): Verdict {
  const core = mutation?.scores['src/core/'];
  if (!mutation || !core) return nothing;
  const scores = Object.entries(mutation.scores).flatMap(([folder, score]) => (score ? [{ folder, ...score }] : []));
  const figures = scores.map((of) => `${of.score.toFixed(1)} % of ${of.mutants}, in ${of.files} files of ${of.folder}`);
  const result = core.score < leastScore ? '**red**' : !core.isWhole ? '**in part**' : 'green';
  return { tests: 1, cases: scores.reduce((sum, { mutants }) => sum + mutants, 0), result, figures };
}

function steadyVerdict({ steady }: RunRecord): Verdict {
  if (!steady) return nothing;
  const { wanted, green } = steady;
  const isGreen = wanted >= 10 && green.length >= wanted;
  return { tests: 1, cases: green.length, result: isGreen ? 'green' : '**red**', figures: [`${green.length} of ${wanted} in a row`] };
}

function detail(evidence: Evidence): string {
  return `| ${escaped(nameOf(evidence))} | ${evidence.cases} | ${evidence.isGreen ? 'green' : '**red**'} |`;
}

function escaped(text: string): string {
  return text.replace(/[\\|<>*_`[\]~]/g, (sign) => `\\${sign}`);
}

function check(reportPath = 'dist/reliability/tests.json'): void {
  const report = readRun(reportPath);
  if (!report) throw new Error(`${reportPath} is missing: run \`npm test -- --reporter=json --outputFile.json=${reportPath}\` before.`);
  for (const document of documents) checkDocument(document, report);
}

function checkDocument({ path, isOf }: Document, report: RunReport): void {
  const written = readFileSync(path, 'utf8').split('\n').map(cellsOf);
  const missing = goalNames.filter((goal) => isOf(goal) && !written.some(([name, promise]) => name === goal && promise === goals[goal]));
  if (missing.length > 0) throw new Error(`${path} says nothing of ${missing.join(', ')}: run \`npm run reliability\`.`);
  if (written.flat().includes('**red**')) throw new Error(`${path} has goals that are not met.`);
  const ran = new Set(report.evidence.filter(({ goal }) => isOf(goal)).map(nameOf));
  const told = new Set(written.map(([name = '']) => name).filter((name) => isFast(name)));
  const strays = [...ran].filter((name) => !told.has(name)).concat([...told].filter((name) => !ran.has(name)));
  if (strays.length > 0) throw new Error(`${path} and the report differ in ${strays.join('\n')}\nRun \`npm run reliability\`.`);
}

/** Whether a line is of a test that every change runs. */
function isFast(name: string): boolean {
  return name.startsWith('test/') && !slowPlaces.some((place) => name.startsWith(place));
}

function nameOf({ file, name }: Evidence): string {
  return `${file} › ${name}`.replace(/\s+/g, ' ');
}

/** A line's cells without padding and escapes. */
function cellsOf(line: string): string[] {
  return line
    .split(/(?<!\\)\|/)
    .slice(1)
    .map((cell) => cell.trim().replace(/\\(.)/g, '$1'));
}
