import { afterEach, expect, test, vi } from 'vitest';
import { launchAppLink } from '../../src/launchers/app-link';
import { openFrame, startIn } from './framed';

afterEach(() => void vi.useRealTimers());

test('a scheme that no program here answers to leaves the page where it is, which is told', async () => {
  const frame = await openFrame();
  vi.useFakeTimers();
  const { reports } = startIn(frame, launchAppLink, { kind: 'app-link', url: 'alipays://platformapi/startapp' });
  expect(reports).toEqual([{ type: 'started' }]);
  await vi.advanceTimersByTimeAsync(2500);
  expect(reports).toEqual([{ type: 'started' }, { type: 'failed', error: 'app-not-opened' }]);
  expect(frame.document.body.textContent).toBe('page');
});

test('an address of the web is really gone to, and nothing more is said', async () => {
  const frame = await openFrame();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  const { reports } = startIn(frame, launchAppLink, { kind: 'app-link', url: new URL('/opened?tn=1', location.href).href });
  expect((await frame.left).pathname).toBe('/opened');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(reports).toEqual([{ type: 'started' }]);
});
