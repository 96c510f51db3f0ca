import { expect, test, vi } from 'vitest';
import { listen } from '../../src/elements/listen';

test('what happens is heard until the signal is aborted', () => {
  const [target, life, handler] = [new EventTarget(), new AbortController(), vi.fn()];
  listen(target, 'ping', handler, life.signal);
  target.dispatchEvent(new Event('ping'));
  life.abort();
  target.dispatchEvent(new Event('ping'));
  expect(handler).toHaveBeenCalledOnce();
});

test('nothing is heard for a signal that was aborted before', () => {
  const [target, life, handler] = [new EventTarget(), new AbortController(), vi.fn()];
  life.abort();
  listen(target, 'ping', handler, life.signal);
  target.dispatchEvent(new Event('ping'));
  expect(handler).not.toHaveBeenCalled();
});

test('an engine that knows no signals listens and stops as well, since none is given to it', () => {
  const target = new EventTarget();
  const add = vi.spyOn(target, 'addEventListener');
  listen(target, 'ping', () => undefined, new AbortController().signal);
  expect(add.mock.calls[0]).toHaveLength(2);
});
