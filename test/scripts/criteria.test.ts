/** The statement of conformance leaves nothing out. */
import { expect, test } from 'vitest';
import { criteria } from '../reliability/criteria';
import { shows } from '../reliability/shows';

test('every criterion of WCAG 2.2, A and AA, is answered once, by goals or by a note', ({ task }) => {
  // WCAG 2.2 has 31 criteria of level A, 4.1.1 being obsolete, and 24 of level AA.
  expect(criteria.filter(({ level }) => level === 'A')).toHaveLength(31);
  expect(criteria.filter(({ level }) => level === 'AA')).toHaveLength(24);
  expect(new Set(criteria.map(({ id }) => id)).size).toBe(55);
  for (const { id, by, note } of criteria) expect(by.length > 0 || note !== undefined, id).toBe(true);
  shows({ task }, 'A18', criteria.length);
});
