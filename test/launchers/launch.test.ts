import { afterEach, describe, expect, test, vi } from 'vitest';
import type { LaunchReport } from '../../src/core/launch';
import { createLaunch, launchers, type LauncherTable } from '../../src/launchers/launch';
import type { Action } from '../../src/model/action';

afterEach(() => vi.restoreAllMocks());

interface Started {
  readonly reports: readonly LaunchReport[];
  readonly wentTo: readonly string[];
}

/** Starts an action on a page of https://shop.example and waits for `count` reports. */
async function start(action: Action, own: LauncherTable = {}, count = 1): Promise<Started> {
  const reports: LaunchReport[] = [];
  const wentTo: string[] = [];
  const window = { location: { assign: (url: string) => void wentTo.push(url) } } as unknown as Window;
  const urls = { allowedHosts: [], pageUrl: 'https://shop.example/' };
  createLaunch({ window, urls }, own)(action, (report) => void reports.push(report), new AbortController().signal);
  await vi.waitFor(() => expect(reports.length).toBeGreaterThanOrEqual(count));
  return { reports, wentTo };
}

describe('a redirect', () => {
  test('to a listed place leaves in the same tab, by the address as the engine reads it', async () => {
    const { reports, wentTo } = await start({ kind: 'redirect', url: 'HTTPS://wx.tenpay.com/h5' });
    expect(reports).toEqual([{ type: 'started' }]);
    expect(wentTo).toEqual(['https://wx.tenpay.com/h5']);
  });

  test.each(['https://evil.com/', 'javascript:alert(1)', ''])('to %j stays and says why', async (url) => {
    const { reports, wentTo } = await start({ kind: 'redirect', url });
    expect(reports).toEqual([{ type: 'failed', error: 'url-not-allowed' }]);
    expect(wentTo).toEqual([]);
  });
});

describe('a code', () => {
  test('for the wallet is shown', async () => {
    expect((await start({ kind: 'qr-code', content: 'weixin://wxpay/bizpayurl?pr=NwY5Mz9' })).reports).toEqual([{ type: 'started' }]);
  });

  test.each(['https://evil.com/pay', 'hello', 'javascript:alert(1)'])('that would lead a phone to %j is not', async (content) => {
    expect((await start({ kind: 'qr-code', content })).reports).toEqual([{ type: 'failed', error: 'url-not-allowed' }]);
  });
});

test.each(['wait', 'none'] as const)('%s needs nothing to be done', async (kind) => {
  expect((await start({ kind })).reports).toEqual([{ type: 'started' }]);
});

test('a kind that nobody here can start is said so', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  const actions: Action[] = [
    { kind: 'app-sdk', sdk: 'wechat', parameters: {} },
    { kind: 'mini-program', path: '/pay' },
    { kind: '__proto__' } as unknown as Action,
    { kind: 'constructor' } as unknown as Action,
  ];
  for (const action of actions) {
    if (Object.prototype.hasOwnProperty.call(launchers, action.kind)) continue;
    const { reports } = await start(action);
    expect(reports).toEqual([{ type: 'failed', error: expect.stringMatching(/^(action-unsupported|launch-failed)$/) as string }]);
  }
});

test("a merchant's own launcher stands in place of the house's", async () => {
  const own: LauncherTable = { 'qr-code': () => Promise.resolve((_, report) => report({ type: 'answered', claim: 'ok', params: {} })) };
  expect((await start({ kind: 'qr-code', content: 'x' }, own)).reports).toEqual([{ type: 'answered', claim: 'ok', params: {} }]);
});

test.each([
  ['can not be loaded', (): Promise<never> => Promise.reject(new Error('offline'))],
  [
    'throws',
    (): Promise<() => never> =>
      Promise.resolve(() => {
        throw new Error('no');
      }),
  ],
])('a launcher that %s is a failed launch, with a word to the developer', async (_, load) => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  expect((await start({ kind: 'wait' }, { wait: load })).reports).toEqual([{ type: 'failed', error: 'launch-failed' }]);
  expect(warn).toHaveBeenCalledTimes(1);
});

test('nothing is started for a page that has gone away meanwhile', async () => {
  const launcher = vi.fn();
  const page = new AbortController();
  const loaded = Promise.resolve(launcher);
  createLaunch({ window: {} as Window, urls: { allowedHosts: [], pageUrl: '' } }, { wait: () => loaded })(
    { kind: 'wait' },
    () => {},
    page.signal,
  );
  page.abort();
  await loaded;
  await Promise.resolve();
  expect(launcher).not.toHaveBeenCalled();
});
