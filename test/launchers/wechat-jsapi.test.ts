import { describe, expect, test, vi } from 'vitest';
import type { LaunchReport } from '../../src/core/launch';
import type { Action } from '../../src/model/action';
import { createLaunch } from '../../src/launchers/launch';
import type { LaunchSurroundings } from '../../src/launchers/launcher';
import { explainBridgeFailure } from '../../src/launchers/wechat-bridge-causes';
import { launchWechatJsapi } from '../../src/launchers/wechat-jsapi';
import { bridge } from '../core/fixtures';
import { onQuietClock } from './quiet';

type Callback = (result: { err_msg?: unknown }) => void;
type Invoke = (name: string, parameters: unknown, callback: Callback) => void;

const action = bridge as Extract<Action, { kind: 'wechat-jsapi' }>;
const warned = onQuietClock();

interface Rig {
  readonly surroundings: LaunchSurroundings;
  readonly reports: LaunchReport[];
  readonly page: AbortController;
  readonly calls: { name: string; parameters: unknown; callback: Callback }[];
  /** Puts the bridge in place, as WeChat does, and says so. */
  appear(invoke?: Invoke): void;
  start(): void;
}

/** A page in WeChat; the bridge is there from the beginning unless it is `late`. */
function aPage({ late = false, invoke }: { late?: boolean; invoke?: Invoke } = {}): Rig {
  const document = new EventTarget();
  const window = { document } as unknown as Window & { WeixinJSBridge?: { invoke: Invoke } };
  const calls: Rig['calls'] = [];
  const reports: LaunchReport[] = [];
  const page = new AbortController();
  const surroundings = { window, urls: { allowedHosts: [], pageUrl: 'https://shop.example/' } };
  const appear = (own: Invoke = (name, parameters, callback) => void calls.push({ name, parameters, callback })): void => {
    window.WeixinJSBridge = { invoke: own };
    document.dispatchEvent(new Event('WeixinJSBridgeReady'));
  };
  if (!late) appear(invoke);
  const start = (): void => launchWechatJsapi(action, (report) => void reports.push(report), surroundings, page.signal);
  return { surroundings, reports, page, calls, appear, start };
}

test('the bridge is called once, by its name, with the parameters as they came', () => {
  const { calls, reports, start } = aPage();
  start();
  expect(calls.map(({ name, parameters }) => ({ name, parameters }))).toEqual([
    { name: 'getBrandWCPayRequest', parameters: action.parameters },
  ]);
  expect(reports).toEqual([{ type: 'started' }]);
});

test.each([
  ['get_brand_wcpay_request:ok', 'ok'],
  ['get_brand_wcpay_request:cancel', 'cancel'],
  ['get_brand_wcpay_request:fail', 'fail'],
  ['getBrandWCPayRequest:ok', 'ok'],
  ['getBrandWCPayRequest:fail_nosupport', 'fail'],
  ['getBrandWCPayRequest:fail_no permission to execute', 'fail'],
  ['get_brand_wcpay_request: cancel ', 'cancel'],
  ['ok', 'ok'],
  ['okay', 'fail'],
  ['', 'fail'],
] as const)('%j is heard as %s, and passed on as it came', (message, claim) => {
  const { calls, reports, start } = aPage();
  start();
  calls[0]!.callback({ err_msg: message });
  expect(reports.slice(1)).toEqual([{ type: 'answered', claim, params: { err_msg: message } }]);
});

test.each([[undefined], [null], [{}], [{ err_msg: 7 }], [{ err_msg: { toString: () => 'x:ok' } }]])(
  'an answer like %j is a failure, not a crash',
  (result) => {
    const { calls, reports, start } = aPage();
    start();
    calls[0]!.callback(result as never);
    expect(reports.slice(1)).toEqual([{ type: 'answered', claim: 'fail', params: { err_msg: '' } }]);
  },
);

test('a very long answer is cut, so that it can be reported', () => {
  const { calls, reports, start } = aPage();
  start();
  calls[0]!.callback({ err_msg: `x:${'y'.repeat(9000)}` });
  expect(reports[1]).toMatchObject({ params: { err_msg: expect.stringMatching(/^x:y{510}$/) as string } });
});

