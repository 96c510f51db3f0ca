import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { launchMiniProgram } from '../../src/launchers/mini-program';
import { aPage, start, type Launched } from './launched';
import { onQuietClock } from './quiet';

interface Move {
  readonly url: string;
  readonly fail: (failure?: unknown) => void;
}

const path = '/pages/unified-cashier/pay/index?gateway=https%3A%2F%2Fshop.example%2Fapi&sessionId=0Yq3&paymentId=pay_1';
const action = { kind: 'mini-program', path } as const;
const warned = onQuietClock();

type Program = 'wechat' | 'alipay';

/** What the scripts of a mini program's web-view put into the page. */
function globalsOf(program: Program, navigateTo: (move: Move) => void): Record<string, unknown> {
  return program === 'wechat' ? { wx: { miniProgram: { navigateTo } }, WeixinJSBridge: {} } : { my: { navigateTo } };
}

function launchIn(program: Program, wanted = path): Launched & { moves: Move[] } {
  const moves: Move[] = [];
  const page = aPage(globalsOf(program, (move) => void moves.push(move)));
  return { ...start(launchMiniProgram, { kind: 'mini-program', path: wanted }, page), moves };
}

describe.each(['wechat', 'alipay'] as const)('in a mini program of %s', (program) => {
  test('the native page is gone to once, with its query as it came, and no more is said', async () => {
    const { reports, moves } = launchIn(program);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(moves.map(({ url }) => url)).toEqual([path]);
    expect(reports).toEqual([{ type: 'started' }]);
  });

  test('a page that is not there is a failed launch, with a word to the developer', () => {
    const { reports, moves } = launchIn(program);
    moves[0]!.fail({ errMsg: 'navigateTo:fail page not found' });
    expect(reports).toEqual([{ type: 'started' }, { type: 'failed', error: 'launch-failed' }]);
    expect(warned()).toHaveBeenCalledTimes(1);
  });

  test('a bridge that throws is a failed launch, even when it came late', async () => {
    const page = aPage();
    const { reports } = start(launchMiniProgram, action, page);
    await vi.advanceTimersByTimeAsync(1000);
    Object.assign(
      page.window,
      globalsOf(program, () => {
        throw new Error('bridge');
      }),
    );
    await vi.advanceTimersByTimeAsync(250);
    expect(reports).toEqual([{ type: 'started' }, { type: 'failed', error: 'launch-failed' }]);
  });

  test('a script that comes late is waited for', async () => {
    const moves: Move[] = [];
    const page = aPage();
    const { reports } = start(launchMiniProgram, action, page);
    await vi.advanceTimersByTimeAsync(5000);
    expect(reports).toEqual([]);
    Object.assign(
      page.window,
      globalsOf(program, (move) => void moves.push(move)),
    );
    await vi.advanceTimersByTimeAsync(250);
    expect(moves).toHaveLength(1);
  });

  test('a page that has gone away meanwhile goes nowhere', async () => {
    const moves: Move[] = [];
    const page = aPage();
    const { reports, abort } = start(launchMiniProgram, action, page);
    abort();
    Object.assign(
      page.window,
      globalsOf(program, (move) => void moves.push(move)),
    );
    await vi.advanceTimersByTimeAsync(60_000);
    expect(moves).toEqual([]);
    expect(reports).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

test('WeChat’s word that it is ready is heard at once', () => {
  const navigateTo = vi.fn();
  const page = aPage({ wx: { miniProgram: { navigateTo } } });
  start(launchMiniProgram, action, page);
  page.window['WeixinJSBridge'] = {};
  page.document.dispatchEvent(new Event('WeixinJSBridgeReady'));
  expect(navigateTo).toHaveBeenCalledTimes(1);
});

test.each([
  ['no mini program’s script', {}],
  ['jweixin outside WeChat, where it does nothing', { wx: { miniProgram: { navigateTo: vi.fn() } } }],
  ['jweixin that is too old', { wx: {}, WeixinJSBridge: {} }],
  ['another thing of that name', { wx: 7, my: null, WeixinJSBridge: {} }],
])('a page with %s is told that the bridge is absent', async (_, globals) => {
  const { reports } = start(launchMiniProgram, action, aPage(globals));
  await vi.advanceTimersByTimeAsync(8000);
  expect(reports).toEqual([{ type: 'failed', error: 'bridge-absent' }]);
});

describe('a path', () => {
  test.each(['/pages/pay', '/pages/pay/index?x=1', '/package-a/pages/pay_1/pay.v2', '/pay?a=/b/../c'])('%j is gone to', (wanted) => {
    expect(launchIn('wechat', wanted).moves.map(({ url }) => url)).toEqual([wanted]);
  });

  test.each([
    '',
    '/',
    'pages/pay',
    '//evil.com/pay',
    '/pages//pay',
    '/pages/../admin',
    '/pages/./pay',
    '/..',
    '/\\evil.com',
    '/pages\\pay',
    '/pages/pay?next=\\evil.com',
    '/pages/支付',
    '/pages/pay?名=1',
    '/pages/pay ',
    '/pages/pay\n',
    '/pages/pay?x=1\n',
    ' /pages/pay',
    '/pages/pay?a=b c',
    'https://evil.com/pages/pay',
    'javascript:alert(1)',
    'plugin://pay/index',
    '/pages:80/pay',
    '/pages/pay#x',
  ])('%j is not', (wanted) => {
    const { moves, reports } = launchIn('wechat', wanted);
    expect(moves).toEqual([]);
    expect(reports).toEqual([{ type: 'failed', error: 'url-not-allowed' }]);
  });

  test('that is gone to never leads to another origin, whatever it is', () => {
    const wanted = fc.oneof(
      fc.string(),
      fc.webPath(),
      fc
        .array(fc.constantFrom('/', '.', '..', '\\', ':', '?', '@', 'pages', 'https', 'evil.com', '\t', '\n', 'x'), { maxLength: 8 })
        .map((parts) => `/${parts.join('')}`),
    );
    let gone = 0;
    fc.assert(
      fc.property(wanted, (text) => {
        const { moves } = launchIn('alipay', text);
        if (moves.length === 0) return;
        gone += 1;
        const url = new URL(text, 'https://mini.example');
        expect(url.origin).toBe('https://mini.example');
        expect(url.pathname).toBe(text.split('?')[0]);
      }),
      { numRuns: 2000 },
    );
    expect(gone).toBeGreaterThan(10);
  });
});
