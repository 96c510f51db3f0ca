/** A page that is written from right to left is laid out by where lines begin and end. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { shows } from '../reliability/shows';

const files = readdirSync('src/elements', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

/** A declaration that knows left from right. */
const physical =
  /(?:margin|padding|border|inset)-(?:left|right)[-\w]*:|(?<![-\w])(?:left|right):|text-align: (?:left|right)|float:|(?:top|bottom)-(?:left|right)-radius/;

test('the check knows a side when it sees one', () => {
  for (const style of ['margin-left: 1px', ' right: 0', 'text-align: left', 'border-top-left-radius: 4px']) expect(style).toMatch(physical);
  for (const style of ['margin-inline-start: 1px', 'border-start-start-radius: 4px', 'text-align: start'])
    expect(style).not.toMatch(physical);
});

test('nothing is laid out by left and right', ({ task }) => {
  expect(files.length).toBeGreaterThan(50);
  const found = files.flatMap((name) =>
    readFileSync(`src/elements/${name}`, 'utf8')
      .split('\n')
      .filter((line) => physical.test(line))
      .map((line) => `${name}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
  shows({ task }, 'A14', files.length);
});
