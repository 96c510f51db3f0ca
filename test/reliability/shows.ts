import type { TestContext } from 'vitest';
import type { Goal } from './goals';

/** What a test shows of one goal. */
export interface Shown {
  readonly goal: Goal;
  /** How many cases it went through: runs of a property, rows of a table, requests. */
  readonly cases: number;
  /** What was measured, where there is a figure, as `31 looks in 10 minutes`. */
  readonly figure?: string;
}

declare module 'vitest' {
  interface TaskMeta {
    shows?: readonly Shown[];
  }
}

/** Says that a test shows a goal; called at its end with what was really gone through. */
export function shows({ task }: Pick<TestContext, 'task'>, goal: Goal, cases = 1, figure?: string): void {
  const shown: Shown = { goal, cases, ...(figure === undefined ? {} : { figure }) };
  task.meta.shows = [...(task.meta.shows ?? []), shown];
}
