import { afterEach, describe, expect, test, vi } from 'vitest';
import type { LaunchReport } from '../../src/core/launch';
import { createLaunch, launchers, type LauncherTable } from '../../src/launchers/launch';
import type { Action, ActionKind } from '../../src/model/action';

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

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'teleport'])(
  'a kind that nobody here can start, as %s, is said so',
  async (kind) => {
    const { reports } = await start({ kind } as unknown as Action);
    expect(reports).toEqual([{ type: 'failed', error: 'action-unsupported' }]);
  },
);

test('every kind of action has a launcher, which is loaded when it is asked for', async () => {
  const kinds = Object.keys({
    'qr-code': 1,
    redirect: 1,
    form: 1,
    'wechat-jsapi': 1,
    'alipay-jsapi': 1,
    'unionpay-jsapi': 1,
    'qq-jsapi': 1,
    'mini-program': 1,
    'app-link': 1,
    'app-sdk': 1,
    wait: 1,
    none: 1,
  } satisfies Record<ActionKind, 1>) as ActionKind[];
  for (const kind of kinds) expect(await launchers[kind]?.()).toBeTypeOf('function');
  expect(Object.keys(launchers).sort()).toEqual(kinds.sort());
});

test("a merchant's own launcher stands in place of the house's", async () => {
  const own: LauncherTable = { 'qr-code': () => Promise.resolve((_, report) => report({ type: 'answered', claim: 'ok', params: {} })) };
  expect((await start({ kind: 'qr-code', content: 'x' }, own)).reports).toEqual([{ type: 'answered', claim: 'ok', params: {} }]);
});

test.each([
  ['can not be loaded needs a reload', 'page-incomplete', (): Promise<never> => Promise.reject(new Error('offline'))],
  [
    'throws is a failed launch',
    'launch-failed',
    (): Promise<() => never> =>
      Promise.resolve(() => {
        throw new Error('no');
      }),
  ],
] as const)('a launcher that %s, with a word to the developer', async (_, error, load) => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  expect((await start({ kind: 'wait' }, { wait: load })).reports).toEqual([{ type: 'failed', error }]);
  expect(warn).toHaveBeenCalledTimes(1);
});

describe('a page that has gone away', () => {
  const launchOn = (signal: AbortSignal, kind: string, own: LauncherTable): LaunchReport[] => {
    const reports: LaunchReport[] = [];
    const urls = { allowedHosts: [], pageUrl: '' };
    createLaunch({ window: {} as Window, urls }, own)({ kind } as Action, (report) => void reports.push(report), signal);
    return reports;
  };

  test('before, hears nothing and has nothing fetched', async () => {
    const page = new AbortController();
    page.abort();
    const load = vi.fn(() => Promise.resolve(vi.fn()));
    const reports = [...launchOn(page.signal, 'wait', { wait: load }), ...launchOn(page.signal, 'teleport', {})];
    await new Promise(setImmediate);
    expect(load).not.toHaveBeenCalled();
    expect(reports).toEqual([]);
  });

  test('while a launcher was fetched, starts nothing', async () => {
    const launcher = vi.fn();
    const page = new AbortController();
    launchOn(page.signal, 'wait', { wait: () => Promise.resolve(launcher) });
    page.abort();
    await new Promise(setImmediate);
    expect(launcher).not.toHaveBeenCalled();
  });

  test('hears nothing of what a launcher says or throws after that', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const page = new AbortController();
    const reports = launchOn(page.signal, 'wait', {
      wait: () =>
        Promise.resolve((_, report) => {
          page.abort();
          report({ type: 'started' });
          throw new Error('late');
        }),
    });
    await new Promise(setImmediate);
    expect(page.signal.aborted).toBe(true);
    expect(reports).toEqual([]);
  });
});