describe('silence', () => {
  test('is told after twenty seconds, and a late ok is still heard', async () => {
    const { calls, reports, start } = aPage();
    start();
    await vi.advanceTimersByTimeAsync(19_999);
    expect(reports).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(reports[1]).toEqual({ type: 'silent' });
    calls[0]!.callback({ err_msg: 'get_brand_wcpay_request:ok' });
    expect(reports[2]).toMatchObject({ type: 'answered', claim: 'ok' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reports).toHaveLength(3);
  });

  test('is not told once there was an answer', async () => {
    const { calls, reports, start } = aPage();
    start();
    calls[0]!.callback({ err_msg: 'x:cancel' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reports).toHaveLength(2);
    expect(vi.getTimerCount()).toBe(0);
  });
});

test('two answers are both told; whoever listens asks the server after each', () => {
  const { calls, reports, start } = aPage();
  start();
  calls[0]!.callback({ err_msg: 'x:cancel' });
  calls[0]!.callback({ err_msg: 'x:ok' });
  expect(reports.slice(1)).toMatchObject([{ claim: 'cancel' }, { claim: 'ok' }]);
});

test('a bridge that throws has said nothing, which is asked about once', async () => {
  const { reports, start } = aPage({
    invoke: () => {
      throw new Error('bridge');
    },
  });
  start();
  expect(reports).toEqual([{ type: 'started' }, { type: 'silent' }]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(reports).toHaveLength(2);
});

test('a bridge that can not be invoked has said nothing', () => {
  const { reports, start } = aPage({ invoke: 'soon' as never });
  start();
  expect(reports[reports.length - 1]).toEqual({ type: 'silent' });
});

describe('a bridge that is not there yet', () => {
  test('is waited for, and used when it comes after five seconds', async () => {
    const { appear, calls, reports, start } = aPage({ late: true });
    start();
    await vi.advanceTimersByTimeAsync(5000);
    expect(reports).toEqual([]);
    appear();
    expect(calls).toHaveLength(1);
    expect(reports).toEqual([{ type: 'started' }]);
    appear();
    await vi.advanceTimersByTimeAsync(5000);
    expect(calls).toHaveLength(1);
  });

  test('and never comes is told as absent after eight', async () => {
    const { appear, calls, reports, start } = aPage({ late: true });
    start();
    await vi.advanceTimersByTimeAsync(8000);
    expect(reports).toEqual([{ type: 'failed', error: 'bridge-absent' }]);
    appear();
    expect(calls).toHaveLength(0);
    expect(reports).toHaveLength(1);
  });

  test('and comes without saying so is found at the end of the wait', async () => {
    const { surroundings, calls, reports, start } = aPage({ late: true });
    start();
    const invoke: Invoke = (name, parameters, callback) => void calls.push({ name, parameters, callback });
    (surroundings.window as unknown as { WeixinJSBridge: unknown }).WeixinJSBridge = { invoke };
    await vi.advanceTimersByTimeAsync(8000);
    expect(calls).toHaveLength(1);
    expect(reports).toEqual([{ type: 'started' }]);
  });

  test('is not made by an event that anybody may send', async () => {
    const { surroundings, appear, calls, start, reports } = aPage({ late: true });
    start();
    surroundings.window.document.dispatchEvent(new Event('WeixinJSBridgeReady'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(reports).toEqual([]);
    appear();
    expect(calls).toHaveLength(1);
  });
});

describe('a launch that is given up', () => {
  test('before the bridge came does not call it, and leaves no timer', async () => {
    const { page, appear, calls, reports, start } = aPage({ late: true });
    start();
    page.abort();
    appear();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(calls).toEqual([]);
    expect(reports).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('after it was called does not tell of silence', async () => {
    const { page, reports, start } = aPage();
    start();
    page.abort();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reports).toEqual([{ type: 'started' }]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('through the table of launchers', () => {
  test('a late answer to a launch that was given up is not passed on', async () => {
    const { surroundings, page, calls, reports } = aPage();
    createLaunch(surroundings)(action, (report) => void reports.push(report), page.signal);
    await vi.waitFor(() => expect(calls).toHaveLength(1));
    page.abort();
    calls[0]!.callback({ err_msg: 'x:ok' });
    expect(reports).toEqual([{ type: 'started' }]);
  });
});

describe('what the developer is told', () => {
  test.each([
    ['fail_no permission to execute', /支付授权目录/],
    ['fail_nosupport', /no payment bridge/],
    ['system:function_not_exist', /no payment bridge/],
    ['fail:jsapi invalid total_fee', /two hours/],
    ['chooseWXPay:fail, sign error', /signed/],
    ['fail', /payment directory/],
  ])('of %j names its cause', (word, cause) => {
    expect(explainBridgeFailure(word)).toMatch(cause);
  });

  test('is in the console, once, for a failure and not for a cancel', () => {
    const { calls, start } = aPage();
    start();
    calls[0]!.callback({ err_msg: 'x:cancel' });
    expect(warned()).not.toHaveBeenCalled();
    calls[0]!.callback({ err_msg: 'getBrandWCPayRequest:fail_nosupport' });
    expect(warned()).toHaveBeenCalledTimes(1);
  });
});
