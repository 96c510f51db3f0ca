import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { whenBridgeReady } from '../../src/launchers/bridge-ready';
import { aPage } from './launched';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

interface Rig {
  readonly told: (string | undefined)[];
  readonly abort: () => void;
  readonly say: () => void;
  /** Puts the bridge in place without a word. */
  readonly put: () => void;
  readonly wait: () => void;
}

function aWait(bridge?: string): Rig {
  const { window, document } = aPage();
  const told: (string | undefined)[] = [];
  const page = new AbortController();
  let found = bridge;
  return {
    told,
    abort: () => page.abort(),
    say: () => void document.dispatchEvent(new Event('BridgeReady')),
    put: () => void (found = 'bridge'),
    wait: () =>
      whenBridgeReady({ window, find: () => found, readyEvent: 'BridgeReady', signal: page.signal }, (given) => void told.push(given)),
  };
}

test('a bridge that is there is told of at once, and nothing is left waiting', () => {
  const { told, wait } = aWait('bridge');
  wait();
  expect(told).toEqual(['bridge']);
  expect(vi.getTimerCount()).toBe(0);
});

test('a bridge that says that it is ready is told of then, once', async () => {
  const { told, wait, put, say } = aWait();
  wait();
  put();
  say();
  expect(told).toEqual(['bridge']);
  say();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toEqual(['bridge']);
  expect(vi.getTimerCount()).toBe(0);
});

test('a bridge that comes without a word is found within a quarter of a second', async () => {
  const { told, wait, put } = aWait();
  wait();
  await vi.advanceTimersByTimeAsync(5000);
  put();
  await vi.advanceTimersByTimeAsync(250);
  expect(told).toEqual(['bridge']);
  expect(vi.getTimerCount()).toBe(0);
});

test('a word without a bridge, which anybody may say, counts for nothing', () => {
  const { told, wait, say } = aWait();
  wait();
  say();
  expect(told).toEqual([]);
});

test('a bridge that does not come in eight seconds is absent, and what comes later is not told of', async () => {
  const { told, wait, put, say } = aWait();
  wait();
  await vi.advanceTimersByTimeAsync(7999);
  expect(told).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(told).toEqual([undefined]);
  put();
  say();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toEqual([undefined]);
  expect(vi.getTimerCount()).toBe(0);
});

test.each(['before', 'during'] as const)('nothing is told to a page that went away %s the wait', async (when) => {
  const { told, wait, put, say, abort } = aWait(when === 'before' ? 'bridge' : undefined);
  if (when === 'before') abort();
  wait();
  abort();
  put();
  say();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});
