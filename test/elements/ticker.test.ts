import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { onTick } from '../../src/elements/ticker';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('all listeners share one timer, and are called twice a second', () => {
  const life = new AbortController();
  const listeners = [vi.fn(), vi.fn()];
  for (const listener of listeners) onTick(listener, life.signal);
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(1000);
  for (const listener of listeners) expect(listener).toHaveBeenCalledTimes(2);
  life.abort();
});

test('the timer stops when nobody listens, and starts again for the next', () => {
  const [first, second, next] = [new AbortController(), new AbortController(), new AbortController()];
  onTick(vi.fn(), first.signal);
  onTick(vi.fn(), second.signal);
  first.abort();
  expect(vi.getTimerCount()).toBe(1);
  second.abort();
  expect(vi.getTimerCount()).toBe(0);
  const listener = vi.fn();
  onTick(listener, next.signal);
  vi.advanceTimersByTime(500);
  expect(listener).toHaveBeenCalledOnce();
  next.abort();
});

test('a listener may stop while it is called, and the others are called all the same', () => {
  const [one, other] = [new AbortController(), new AbortController()];
  const listener = vi.fn();
  onTick(() => {
    one.abort();
  }, one.signal);
  onTick(listener, other.signal);
  vi.advanceTimersByTime(1000);
  expect(listener).toHaveBeenCalledTimes(2);
  other.abort();
});
