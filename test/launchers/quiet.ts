import { afterEach, beforeEach, vi, type MockInstance } from 'vitest';

/** Gives each test of a file a clock of its own and keeps its warnings off the console; answers what was warned. */
export function onQuietClock(): () => MockInstance<typeof console.warn> {
  let warn: MockInstance<typeof console.warn>;
  beforeEach(() => {
    vi.useFakeTimers();
    warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });
  return () => warn;
}
