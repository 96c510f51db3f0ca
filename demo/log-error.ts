import { DrizzleQueryError } from 'drizzle-orm';

/**
 * Writes to the log what was thrown and what caused it: kinds, messages and places in the code. What a query was given, and what a library
 * hangs on its errors (requests, headers, rows), holds keys, openids and sessions' ids, and stays out of it.
 */
export function logError(error: unknown): void {
  const lines: string[] = [];
  for (let thrown = error; thrown !== undefined; thrown = thrown instanceof Error ? thrown.cause : undefined) lines.push(describe(thrown));
  console.error(lines.join('\nCaused by: '));
}

function describe(thrown: unknown): string {
  if (!(thrown instanceof Error)) return `${typeof thrown} was thrown`;
  if (!(thrown instanceof DrizzleQueryError)) return thrown.stack ?? `${thrown.name}: ${thrown.message}`;
  const places = thrown.stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? [];
  return [`A query failed: ${thrown.query}`, ...places].join('\n');
}
