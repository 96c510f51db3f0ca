/**
 * `npm run journeys`: runs the journeys of every product on every terminal and writes docs/journeys.md, a row a journey with what came of it.
 * `npm run journeys -- --check` runs nothing: it compares the rows that are written with the rows that there are.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { startVitest } from 'vitest/node';
import { terminalRows, type TerminalRow } from '../test/browser/terminal-rows';

const path = 'docs/journeys.md';
const outcomes = ['paid', 'cancelled', 'lost result'] as const;

interface Result {
  readonly isGreen: boolean;
  readonly seconds: number;
}

const rowName = ({ place, productId }: Pick<TerminalRow, 'place' | 'productId'>): string => `${place}: ${productId}`;

if (process.argv.includes('--check')) check();
else await run();

function check(): void {
  const written = readFileSync(path, 'utf8');
  const rows = written.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  const isWritten = (row: TerminalRow): boolean =>
    outcomes.every((outcome) =>
      rows.some((cells) => cells[1] === row.place && cells[2] === `\`${row.productId}\`` && cells[3] === outcome),
    );
  const missing = terminalRows.filter((row) => !isWritten(row)).map(rowName);
  const count = rows.filter((cells) => cells[2]?.startsWith('`')).length;
  if (missing.length === 0 && count === terminalRows.length * outcomes.length && !written.includes('**red**')) return;
  throw new Error(`${path} is not of these journeys (${missing.join(', ') || `${count} rows`}): run \`npm run journeys\`.`);
}

async function run(): Promise<void> {
  const vitest = await startVitest('test', ['test/reliability/long/terminals.test.ts'], {
    config: 'vitest.long.config.ts',
    watch: false,
    run: true,
  });
  const results = new Map<string, Result[]>();
  for (const module of vitest.state.getTestModules()) {
    for (const test of module.children.allTests()) {
      const { parent } = test;
      if (parent.type !== 'suite') continue;
      const seconds = (test.diagnostic()?.duration ?? 0) / 1000;
      results.set(parent.name, [...(results.get(parent.name) ?? []), { isGreen: test.result().state === 'passed', seconds }]);
    }
  }
  await vitest.close();
  const lines = terminalRows.flatMap((row) => {
    const name = `'${row.place}': '${row.productId}'`;
    const cells = results.get(name) ?? results.get(rowName(row)) ?? [];
    if (cells.length !== outcomes.length) throw new Error(`${rowName(row)} has ${cells.length} journeys, not ${outcomes.length}`);
    return cells.map(({ isGreen, seconds }, index) => {
      const told = isGreen ? 'green' : '**red**';
      return `| ${row.place} | \`${row.productId}\` | ${outcomes[index] ?? ''} | ${told} | ${seconds.toFixed(1)} |`;
    });
  });
  const text = `# Journeys

Every product on every terminal where it works, driven in Chromium through the demo's merchant and the channels' sandboxes, under the strict
Content Security Policy. \`paid\`: the payer pays. \`cancelled\`: the payer gives up, is told that nothing arrived, and has ways on. \`lost result\`:
the payer pays, the wallet tells the page nothing and every notification is lost; the server finds out by itself. Written by \`npm run journeys\`;
the seconds are a payer's, waits for the channel's own schedule included.

| Terminal | Product | Outcome | Result | Seconds |
| --- | --- | --- | --- | --- |
${lines.join('\n')}

${terminalRows.length * outcomes.length} journeys.
`;
  writeFileSync(path, await format(text, { ...(await resolveConfig(path)), parser: 'markdown' }));
}
