import { DrizzleQueryError } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { logError } from '../../demo/log-error';

let written = '';
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation((text: string) => void (written = text)));
afterEach(() => void vi.restoreAllMocks());

test('an error is written with its kind, its message, its place and its causes', () => {
  logError(new TypeError('The adapter broke', { cause: new Error('connection lost') }));
  expect(written).toMatch(/^TypeError: The adapter broke\n {4}at [^]+\nCaused by: Error: connection lost\n {4}at /);
});

test('what a query was given is not written; the query, its place and its cause are', () => {
  logError(
    new DrizzleQueryError('select "key" from "keys" where "session" = $1', ['secret-1', 'a\nsecret-2'], new Error('connection lost')),
  );
  expect(written).toMatch(/^A query failed: select "key" from "keys" where "session" = \$1\n {4}at [^]+Caused by: Error: connection lost/);
  expect(written).not.toContain('secret');
});

test('nor is what a library hangs on its errors, or what is thrown that is no error', () => {
  logError(
    Object.assign(new Error('Request failed'), { config: { headers: { Authorization: 'secret' } }, detail: 'Key (openid)=(secret)' }),
  );
  expect(written).toContain('Request failed');
  logError({ secret: 'secret' });
  expect(written).toBe('object was thrown');
});
