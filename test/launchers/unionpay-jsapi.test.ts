import { describe, expect, test, vi } from 'vitest';
import { explainUnionpayFailure } from '../../src/launchers/unionpay-bridge-causes';
import { launchUnionpayJsapi } from '../../src/launchers/unionpay-jsapi';
import { aPage, start, type Launched } from './launched';
import { onQuietClock } from './quiet';

interface PayCall {
  readonly tn: string;
  readonly success: () => void;
  readonly fail: (failure?: unknown) => void;
}

const action = { kind: 'unionpay-jsapi', tn: '731234567890123456789' } as const;
const warned = onQuietClock();

/** An SDK as upsdk.js makes it: `pay` does nothing before the configuration is accepted, and is put in place then. */
function anSdk(): { upsdk: Record<string, unknown>; asked: number; calls: PayCall[]; accept: () => void } {
  const listeners: (() => void)[] = [];
  const calls: PayCall[] = [];
  let isAccepted = false;
  const sdk = {
    asked: 0,
    calls,
    upsdk: {
      pay: (): void => {},
      ready: (then: () => void): void => {
        sdk.asked += 1;
        if (isAccepted) then();
        else listeners.push(then);
      },
    },
    accept: (): void => {
      isAccepted = true;
      sdk.upsdk.pay = ((call: PayCall) => void calls.push(call)) as () => void;
      listeners.splice(0).forEach((listener) => listener());
    },
  };
  return sdk;
}

function launchInWallet(): Launched & { call: PayCall; calls: PayCall[] } {
  const sdk = anSdk();
  sdk.accept();
  const launched = start(launchUnionpayJsapi, action, aPage({ upsdk: sdk.upsdk }));
  return { ...launched, call: sdk.calls[0]!, calls: sdk.calls };
}

test('an SDK that is ready is called once with the tn', () => {
  const { reports, calls } = launchInWallet();
  expect(calls.map(({ tn }) => tn)).toEqual(['731234567890123456789']);
  expect(reports).toEqual([{ type: 'started' }]);
});

test('success is heard as ok', () => {
  const { reports, call } = launchInWallet();
  call.success();
  expect(reports[1]).toEqual({ type: 'answered', claim: 'ok', params: {} });
});

// open.95516.com, upsdk.js: 01 the payer cancelled, 02 any other failure; the SDK's own refusals are errcode and errmsg.
test.each([
  [{ code: '01', msg: '用户取消' }, 'cancel', { code: '01', msg: '用户取消' }],
  [{ code: '02', msg: '失败' }, 'fail', { code: '02', msg: '失败' }],
  [{ errcode: 'c02', errmsg: '无权限' }, 'fail', { code: 'c02', msg: '无权限' }],
  [{ errcode: '01' }, 'cancel', { code: '01', msg: '' }],
  [{ code: 1 }, 'fail', { code: '1', msg: '' }],
  [{}, 'fail', { code: '', msg: '' }],
  [undefined, 'fail', { code: '', msg: '' }],
  [null, 'fail', { code: '', msg: '' }],
  ['01', 'fail', { code: '', msg: '' }],
])('a failure of %j is heard as %s', (failure, claim, params) => {
  const { reports, call } = launchInWallet();
  call.fail(failure);
  expect(reports[1]).toEqual({ type: 'answered', claim, params });
});

test('two answers are both told', () => {
  const { reports, call } = launchInWallet();
  call.fail({ code: '01' });
  call.success();
  expect(reports.slice(1)).toMatchObject([{ claim: 'cancel' }, { claim: 'ok' }]);
});

test('silence is told after twenty seconds, and a late success is heard', async () => {
  const { reports, call } = launchInWallet();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(reports[1]).toEqual({ type: 'silent' });
  call.success();
  expect(reports[2]).toMatchObject({ claim: 'ok' });
});

test('an SDK that throws has said nothing', () => {
  const upsdk = {
    ready: (then: () => void) => then(),
    pay: () => {
      throw new Error('cordova');
    },
  };
  expect(start(launchUnionpayJsapi, action, aPage({ upsdk })).reports).toEqual([{ type: 'started' }, { type: 'silent' }]);
});

describe('an SDK whose configuration is not accepted yet', () => {
  test('is asked once, and not called before', async () => {
    const sdk = anSdk();
    const pay = vi.spyOn(sdk.upsdk as { pay: () => void }, 'pay');
    const { reports } = start(launchUnionpayJsapi, action, aPage({ upsdk: sdk.upsdk }));
    await vi.advanceTimersByTimeAsync(3000);
    expect(sdk.asked).toBe(1);
    expect(pay).not.toHaveBeenCalled();
    expect(reports).toEqual([]);
    sdk.accept();
    await vi.advanceTimersByTimeAsync(250);
    expect(sdk.calls).toHaveLength(1);
    expect(reports).toEqual([{ type: 'started' }]);
  });

  test('and never is, is absent after eight seconds, and is not called if it is after all', async () => {
    const sdk = anSdk();
    const { reports } = start(launchUnionpayJsapi, action, aPage({ upsdk: sdk.upsdk }));
    await vi.advanceTimersByTimeAsync(8000);
    expect(reports).toEqual([{ type: 'failed', error: 'bridge-absent' }]);
    sdk.accept();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sdk.calls).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('is not called when the page has gone away meanwhile', async () => {
    const sdk = anSdk();
    const { reports, abort } = start(launchUnionpayJsapi, action, aPage({ upsdk: sdk.upsdk }));
    abort();
    sdk.accept();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sdk.calls).toEqual([]);
    expect(reports).toEqual([]);
  });
});

test('an SDK whose script comes late is found', async () => {
  const page = aPage();
  const { reports } = start(launchUnionpayJsapi, action, page);
  await vi.advanceTimersByTimeAsync(4000);
  const sdk = anSdk();
  sdk.accept();
  page.window['upsdk'] = sdk.upsdk;
  await vi.advanceTimersByTimeAsync(250);
  expect(sdk.calls).toHaveLength(1);
  expect(reports).toEqual([{ type: 'started' }]);
});

test.each([
  ['there is none', undefined],
  ['it is too old to say when it is ready', { pay: () => {} }],
  [
    'asking it throws',
    {
      ready: (): never => {
        throw new Error('cordova');
      },
    },
  ],
])('an SDK is absent where %s', async (_, upsdk) => {
  const { reports } = start(launchUnionpayJsapi, action, aPage({ upsdk }));
  await vi.advanceTimersByTimeAsync(8000);
  expect(reports).toEqual([{ type: 'failed', error: 'bridge-absent' }]);
});

describe('what the developer is told', () => {
  test.each([
    ['02', /query/],
    ['c01', /signature/],
    ['c02', /granted/],
    ['c101', /not in the UnionPay app/],
    ['constructor', /environment/],
  ])('of %s names its cause', (code, cause) => expect(explainUnionpayFailure(code)).toMatch(cause));

  test('is in the console for a failure, and not for a cancel', () => {
    const { call } = launchInWallet();
    call.fail({ code: '01' });
    expect(warned()).not.toHaveBeenCalled();
    call.fail({ code: '02' });
    expect(warned()).toHaveBeenCalledTimes(1);
  });
});
